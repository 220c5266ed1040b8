"""Ids of a library, whole or by a beginning that only one of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import collate, select

from kawalis.model.errors import CodedError
from kawalis.store.tables import actors, articles, events, judgements, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

MOST = 5  # ids that a refusal names
_LAST = "\U0010ffff"  # behind any id that begins as something
_COLUMNS = (
    ("article", articles.c.id, articles.c.id),
    ("statement", statements.c.id, statements.c.article),
    ("event", events.c.id, events.c.article),
    ("mention", actors.c.id, actors.c.article),
    ("actor", actors.c.entity, None),
    ("judgement", judgements.c.id, None),
)


class FindingError(CodedError):
    """An id or name that leads to nothing (``nothing``) or to several (``several``, named in ``detail``)."""


class Thing(NamedTuple):
    """What an id names: article, statement, event, actor, judgement or mention (an actor as one report has it)."""

    kind: str
    id: str
    article: str | None


def thing(connection: Connection, wanted: str) -> Thing:
    """Return what has this id, or else what alone has an id that begins so. Raises :class:`FindingError`."""
    found = next(_with(connection, wanted, whole=True), None)
    if found is not None:
        return found
    several = list(dict.fromkeys(_with(connection, wanted, whole=False))) if wanted else []
    if len(several) == 1:
        return several[0]
    if not several:
        raise FindingError("nothing", wanted)
    shown = [item.id for item in several[:MOST]] + ["…"] * (len(several) > MOST)
    raise FindingError("several", wanted, found=", ".join(shown))


def _with(connection: Connection, wanted: str, *, whole: bool) -> Iterator[Thing]:
    for kind, column, article in _COLUMNS:
        held = column == wanted if whole else _begins(connection, column, wanted)
        if kind == "actor":
            held &= actors.c.kb.is_not(None)
        columns = (column,) if article is None else (column, article)
        asked = select(*columns).where(held).distinct().order_by(column).limit(MOST + 1)
        for row in connection.execute(asked):
            yield Thing(kind, row[0], row[1] if article is not None else None)


def _begins(connection: Connection, column: ColumnElement[Any], wanted: str) -> ColumnElement[bool]:
    """Compare by code points, so that SQLite's indexes serve; other stores may sort by a language's rules."""
    exact = column if connection.dialect.name == "sqlite" else collate(column, "C")
    return (exact >= wanted) & (exact < wanted + _LAST)
