"""What is true of each thing that can be found, under one number for each condition: what searches without words ask.

A row says that by an article (its number) a condition holds of the thing under a number of ``search``. Conditions are
those of one event, one statement or one actor; what ties them to other things is that of docs/search.md: an event's
hold of its statement, its article and who takes part, a statement's of its events, its article and its source, an actor
is in its statements' chains, its events and its articles. An actor of the actor files, who has a row of ``search`` for
each of its names, stands under the first.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, select

from kawalis.store.bulk import among, insert_many, mark
from kawalis.store.tables import actors, articles, events, links, parties, search, statements, terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

Row = tuple[int, int, int, int]  # of the table, in its order

KINDS = {"article": 0, "statement": 1, "event": 2, "actor": 3}
EVENT = {name: name for name in ("type", "status", "country", "telling")}
STATEMENT = {
    "source-type": "source_type",
    "certainty": "certainty",
    "directness": "directness",
    "polarity": "polarity",
    "mode": "mode",
}
_DIGITS = 12  # hexadecimal: a few bytes in each row, and no two conditions of a library under one number


def term(field: str, value: str) -> int:
    """Return the number of a condition, whatever the case in which it is written."""
    text = f"{field}:{value.lower()}".encode("utf-8", "surrogatepass")
    return int(hashlib.sha256(text).hexdigest()[:_DIGITS], 16)


def of_article(connection: Connection, found: str) -> list[Row]:
    """Return the rows of what the newest record of an article tells."""
    number = connection.execute(select(articles.c.number).where(articles.c.id == found)).scalar_one()
    held = {
        table: list(connection.execute(select(table).where(table.c.article == found)).mappings())
        for table in (statements, events, parties, links, actors)
    }
    entity = {row["id"]: row["entity"] for row in held[actors]}
    places = _places(connection, found, set(entity.values()))
    things: dict[str, set[tuple[str, str]]] = defaultdict(set)  # what conditions on an actor hold of
    taking: dict[str, set[tuple[str, str]]] = defaultdict(set)
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in held[parties]:
        if row["actor"] in entity:
            taking[row["event"]].add(("actor", entity[row["actor"]]))
            things[entity[row["actor"]]].add(("event", row["event"]))
    for row in held[links]:
        if row["actor"] in entity:
            things[entity[row["actor"]]].add(("statement", row["statement"]))
    out: set[tuple[int, tuple[str, str]]] = set()
    article = ("article", found)
    for row in held[events]:
        itself = ("event", row["id"])
        holds = {itself, article, *taking[row["id"]]}
        if row["statement"]:
            holds.add(("statement", row["statement"]))
            told[row["statement"]].add(itself)
        out |= _pairs(row, EVENT, holds) | {(term("kind", "event"), itself)}
    for row in held[statements]:
        itself = ("statement", row["id"])
        holds = {itself, article, *told[row["id"]]}
        if row["source"] in entity:
            holds.add(("actor", entity[row["source"]]))
        out |= _pairs(row, STATEMENT, holds) | {(term("kind", "statement"), itself)}
    for name in set(entity.values()):
        itself = ("actor", name)
        out |= {(term("actor", name), thing) for thing in {itself, article, *things[name]}}
        out.add((term("kind", "actor"), itself))
    return sorted((code, places[thing], number, KINDS[thing[0]]) for code, thing in out if thing in places)


def _pairs(row: Any, fields: dict[str, str], holds: set[tuple[str, str]]) -> set[tuple[int, tuple[str, str]]]:
    codes = [term(field, row[column]) for field, column in fields.items() if row[column]]
    return {(code, thing) for code in codes for thing in holds}


def _places(connection: Connection, found: str, entities: Iterable[str]) -> dict[tuple[str, str], int]:
    """Return the number of ``search`` of each thing of an article, by kind and id; of several the first."""
    shared = and_(search.c.kind == "actor", search.c.article.is_(None))
    known = and_(among(connection, search.c.item, list(entities)), shared)
    out: dict[tuple[str, str], int] = {}
    for condition in (search.c.article == found, known):
        wanted = select(search.c.kind, search.c.item, search.c.number).where(condition)
        for kind, item, number in connection.execute(wanted):
            out[kind, item] = min(number, out.get((kind, item), number))
    return out


def enter(connection: Connection, rows: Iterable[Row]) -> None:
    """Add rows that are not there."""
    names = tuple(column.name for column in terms.columns)
    insert_many(connection, terms, [dict(zip(names, row, strict=True)) for row in rows])


def withdraw(connection: Connection, rows: Iterable[Row]) -> None:
    """Take rows out."""
    values = list(rows)
    if values:
        sign = mark(connection)
        where = " AND ".join(f"{column.name} = {sign}" for column in terms.columns)
        connection.exec_driver_sql(f"DELETE FROM terms WHERE {where}", values)  # noqa: S608 - names of ours
