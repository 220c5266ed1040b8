"""Numbered steps from an older schema to the newest. A step is never changed once it was released.

A new database gets the newest schema at once; an older one gets the steps that it lacks, each in one transaction with
the note of it, so that a stop in between loses nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, insert, inspect, select, text, update

from kawalis.model import StoreError
from kawalis.store import reading
from kawalis.store.clock import now
from kawalis.store.connect import APPLICATION
from kawalis.store.fulltext import create_index
from kawalis.store.fulltext import index as index_words
from kawalis.store.rows import about_of
from kawalis.store.tables import about, events, judgements, metadata, schema_steps, search, terms
from kawalis.store.terms import enter as enter_terms
from kawalis.store.terms import of_article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Engine


class Step(NamedTuple):
    """One migration."""

    number: int
    name: str
    apply: Callable[[Connection], None]


def create(connection: Connection) -> None:
    """Make the newest schema in an empty database."""
    metadata.create_all(connection)
    create_index(connection)


def _about(connection: Connection) -> None:
    """Of whom statements speak, out of the records that are there."""
    if inspect(connection).has_table(about.name):
        return
    about.create(connection)
    number = 0
    while page := reading.made_after(connection, number):
        number = page[-1].number
        for found, record in reading.several(connection, [made.article for made in page]).items():
            reading.relate(connection, found, about_of(record, found))


def _judged_articles(connection: Connection) -> None:
    """The article of what is judged."""
    if "article" in {column["name"] for column in inspect(connection).get_columns(judgements.name)}:
        return
    connection.exec_driver_sql("ALTER TABLE judgements ADD COLUMN article VARCHAR(16)")
    next(i for i in judgements.indexes if "article" in i.columns).create(connection)


def _index_without_text(connection: Connection) -> None:
    """The first index had the shadow of every text for its content, by triggers or as a generated column."""
    if "stem" not in {column["name"] for column in inspect(connection).get_columns(search.name)}:
        return
    old = "search_1"
    words = text(f"SELECT number, exact, stem FROM {old} WHERE number > :last ORDER BY number LIMIT 500")  # noqa: S608
    if connection.dialect.name == "sqlite":
        for name in ("search_added", "search_withdrawn"):
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("DROP TABLE search_index"))
    connection.execute(text(f"ALTER TABLE search RENAME TO {old}"))
    for held in inspect(connection).get_indexes(old):
        connection.execute(text(f"DROP INDEX {held['name']}"))
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ALTER TABLE {old} RENAME CONSTRAINT search_pkey TO {old}_pkey"))
    search.create(connection)
    create_index(connection)
    kept = "number, kind, item, article, CASE WHEN kind = 'article' THEN NULL ELSE exact END"
    moved = f"INSERT INTO search (number, kind, item, article, exact) SELECT {kept} FROM {old}"  # noqa: S608
    connection.execute(text(moved))
    last = 0
    while rows := connection.execute(words, {"last": last}).tuples().all():
        index_words(connection, rows)
        last = rows[-1][0]
    connection.execute(text(f"DROP TABLE {old}"))


def _telling(connection: Connection) -> None:
    """Whether a report tells an event or only mentions it, out of the records that are there."""
    if "telling" in {column["name"] for column in inspect(connection).get_columns(events.name)}:
        return
    connection.exec_driver_sql("ALTER TABLE events ADD COLUMN telling TEXT")
    number = 0
    while page := reading.made_after(connection, number):
        number = page[-1].number
        for found, record in reading.several(connection, [made.article for made in page]).items():
            for event in record["events"]:
                if event.get("telling"):
                    own = (events.c.article == found) & (events.c.local == event["id"])
                    connection.execute(update(events).where(own).values(telling=event["telling"]))


def _condition_indexes(connection: Connection) -> None:
    """What searches by conditions alone are answered from."""
    held = {
        index["name"] for table in (search, events) for index in inspect(connection).get_indexes(table.name)
    }
    for name in {"search_item", "ix_search_article"} & held:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    for index in (*search.indexes, *events.indexes):
        if index.name not in held or index.name == "search_item":
            index.create(connection)


def _terms(connection: Connection) -> None:
    """What is true of each thing. From here on, texts are packed in one byte a letter, too."""
    if inspect(connection).has_table(terms.name):
        return
    terms.create(connection)
    number = 0
    while page := reading.made_after(connection, number):
        number = page[-1].number
        enter_terms(
            connection, [row for made in page if made.kawalis for row in of_article(connection, made.article)]
        )


# The baseline is not made any more: an empty database gets the newest schema.
STEPS: tuple[Step, ...] = (
    Step(1, "baseline", create),
    Step(2, "about", _about),
    Step(3, "judged articles", _judged_articles),
    Step(4, "index without text", _index_without_text),
    Step(5, "told or mentioned", _telling),
    Step(6, "indexes of conditions", _condition_indexes),
    Step(7, "terms", _terms),
)


def version_of(connection: Connection, where: str) -> int:
    """Return the number of the database's newest step, 0 for an empty database.

    Raises :class:`StoreError` (``not_ours``) for a database with other things in it.
    """
    names = set(inspect(connection).get_table_names())
    if schema_steps.name in names:
        newest = select(func.coalesce(func.max(schema_steps.c.number), 0))
        return int(connection.execute(newest).scalar_one())
    if names:
        raise StoreError("not_ours", where)
    return 0


def migrate(engine: Engine, where: str, steps: Sequence[Step] = STEPS) -> None:
    """Bring the database to the newest schema. Raises :class:`StoreError` (``newer``, ``not_ours``)."""
    newest = steps[-1].number
    with engine.connect() as connection:
        found = version_of(connection, where)
    check_version(found, newest, where)
    if not found:
        _apply(engine, steps[0], where, steps)
    for step in steps:
        if step.number > found:
            _apply(engine, step, where, (step,))


def check_version(found: int, newest: int, where: str) -> None:
    """Refuse a database that a newer Kawalis made."""
    if found > newest:
        raise StoreError("newer", where, f"{found} > {newest}")


def _apply(engine: Engine, step: Step, where: str, noted: Sequence[Step]) -> None:
    """Make a step, and note it with those that come with it."""
    with engine.connect().execution_options(kawalis_write=True) as connection, connection.begin():
        if version_of(connection, where) >= step.number:  # another process was quicker, or made all at once
            return
        step.apply(connection)
        moment = now()
        rows = [{"number": each.number, "name": each.name, "applied_at": moment} for each in noted]
        connection.execute(insert(schema_steps), rows)
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
