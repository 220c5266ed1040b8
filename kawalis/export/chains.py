"""Every chain of a record as one row: who had it from whom, where it is weakest, the words."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from kawalis.export.reading import Reading
from kawalis.knowledge.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.export.reading import Step
    from kawalis.model import Record

COLUMNS = (
    "report", "statement", "parent", "chain", "links", "weakest", "weakness", "cue", "words", "polarity",
    "certainty", "mode",
)  # fmt: skip
_APART = " ← "


def rows(record: Record, *, language: str = "en", report: str = "") -> Iterator[dict[str, Any]]:
    """Yield a row a statement, in the order of the record; ``chain`` and ``links`` run from the outlet inwards.

    ``weakest`` is the index of the weakest link, None where none is weak, ``weakness`` its reason.
    """
    reading = Reading(record, Words(language))
    for statement in record.statements:
        steps = reading.steps(statement)
        weak = next((i for i, step in enumerate(steps) if step.weak), None)
        yield {
            "report": report,
            "statement": statement.id,
            "parent": statement.parent,
            "chain": [step.name for step in steps],
            "links": [step.link for step in steps],
            "weakest": weak,
            "weakness": steps[weak].weak if weak is not None else None,
            "cue": statement.cue.text if statement.cue else None,
            "words": [span.text for span in statement.contents],
            "polarity": statement.polarity,
            "certainty": statement.certainty,
            "mode": statement.mode,
        }


def lines(record: Record, *, language: str = "en") -> Iterator[str]:
    """Yield each chain as one line, its weakest link marked, the words behind it."""
    words = Words(language)
    reading = Reading(record, words)
    for statement in record.statements:
        chain = _chain(reading.steps(statement), words)
        said = " … ".join(" ".join(span.text.split()) for span in statement.contents)
        cue = f"{' '.join(statement.cue.text.split())}: " if statement.cue else ""
        marks = reading.marks(statement)
        noted = f" [{words('view.comma').join(marks)}]" if marks else ""
        yield f"{chain} | {cue}{said}{noted}"


def _chain(steps: tuple[Step, ...], words: Words) -> str:
    shown = ""
    for i, step in enumerate(steps):
        joint = f" {words.term('from', step.link)} " if i else ""
        weak = f" [{words.term('weak', step.weak)}]" if step.weak else ""
        shown += f"{joint}{step.name}{weak}"
    return shown


def to_json(found: Iterable[dict[str, Any]]) -> str:
    """Return rows as one JSON array on one line."""
    return json.dumps(list(found), ensure_ascii=False)


def to_csv(found: Iterable[dict[str, Any]], *, head: bool = True) -> str:
    """Return rows as CSV (RFC 4180), lists joined, under their column names where ``head`` asks for them."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    if head:
        writer.writeheader()
    for row in found:
        joined = {
            "chain": _APART.join(row["chain"]),
            "links": " ".join(row["links"]),
            "words": " … ".join(row["words"]),
        }
        writer.writerow({**row, **joined})
    return out.getvalue()
