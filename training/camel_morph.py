"""Conjugate the verbs of CAMeL Morph MSA (CC BY 4.0) to undiacritised surface forms with their features.

CAMeL Morph describes a word as prefix + buffer + stem + buffer + suffix. Each morpheme states conditions that it
needs (COND-T) and conditions that it sets (COND-S); "else" holds where the same slot's more special rows do not.
We write every reading without vowel signs, so rows that differ in them alone fall together.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LATIN = "'|>&<}AbptvjHxd*rzs$SDTZEg"
_LETTERS = {c: chr(0x621 + i) for i, c in enumerate(_LATIN)}
_LETTERS |= {c: chr(0x641 + i) for i, c in enumerate("fqklmnhwYy")} | {"{": "\u0627"}


@dataclass(frozen=True)
class Row:
    """One morpheme: its spelling without vowels, features, conditions needed (all; each any of) and set."""

    function: str
    form: str
    features: tuple[str, ...]
    needs: tuple[frozenset[str], ...]
    other: bool  # "else" stands among the needs
    sets: frozenset[str]


@dataclass(frozen=True)
class Reading:
    """A surface form, its lemma (undiacritised) and a code such as P3MS, I3FP (aspect, person, gender, number)."""

    form: str
    lemma: str
    code: str
    transitive: bool


def letters(form: str) -> str:
    """Buckwalter transliteration to Arabic letters, vowel signs and the empty mark dropped."""
    text = "".join(_LETTERS.get(c, "") for c in form if c != "_")
    return text.replace("\u0627\u0622", "\u0622").replace("\u0623\u0627", "\u0622")


def _conditions(text: str) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(part.split("||")) for part in (text or "").replace("_", " ").split() if part != "else"
    )


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["DEFINE"] != "MORPH":
                continue
            needs = (row["COND-T"] or "").split()
            if "enc0" in needs:  # our verbs stand without their pronoun; it is a segment of its own
                continue
            sets = frozenset((row["COND-S"] or "").split()) - {"_"}
            features = tuple((row["FEAT"] or "").split())
            yield (
                row["CLASS"],
                Row(
                    row["FUNC"],
                    letters(row["FORM"]),
                    features,
                    _conditions(row["COND-T"]),
                    "else" in needs,
                    sets,
                ),
            )


def _fitting(rows: Iterable[Row], holds: frozenset[str]) -> list[Row]:
    """The rows whose needs hold; an "else" row only where no row of its function fits better without it."""
    fit = [row for row in rows if all(any(_holds(c, holds) for c in options) for options in row.needs)]
    best: dict[str, int] = {}
    for row in fit:
        best[row.function] = max(best.get(row.function, 0), len(row.needs))
    return [row for row in fit if not row.other or len(row.needs) == best[row.function]]


def _holds(condition: str, holds: frozenset[str]) -> bool:
    return condition[1:] not in holds if condition.startswith("!") else condition in holds


def _code(features: Iterable[str]) -> str:
    values = dict(f.split(":", 1) for f in features if ":" in f)
    return (values["asp"] + values["per"] + values["gen"] + values["num"]).upper()


def verbs(folder: Path) -> Iterator[Reading]:
    """Every indicative, subjunctive and jussive or perfect form of every verb."""
    tables: dict[str, list[Row]] = {}
    for name, row in _rows(folder / "MSA-Verb-MORPH.csv"):
        tables.setdefault(name, []).append(row)
    for aspect in ("PV", "IV"):
        with (folder / f"MSA-Verb-LEX-{aspect}.csv").open(encoding="utf8", newline="") as lines:
            for stem in csv.DictReader(lines):
                yield from _conjugate(stem, aspect, tables)


def _conjugate(stem: dict[str, str], aspect: str, tables: dict[str, list[Row]]) -> Iterator[Reading]:
    base = frozenset(stem["COND-S"].split())
    needed = _conditions(stem["COND-T"])
    lemma, form = letters(stem["LEMMA"].split("-")[0]), letters(stem["FORM"])
    transitive = "trans" in base or "ditrans" in base
    if aspect == "PV":
        for suffix in _fitting(tables["[PVSuff]"], base):
            for buffer in _fitting(tables["[PVBuff]"], base | suffix.sets):
                if all(any(c in base | suffix.sets | buffer.sets for c in options) for options in needed):
                    yield Reading(form + buffer.form + suffix.form, lemma, _code(suffix.features), transitive)
        return
    for name, suffixes in tables.items():
        if not name.startswith(("[IVSuff.I.", "[IVSuff.S.", "[IVSuff.J.")):
            continue
        for prefix in tables.get(f"[IVPref.{name.rstrip(']').rsplit('.', 1)[1]}]", []):
            for suffix in _fitting(suffixes, base):
                holds = base | prefix.sets | suffix.sets
                for before in _fitting(tables["[IVPreBuff]"], holds):
                    for after in _fitting(tables["[IVBuff]"], holds):
                        if all(any(c in holds | after.sets for c in options) for options in needed):
                            text = prefix.form + before.form + form + after.form + suffix.form
                            yield Reading(text, lemma, _code(suffix.features), transitive)
