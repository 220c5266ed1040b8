"""The full-text index beside the table ``search``: FTS5, or PostgreSQL's vectors, of the same words in the same places.

``search_index`` has a row for each row of ``search``, under the same number: ``exact`` (folded words) and ``stem``
(their light stems, word for word). It holds no text: what is withdrawn is taken out by its words, which
``search.exact`` keeps, but for articles, which are never withdrawn and whose words are those of their text.

PostgreSQL: the vectors are those that ``to_tsvector('simple', ...)`` gives, but made here, because what its parser
takes for a word depends on the server's locale. Places above 16,383 count as that one, a word has 255 places at most.
``search_totals`` holds the number of rows and of their words, which FTS5 keeps by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, delete, func, select, text

from kawalis.store.bulk import insert_many
from kawalis.store.tables import search
from kawalis.text import stem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

Words = tuple[int, str, str]  # number, exact, stem
ARTICLE = "article"
_MAKE = {
    "sqlite": (
        # The words are folded already: they are what stands between spaces.
        """CREATE VIRTUAL TABLE search_index USING fts5(exact, stem, content='', tokenize='ascii')""",
        # 16 MB of words wait in memory for the end of a transaction, before any is written.
        "INSERT INTO search_index(search_index, rank) VALUES ('hashsize', 16777216)",
    ),
    "postgresql": (
        """CREATE TABLE search_index (
            number integer PRIMARY KEY, words integer NOT NULL, exact tsvector NOT NULL, stem tsvector NOT NULL)""",
        "CREATE INDEX search_exact ON search_index USING gin (exact) WITH (gin_pending_list_limit = 512)",
        "CREATE INDEX search_stem ON search_index USING gin (stem) WITH (gin_pending_list_limit = 512)",
        "CREATE TABLE search_totals (entries bigint NOT NULL, words bigint NOT NULL)",
        "INSERT INTO search_totals VALUES (0, 0)",
    ),
}
_ENTER = {
    "sqlite": "INSERT INTO search_index(rowid, exact, stem) VALUES (?, ?, ?)",
    "postgresql": "INSERT INTO search_index(number, exact, stem, words)"
    " VALUES (%s, CAST(%s AS tsvector), CAST(%s AS tsvector), %s)",
}
_LEAVE = {
    "sqlite": "INSERT INTO search_index(search_index, rowid, exact, stem) VALUES ('delete', ?, ?, ?)",
    "postgresql": "DELETE FROM search_index WHERE number = %s",
}
_TOTALS = text("UPDATE search_totals SET entries = entries + :entries, words = words + :words")


def create_index(connection: Connection) -> None:
    """Make the index of an empty table."""
    for statement in _MAKE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def enter(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Add rows of ``search``, each with its ``exact`` and ``stem``, and index them."""
    if not rows:
        return
    last = connection.execute(select(func.coalesce(func.max(search.c.number), 0))).scalar_one()
    numbered = list(enumerate(rows, start=last + 1))  # writers take turns: the numbers are free
    insert_many(
        connection,
        search,
        [
            {
                "number": number,
                "kind": row["kind"],
                "item": row["item"],
                "article": row["article"],
                "exact": None if row["kind"] == ARTICLE else row["exact"],
            }
            for number, row in numbered
        ],
    )
    index(connection, ((number, row["exact"], row["stem"]) for number, row in numbered))


def index(connection: Connection, rows: Iterable[Words]) -> None:
    """Index words under the numbers of their rows."""
    if connection.dialect.name == "sqlite":
        values: list[tuple[Any, ...]] = [tuple(row) for row in rows]
    else:
        values = [
            (number, vector(exact), vector(stem), exact.count(" ") + bool(exact))
            for number, exact, stem in rows
        ]
        _count(connection, 1, [value[-1] for value in values])
    if values:
        connection.exec_driver_sql(_ENTER[connection.dialect.name], values)


def withdraw(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Take the rows of ``search`` for which a condition holds, none of them an article's, out of table and index."""
    found = connection.execute(select(search.c.number, search.c.exact).where(condition)).tuples().all()
    if not found:
        return
    connection.execute(delete(search).where(condition))
    if connection.dialect.name == "sqlite":
        gone: list[tuple[Any, ...]] = [
            (number, exact, " ".join(map(stem_of, exact.split()))) for number, exact in found
        ]
    else:
        gone = [(number,) for number, _ in found]
        _count(connection, -1, [exact.count(" ") + bool(exact) for _, exact in found])
    connection.exec_driver_sql(_LEAVE[connection.dialect.name], gone)


def _count(connection: Connection, sign: int, words: Sequence[int]) -> None:
    connection.execute(_TOTALS, {"entries": sign * len(words), "words": sign * sum(words)})


def vector(words: str) -> str:
    """Return words, parted by spaces, as PostgreSQL writes a vector: each with its places."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words.split(), start=1):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())
