"""What a query chooses of a library: whole records, or records narrowed to the findings that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from kawalis.export.ids import stable
from kawalis.export.narrowing import narrowed
from kawalis.export.record_load import from_dict
from kawalis.search.engine import select_rows
from kawalis.search.query import And, Field, Or, both
from kawalis.store.reading import several
from kawalis.store.tables import actors, articles, search

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from kawalis.model import Record
    from kawalis.search.query import Node

PARTS = ("article", "statement", "event")
_PAGE = 100


def chosen(
    connection: Connection, query: Node, kind: str | None = None, *, whole: bool = False
) -> Iterator[Record]:
    """Yield the newest records, in the order of adding, of what a query finds; of one ``kind`` it alone.

    An article that is found itself comes whole. Of another comes what was found in it, with what that hangs on: a
    statement with its chain and its source, an event with its parties and the statement that tells it, an actor with
    its statements and events (not where actors are the kind). Actors are looked for only where they are asked for. Old
    versions of pages are left out, as are articles that are not read. Narrowed records stand under stable ids; none is
    narrowed where all are wanted ``whole``.
    """
    found = _found(connection, query, (kind,) if kind else _asked(query) or PARTS)
    columns = select(articles.c.number, articles.c.id).where(
        articles.c.current, articles.c.record.is_not(None)
    )
    rows = connection.execute(columns.order_by(articles.c.number)).tuples()
    wanted = [article for _, article in rows if article in found]
    for i in range(0, len(wanted), _PAGE):
        page = wanted[i : i + _PAGE]
        records = several(connection, page)
        for article in page:
            record = from_dict(records[article])
            items = found[article]
            yield (
                record
                if whole or article in items
                else narrowed(stable(record), items, alone=kind == "actor")
            )


def _asked(query: Node) -> tuple[str, ...]:
    """Return the kinds that a query names on its own level."""
    nodes = query.nodes if isinstance(query, And) else (query,)
    return tuple(node.value for node in nodes if isinstance(node, Field) and node.name == "kind")


def _found(connection: Connection, query: Node, kinds: Sequence[str]) -> dict[str, set[str]]:
    """Return the ids found in each article, its own where it is found itself."""
    if query == And(()):
        return {}
    node = both(query, Or(tuple(Field("kind", kind) for kind in kinds)))
    columns = (search.c.kind, search.c.item, search.c.article)
    out: dict[str, set[str]] = {}
    entities: list[str] = []
    for row in connection.execute(select_rows(connection, node, *columns, by_rank=False)):
        if row.kind == "actor":
            entities.append(row.item)
        else:
            out.setdefault(row.article, set()).add(row.item)
    for i in range(0, len(entities), _PAGE):
        asked = select(actors.c.article, actors.c.id).where(actors.c.entity.in_(entities[i : i + _PAGE]))
        for article, found in connection.execute(asked).tuples():
            out.setdefault(article, set()).add(found)
    return out
