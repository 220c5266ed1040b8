"""Cues by class and readers one by one, on the annotated reports.

``python -m tests.evaluation.statement_classes work`` prints recall and precision of the cues by the class of the verb
(missed cues count under the class that the lexicon gives their words, else "other"), and the measures of each reader of
statements alone and of both together.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

from kawalis.extract.statements import readers
from kawalis.knowledge import table
from kawalis.knowledge.inflect import inflect
from kawalis.knowledge.schema.cues import ReportingVerb
from kawalis.text import fold
from tests.evaluation import reports

Plain = dict[str, Any]
READERS = {"order": frozenset({"order"}), "tree": frozenset({"tree"}), "both": frozenset({"order", "tree"})}


def class_of(words: str) -> str:
    """Return the class of a cue by its words, ``other`` where the lexicon has none of them."""
    forms = {form: row.cue_class for row in table(ReportingVerb) for form in inflect(row.verb)}
    found = (forms.get(fold(word)) or forms.get(fold(word)[1:]) for word in words.split())
    return next((name for name in found if name), "other")


def by_class(gold: list[Plain], found: list[Plain]) -> dict[str, tuple[int, int, int]]:
    """Return for each class how many cues are right, in gold, and ours."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    for one, record in zip(gold, found, strict=True):
        text = record["article"]["text"]
        left = [s["cue"] for s in record["statements"] if s["cue"]]
        for statement in record["statements"]:
            ours[statement["cue_class"] if statement["cue"] else "headline"] += 1
        for statement in one["statements"]:
            cue = statement["cue"]
            name = class_of(text[cue["start"] : cue["end"]]) if cue else "headline"
            wanted[name] += 1
            match = next(
                (c for c in left if cue and c["start"] < cue["end"] and cue["start"] < c["end"]), None
            )
            if match is not None:
                left.remove(match)
                right[name] += 1
    return {name: (right[name], wanted[name], ours[name]) for name in sorted(wanted | ours)}


def main() -> None:
    """Print both tables of the halves that are named."""
    for part in sys.argv[1:] or ("work",):
        found_in = reports.load(part)
        gold = [r.gold for r in found_in]
        for name, chosen in READERS.items():
            readers.READERS = chosen
            found = reports.records(found_in)
            rows = reports.scored(gold, found)
            figures = {k: v["F1"] for k, v in rows.items() if k.startswith("statement")}
            figures["chain edges"] = reports.chain_edges(gold, found)["F1"]
            sys.stdout.write(f"{part} {name}\n" + "".join(f"  {k:<40} {v:.3f}\n" for k, v in figures.items()))
        for name, (right, wanted, ours) in by_class(gold, found).items():
            sys.stdout.write(f"  {name:<12} found {right} of {wanted}, ours {ours}\n")


if __name__ == "__main__":
    main()
