"""Text nodes as the index's own expressions: exact forms with what is written onto them, and light stems.

SQLite's index is FTS5 over two columns, PostgreSQL's a vector whose lexemes weigh A (exact) or D (stem).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, column
from sqlalchemy import text as sql

from kawalis.search.query import And, Not, Or, Text
from kawalis.text import clitic_forms, stem_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Subquery

    from kawalis.search.query import Node

_MATCHED = {
    "sqlite": "SELECT rowid AS found FROM search_index WHERE search_index MATCH :words",
    "postgresql": "SELECT number AS found FROM search WHERE vector @@ to_tsquery('simple', :words)",
}
# the weights of exact forms before those of stems; the best rank is the lowest
_RANK = {
    "sqlite": "bm25(search_index, 10.0, 1.0)",
    "postgresql": "-ts_rank('{0.1, 0.1, 0.1, 1.0}', vector, to_tsquery('simple', :words))",
}


def matched(connection: Connection, node: Node, *, ranked: bool = False, page: str = "") -> Subquery:
    """Return the rows of ``search`` (their numbers as ``found``, their ``rank``) that the index finds for a text node.

    ``page`` is what the index itself is to do with them: order, limit.
    """
    dialect = connection.dialect.name
    asked = _MATCHED[dialect]
    if ranked:
        asked = asked.replace(" FROM", f", {_RANK[dialect]} AS rank FROM", 1)
    found = sql(f"{asked} {page}").bindparams(bindparam("words", _expressed(node, dialect), unique=True))
    return found.columns(*map(column, ("found", "rank") if ranked else ("found",))).subquery()


def _expressed(node: Node, dialect: str) -> str:
    return match(node) if dialect == "sqlite" else tsquery(node)


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


def tsquery(node: Node) -> str:
    """Return the expression of a node that :func:`is_text`, for PostgreSQL's ``to_tsquery``."""
    if isinstance(node, Text):
        return _lexemes(node)
    if isinstance(node, Or):
        return "(" + " | ".join(tsquery(n) for n in node.nodes) + ")"
    if isinstance(node, And):
        return (
            "("
            + " & ".join(f"!{tsquery(n.node)}" if isinstance(n, Not) else tsquery(n) for n in node.nodes)
            + ")"
        )
    raise TypeError(f"{type(node).__name__} is no text")


def _lexemes(node: Text) -> str:
    first, rest = node.words[0], node.words[1:]
    star = "*" if node.prefix else ""
    exact = [_following((form, *rest), "A", star) for form in clitic_forms(first)]
    if not node.prefix and not node.quoted:
        exact.append(_following(tuple(map(stem_of, node.words)), "D"))
    return "(" + " | ".join(exact) + ")"


def _following(words: tuple[str, ...], weight: str, star: str = "") -> str:
    quoted = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words]
    marks = [weight] * (len(quoted) - 1) + [star + weight]
    return "(" + " <-> ".join(f"{word}:{mark}" for word, mark in zip(quoted, marks, strict=True)) + ")"


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
