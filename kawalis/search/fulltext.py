"""Text nodes in the index: exact forms with what is written onto them, and light stems.

For SQLite as FTS5's own expressions, for PostgreSQL by :mod:`kawalis.search.vectors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, literal_column, select, table

from kawalis.search import vectors
from kawalis.search.query import And, Not, Or, Text
from kawalis.text import clitic_forms, stem_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from kawalis.search.query import Node

_ANY: ColumnElement[Any] = literal_column("search_index")  # FTS5's name for all columns
_NUMBER: ColumnElement[int] = literal_column("rowid").label("found")
_RANK: ColumnElement[float] = literal_column(f"bm25(search_index, {vectors.EXACT}, 1.0)").label("rank")


def prepare(connection: Connection) -> None:
    """Make a transaction ready for searches."""
    if connection.dialect.name == "postgresql":
        vectors.prepare(connection)


def found(connection: Connection, node: Node) -> Select[Any]:
    """Select the numbers of the rows that a node which :func:`is_text` finds, as ``found``."""
    return _fts5(node) if connection.dialect.name == "sqlite" else vectors.found(node)


def ranked(connection: Connection, node: Node) -> Select[Any]:
    """Select the numbers of the rows with their ``rank``; the lowest is the best."""
    if connection.dialect.name == "sqlite":
        return _fts5(node).add_columns(_RANK)
    return vectors.ranked(connection, node)


def _fts5(node: Node) -> Select[Any]:
    return select(_NUMBER).select_from(table("search_index")).where(_ANY.bool_op("MATCH")(match(node)))


def is_text(node: Node) -> bool:
    """Whether a node asks for words alone, and for at least one that must be there."""
    if isinstance(node, Text):
        return True
    if isinstance(node, And):
        return any(map(is_text, node.nodes)) and all(
            is_text(n) or (isinstance(n, Not) and is_text(n.node)) for n in node.nodes
        )
    return isinstance(node, Or) and all(map(is_text, node.nodes))


def match(node: Node) -> str:
    """Return the expression of a node that :func:`is_text`."""
    if isinstance(node, Text):
        return _words(node)
    if isinstance(node, Or):
        return "(" + " OR ".join(match(n) for n in node.nodes) + ")"
    if isinstance(node, And):
        wanted = [match(n) for n in node.nodes if not isinstance(n, Not)]
        unwanted = [match(n.node) for n in node.nodes if isinstance(n, Not)]
        found = "(" + " AND ".join(wanted) + ")"
        return f"({found} NOT ({' OR '.join(unwanted)}))" if unwanted else found
    raise TypeError(f"{type(node).__name__} is no text")


def _words(node: Text) -> str:
    """Exact words behind any proclitic, or the same stems; a prefix and a quoted phrase ask for exact words."""
    first, rest = node.words[0], node.words[1:]
    star = " *" if node.prefix else ""
    exact = " OR ".join(_row((form, *rest)) + star for form in clitic_forms(first))
    if node.prefix or node.quoted:
        return f"(exact : ({exact}))"
    return f"((exact : ({exact})) OR (stem : {_row(tuple(map(stem_of, node.words)))}))"


def _row(words: tuple[str, ...]) -> str:
    return '"' + " ".join(words) + '"'


def texts(node: Node) -> list[Text]:
    """Return the words that a query wants to see, for highlighting: none behind a not."""
    if isinstance(node, Text):
        return [node]
    if isinstance(node, And | Or):
        return [text for n in node.nodes for text in texts(n)]
    return []
