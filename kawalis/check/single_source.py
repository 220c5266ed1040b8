"""Everything said in the report rests on one unnamed source.

Claims that at least three attributed statements of the body, and all but background taken from another
outlet or put in the mouth of circles and corridors, run through one unnamed source. Never claims that what
it says is wrong, and is silent as soon as anybody named or any institution speaks outside that source's
chain.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kawalis.check.words import say, shown
from kawalis.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report
    from kawalis.model import Statement

_FEWEST = 3  # statements that must rest on the source
_BACKGROUND = 1  # statements that one other outlet may add


def single_source(report: Report) -> Iterator[Check]:
    """Yield at most one doubt."""
    body = [s for s in report.statements if s.layer == "body"]
    through: Counter[str] = Counter()
    for statement in body:
        origin = _origin(statement)
        if origin is None:
            return  # someone speaks whom the record does not know: independence cannot be told
        through[origin] += 1
    unnamed = [i for i in through if i in report.actor and report.actor[i].kind == "anonymous"]
    if len(unnamed) != 1 or through[unnamed[0]] < _FEWEST:
        return
    source = unnamed[0]
    if not _is_one(report, source):
        return
    if any(not _is_background(report, other, count) for other, count in through.items() if other != source):
        return
    resting = [s for s in body if _origin(s) == source]
    actor = report.actor[source]
    spans = actor.mentions or tuple(span for s in resting for span in s.sources)
    message = say("check.single_source", count=through[source], source=shown(actor.name_ar))
    yield Check("single_source", "doubt", spans, (source, *(s.id for s in resting)), message)


def _origin(statement: Statement) -> str | None:
    """Return whom the outlet has it from: the second link, else the source itself."""
    links = statement.chain
    return links[1].actor if len(links) > 1 else statement.source


def _is_one(report: Report, source: str) -> bool:
    """Whether every mention of the source is singular: ``sources`` may be many."""
    spans = report.actor[source].mentions
    return all(m.number == "s" for m in report.mentions if any(m.span.overlaps(span) for span in spans))


def _is_background(report: Report, actor: str, count: int) -> bool:
    """Whether statements of this origin leave the report's matter to the one source.

    A single statement of another outlet is background; the talk of a collective vouches for nothing. The
    report's own outlet adds no source.
    """
    if actor not in report.actor:
        return False
    kind = report.actor[actor].kind
    if kind == "outlet":
        own = any(s.chain and s.chain[0].actor == actor for s in report.statements)
        return own or count <= _BACKGROUND
    types = {s.source_type for s in report.statements if s.source == actor}
    return types == {"collective"}
