"""A source that says itself that it does not know.

Claims that the report says of a source it names or describes that this source does not know whether
something is so (``it was not clear to the source whether``). ``He does not know that`` tells of a fact, and
is passed over. Never claims anything of what the source does assert, and is silent where nobody in
particular does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.check.words import both, is_word, quoted, say
from kawalis.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report
    from kawalis.model import Span, Statement

_REPORTED = 2  # links of a chain whose last is a source of the report's own


def source_unsure(report: Report) -> Iterator[Check]:
    """Yield one doubt that lists every such statement of the report's own sources."""
    unsure = [s for s in report.statements if _is_unsure(s) and _is_own_source(report, s)]
    if not unsure:
        return
    spans: list[Span] = []
    for statement in unsure:
        spans.extend(([statement.cue] if statement.cue else []) + list(statement.contents))
    what = both(quoted(_words(report, s)) for s in unsure)
    yield Check(
        "source_unsure",
        "doubt",
        tuple(spans),
        tuple(s.id for s in unsure),
        say("check.source_unsure", what=what),
    )


def _is_unsure(statement: Statement) -> bool:
    return (
        statement.layer == "body"
        and statement.cue_class == "know"
        and (statement.polarity == "-" or statement.certainty == "unknown")
        and bool(statement.contents)
        and bool(statement.sources)
    )


def _is_own_source(report: Report, statement: Statement) -> bool:
    """Whether whoever does not know is a person or an unnamed source that the report itself quotes."""
    if statement.source is None or statement.source not in report.actor or len(statement.chain) != _REPORTED:
        return False
    if report.actor[statement.source].kind not in {"anonymous", "person", "office"}:
        return False
    first = report.token_range(statement.contents[0].start, statement.contents[0].end)[:2]
    return bool(first) and (is_word(first[0], "whether") or any(is_word(t, "if") for t in first))


def _words(report: Report, statement: Statement) -> str:
    """Return the report's words from the cue to the end of what is not known."""
    pieces = [*([statement.cue] if statement.cue else []), *statement.contents]
    return report.document.text[min(p.start for p in pieces) : max(p.end for p in pieces)]
