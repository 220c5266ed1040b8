"""Conditions without words, answered from the table ``terms``: in order, without looking at what is not shown.

Conditions that must hold of one event or statement together are answered so where events, or statements, are asked
for; of other things the table does not say whether it is one. An actor of the actor files is found once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Label, Select, and_, or_, select, union

from kawalis.search.conditions import about_article, bearing, condition
from kawalis.search.query import And, Field, Not, Or, both
from kawalis.store.bulk import among
from kawalis.store.tables import articles, search, terms
from kawalis.store.terms import EVENT, KINDS, STATEMENT, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from kawalis.search.query import Node

Question = Select[Any]  # of one column, the numbers of rows of ``search``, each once

_MOST = 5000  # entities of one name


def termed(connection: Connection, node: Node) -> Question | None:
    """Return the question for what a node finds, ``None`` where the table does not answer it."""
    if isinstance(node, Field):
        return _together(connection, [node])
    if isinstance(node, Or):
        parts = [termed(connection, inner) for inner in node.nodes]
        whole = [part for part in parts if part is not None]
        return select(union(*whole).subquery()) if len(whole) == len(parts) else None
    if not isinstance(node, And):
        return None
    fields = [inner for inner in node.nodes if isinstance(inner, Field)]
    base = _together(connection, fields) if fields else None
    for inner in node.nodes:
        if isinstance(inner, Field):
            continue
        part = termed(connection, inner.node if isinstance(inner, Not) else inner)
        if base is None or part is None:
            return None
        column = number_of(base)
        base = base.where(column.not_in(part) if isinstance(inner, Not) else column.in_(part))
    return base


def matching(connection: Connection, node: Node) -> ColumnElement[bool]:
    """Return a node as a condition on a row of ``search`` that words found, an actor by any of its names."""
    fields = node.nodes if isinstance(node, And) else (node,)
    kinds = {field.value for field in fields if isinstance(field, Field) and field.name == "kind"}
    parts = {
        kind: termed(connection, both(node, Field("kind", kind))) for kind in sorted(kinds or set(KINDS))
    }
    if any(part is None for part in parts.values()):
        return condition(connection, node)
    held = [about_article(field) for field in fields if isinstance(field, Field) and field.name != "kind"]
    if len(held) + bool(kinds) == len(fields) and all(one is not None for one in held):
        there = select(articles.c.id).where(*(one for one in held if one is not None))
        found = [search.c.article.in_(there), *([search.c.kind.in_(kinds)] if kinds else [])]
        own: ColumnElement[bool] = and_(*found)
    else:
        own = or_(*(search.c.number.in_(part) for part in parts.values() if part is not None))
    actor = parts.get("actor")
    return own if actor is None else or_(own, _known(actor))


def _known(part: Question) -> ColumnElement[bool]:
    """Ask for an actor of the actor files, of whom a question gives one row."""
    first = search.alias()
    named = select(first.c.item).where(first.c.number.in_(part), first.c.article.is_(None))
    return and_(search.c.article.is_(None), search.c.item.in_(named))


def number_of(question: Question) -> ColumnElement[int]:
    """Return the column of a question, for conditions and an order."""
    (column,) = question.selected_columns
    return column.element if isinstance(column, Label) else column


def _together(connection: Connection, fields: Sequence[Field]) -> Question | None:
    kinds = {field.value for field in fields if field.name == "kind"}
    if len(kinds) > 1:
        return None
    kind = next(iter(kinds), None)
    held = [condition for field in fields if (condition := about_article(field)) is not None]
    groups: list[list[int]] = []
    for names, own in ((EVENT, "event"), (STATEMENT, "statement")):
        codes = [[term(field.name, field.value)] for field in fields if field.name in names]
        if len(codes) > 1 and kind != own:
            return None
        groups += codes
    for field in fields:
        if field.name == "actor":
            entities = list(connection.scalars(bearing(connection, field.value)))
            if len(entities) > _MOST:
                return None
            groups.append([term("actor", name) for name in entities])
        elif field.name not in {"kind", *EVENT, *STATEMENT} and about_article(field) is None:
            return None
    if not groups:
        if kind in {None, "article"}:
            return _articles(held) if kind else None
        groups = [[term("kind", str(kind))]]
    first, *rest = [_holds(connection, codes, kind, held) for codes in groups]
    for more in rest:
        first = first.where((number_of(first) + 0).in_(more))
    return first


def _holds(
    connection: Connection, codes: list[int], kind: str | None, held: Sequence[ColumnElement[bool]]
) -> Question:
    """Ask for what one of some conditions holds of."""
    rows = terms.alias()
    wanted = rows.c.term == codes[0] if len(codes) == 1 else among(connection, rows.c.term, codes)
    asked = select(rows.c.found).where(wanted)
    if kind:
        asked = asked.where(rows.c.kind == KINDS[kind])
    if held:
        asked = asked.where(
            (rows.c.article + 0).in_(select(articles.c.number).where(*held))
        )  # tested, not sought
    return asked.distinct()


def _articles(held: Sequence[ColumnElement[bool]]) -> Question:
    asked = select(search.c.number.label("found")).where(search.c.kind == "article")
    return asked.where(search.c.item.in_(select(articles.c.id).where(*held))) if held else asked
