"""The change log: what was added, changed or withdrawn, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from kawalis.store.bulk import insert_many
from kawalis.store.tables import changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection


class Change(NamedTuple):
    """One line of the log; ``kind`` is article, record, statement, event, copy or judgement."""

    number: int
    at: str
    what: str
    kind: str
    item: str
    article: str | None


def log(connection: Connection, moment: str, entries: Iterable[tuple[str, str, str, str | None]]) -> None:
    """Note the entries (what, kind, item, article)."""
    rows = [
        {"at": moment, "what": what, "kind": kind, "item": item, "article": article}
        for what, kind, item, article in entries
    ]
    insert_many(connection, changes, rows)


def since(connection: Connection, moment: str) -> Iterator[Change]:
    """Yield the changes from a moment (or day) on, in order."""
    wanted = select(changes).where(changes.c.at >= moment).order_by(changes.c.number)
    for row in connection.execute(wanted):
        yield Change(*row)
