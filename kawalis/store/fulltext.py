"""The full-text index over the table ``search``: stock FTS5 (unicode61) or PostgreSQL's ``simple``.

SQLite: ``search_index(exact, stem)`` has the table as its content, triggers keep the two together; ``rowid`` is
``search.number``. Rank with ``bm25(search_index, 10.0, 1.0)``, so that exact forms come first. PostgreSQL: the column
``search.vector`` has the weight A for exact forms and D for stems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        exact, stem, content='search', content_rowid='number', tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
        INSERT INTO search_index(rowid, exact, stem) VALUES (new.number, new.exact, new.stem);
        END""",
    """CREATE TRIGGER search_withdrawn AFTER DELETE ON search BEGIN
        INSERT INTO search_index(search_index, rowid, exact, stem)
        VALUES ('delete', old.number, old.exact, old.stem);
        END""",
)
_POSTGRES = (
    """ALTER TABLE search ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', exact), 'A') || setweight(to_tsvector('simple', stem), 'D')) STORED""",
    "CREATE INDEX search_vector ON search USING gin (vector)",
)


def create_index(connection: Connection) -> None:
    """Make the index on an empty table."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement.replace("%", "%%"))
