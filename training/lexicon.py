"""Build the word lexicon of the features: folded form -> code of its readings in CAMeL Morph MSA (CC BY 4.0).

Codes: verb readings (P3MS I3FS ..), A adjective, N proper noun, W function word; joined by "|". Written packed.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

from camel_morph import letters, verbs

from kawalis.annotate.model.chars import ALEF, ARTICLE, TEH, TEH_MARBUTA, YEH, fold, plain
from kawalis.annotate.model.words import pack

NOON, WAW = "\u0646", "\u0648"
# second persons are near absent from the news and share their spelling with the third
SKIPPED = ("P2", "I2")


def nominals(folder: Path) -> Iterator[tuple[str, str]]:
    """(form, code) of adjectives in gender and number, proper nouns and function words, with and without article."""
    endings = ("", TEH_MARBUTA, ALEF + TEH, YEH + NOON, WAW + NOON, ALEF)
    for name, code in (("Adj", "A"), ("Adj-Comp", "E"), ("Noun-Prop", "N"), ("Other", "W")):
        with (folder / f"MSA-{name}-LEX.csv").open(encoding="utf8", newline="") as lines:
            for row in csv.DictReader(lines):
                stem = plain(letters(row["FORM"]))
                if not stem or row["DEFINE"] != "LEXICON":
                    continue
                lemma = plain(letters(row["LEMMA"].split("-")[0]))
                for base in {stem, lemma} if code in "NE" else {stem}:
                    for ending in endings if code == "A" else ("",):
                        yield base + ending, code
                        if code in "AE":
                            yield ARTICLE + base + ending, code


def build(folder: Path) -> dict[str, set[str]]:
    readings: dict[str, set[str]] = {}
    for reading in verbs(folder):
        if not reading.code.startswith(SKIPPED):
            readings.setdefault(fold(reading.form), set()).add(reading.code)
    for form, code in nominals(folder):
        readings.setdefault(fold(form), set()).add(code)
    return readings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    groups: dict[str, list[str]] = {}
    for form, codes in build(args.folder).items():
        if len(form) > 1:
            groups.setdefault("|".join(sorted(codes)), []).append(form)
    args.out.write_bytes(pack(groups))
    print(len(groups), "codes", sum(map(len, groups.values())), "forms")


if __name__ == "__main__":
    main()
