"""Text nodes as conditions on PostgreSQL's vectors, and their rank by the formula that FTS5's ``bm25`` has.

Both stores find the same rows in the same order: a phrase counts as often as FTS5 counts it (``ts_rank_cd`` with all
weights 1 is the number of its places), and so do the rows that have it and the length of a row; sums are rounded alike.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Double,
    Integer,
    and_,
    case,
    cast,
    column,
    func,
    literal_column,
    not_,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from kawalis.search.query import And, Not, Or, Text
from kawalis.text import clitic_forms, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Select

    from kawalis.search.query import Node

EXACT = 10.0  # what a place of an exact form weighs, where that of a stem weighs 1
_K1, _B = 1.2, 0.75  # FTS5's
_SMALLEST = 1e-6  # weight of a phrase that more than half of all rows have
_INDEX = table("search_index", column("number", Integer), column("words"), column("exact"), column("stem"))
_TOTALS = table("search_totals", column("entries"), column("words"))
_NOTHING: ColumnElement[Any] = literal_column("CAST('' AS tsvector)")
_EACH: ColumnElement[Any] = literal_column("CAST('{1,1,1,1}' AS real[])")


class Phrase(NamedTuple):
    """Words in a row, in the column ``exact`` or ``stem``, as a query of PostgreSQL's."""

    column: str
    weight: float
    query: str

    def found(self) -> ColumnElement[bool]:
        """Return the condition that a row has it."""
        return _INDEX.c[self.column].bool_op("@@")(cast(self.query, TSQUERY))

    def places(self, rows: Any) -> ColumnElement[float]:
        """Return how often each of ``rows`` has it."""
        found = func.ts_rank_cd(_EACH, rows.c[self.column], cast(self.query, TSQUERY))
        return cast(func.coalesce(found, 0), Double)


def prepare(connection: Connection) -> None:
    """Have the planner use the index in this transaction: it takes no account of what unpacking a vector costs."""
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    connection.execute(text("SET LOCAL jit = off"))


def found(node: Node) -> Select[Any]:
    """Select the numbers of the rows that a node finds, as ``found``."""
    return select(_INDEX.c.number.label("found")).where(_condition(node))


def ranked(connection: Connection, node: Node) -> Select[Any]:
    """Select the numbers with their ``rank``; the lowest is the best."""
    phrases = list(_phrases(node))
    counts = [
        select(func.count()).select_from(_INDEX).where(phrase.found()).scalar_subquery() for phrase in phrases
    ]
    entries, words, *with_it = connection.execute(select(_TOTALS.c.entries, _TOTALS.c.words, *counts)).one()
    exact = or_(*(phrase.found() for phrase in _wanted(node) if phrase.column == "exact"))
    number = _INDEX.c.number
    whole = (  # unpacked once, not for each phrase, and only where the index says that there is something to count
        case((number.in_(select(number).where(exact)), _INDEX.c.exact.op("||")(_NOTHING))).label("exact"),
        _INDEX.c.stem.op("||")(_NOTHING).label("stem"),
    )
    held = select(number, _INDEX.c.words, *whole).where(_condition(node)).offset(0).subquery()
    counted = {
        f"places_{i}": phrase.places(held)
        for i, (phrase, hits) in enumerate(zip(phrases, with_it, strict=True))
        if hits
    }
    rows = (
        select(held.c.number, held.c.words, *(places.label(name) for name, places in counted.items()))
        .offset(0)
        .subquery()
    )
    length = _B * rows.c.words / (float(words) / max(1, entries) or 1.0)
    score: Any = literal_column("CAST(0 AS double precision)")
    for i, (phrase, hits) in enumerate(zip(phrases, with_it, strict=True)):
        if hits:
            weight = math.log((entries - hits + 0.5) / (hits + 0.5))
            places = phrase.weight * rows.c[f"places_{i}"]
            part = places * (_K1 + 1) / (places + _K1 * (1 - _B + length))
            score = score + (weight if weight > 0 else _SMALLEST) * part
    return select(rows.c.number.label("found"), (-score).label("rank"))


def _condition(node: Node) -> ColumnElement[bool]:
    if isinstance(node, Text):
        return or_(*(phrase.found() for phrase in _together(node)))
    if isinstance(node, Or):
        return or_(*map(_condition, node.nodes))
    if isinstance(node, And):
        return and_(*map(_condition, node.nodes))
    if isinstance(node, Not):
        return not_(_INDEX.c.number.in_(select(_INDEX.c.number).where(_condition(node.node))))  # by the index
    raise TypeError(f"{type(node).__name__} is no text")


def _phrases(node: Node) -> Iterator[Phrase]:
    """Yield what counts for the rank: each form by itself, as FTS5 has it, and nothing that is not wanted."""
    if isinstance(node, Text):
        first, rest = node.words[0], node.words[1:]
        for form in clitic_forms(first):
            yield Phrase("exact", EXACT, _row(form, *rest, prefix=node.prefix))
        yield from _stems(node)
    elif isinstance(node, And | Or):
        for inner in node.nodes:
            yield from _phrases(inner)


def _wanted(node: Node) -> Iterator[Phrase]:
    """Yield what finds the words of a node, without those that are not wanted."""
    if isinstance(node, Text):
        yield from _together(node)
    elif isinstance(node, And | Or):
        for inner in node.nodes:
            yield from _wanted(inner)


def _together(node: Text) -> Iterator[Phrase]:
    """Yield what finds a node: all forms of its first word in one query, and its stems."""
    first, rest = node.words[0], node.words[1:]
    alone = node.prefix and not rest
    forms = " | ".join(_row(form, prefix=alone) for form in clitic_forms(first))
    yield Phrase(
        "exact", EXACT, " <-> ".join([f"({forms})", *([_row(*rest, prefix=node.prefix)] if rest else [])])
    )
    yield from _stems(node)


def _stems(node: Text) -> Iterator[Phrase]:
    if not (node.prefix or node.quoted):
        yield Phrase("stem", 1.0, _row(*map(stem_of, node.words)))


def _row(*words: str, prefix: bool = False) -> str:
    """Return words in a row; they hold letters and digits only."""
    return " <-> ".join(f"'{word}'" for word in words) + (":*" if prefix else "")
