"""National adjectives and peoples, with the forms that Arabic grammar derives from the masculine singular."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kawalis.knowledge.load import table
from kawalis.knowledge.schema.countries import Country, NisbaEnding
from kawalis.text import fold


@dataclass(frozen=True, slots=True)
class Nationality:
    """One form of a national adjective, without article: whose it is, gender and number."""

    code: str
    gender: str
    number: str


@cache
def nationalities() -> dict[str, Nationality]:
    """Return the folded adjective (no article) -> what it tells; for two words they are joined by a blank."""
    found: dict[str, Nationality] = {}
    endings = table(NisbaEnding)
    feminine = next(e.ending for e in endings if (e.gender, e.number) == ("f", "s"))
    for country in table(Country):
        for adjective in country.adjectives:
            first, *rest = fold(adjective).split()
            for e in endings:
                words = [first + e.ending, *(word + (feminine if e.gender == "f" else "") for word in rest)]
                found.setdefault(" ".join(words), Nationality(country.code, e.gender, e.number))
        for people in country.people:
            found.setdefault(fold(people), Nationality(country.code, "m", "p"))
    return found


@cache
def country_of(code: str) -> Country | None:
    """Return the state with an ISO 3166-1 alpha-3 code."""
    return next((country for country in table(Country) if country.code == code), None)
