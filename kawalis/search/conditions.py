"""Conditions as SQL over the table ``search``: for a statement its own, for an article those of what it holds.

Of conditions that stand together, those on events speak of one event, those on statements of one statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    and_,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    true,
    union,
)

from kawalis.search.fulltext import found, is_text
from kawalis.search.query import And, Field, Not, Or, Text
from kawalis.store.tables import actors, articles, events, links, parties, search, statements
from kawalis.text import shadow_words

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from kawalis.search.query import Node

Condition = ColumnElement[bool]
EVENT = {
    "type": events.c.type,
    "status": events.c.status,
    "country": events.c.country,
    "place": events.c.place,
    "telling": events.c.telling,
}
STATEMENT = {
    "source-type": statements.c.source_type,
    "certainty": statements.c.certainty,
    "directness": statements.c.directness,
    "polarity": statements.c.polarity,
    "mode": statements.c.mode,
}


def condition(connection: Connection, node: Node) -> Condition:
    """Return a node as a condition on a row of ``search``."""
    if is_text(node):
        return search.c.number.in_(found(connection, node))
    if isinstance(node, Not):
        return not_(condition(connection, node.node))
    if isinstance(node, Or):
        return or_(*(condition(connection, n) for n in node.nodes))
    if isinstance(node, And):
        fields = [n for n in node.nodes if isinstance(n, Field)]
        texts = [n for n in node.nodes if is_text(n)]
        rest = [n for n in node.nodes if n not in fields and n not in texts]
        parts = [condition(connection, n) for n in rest]
        if texts:
            parts.append(condition(connection, texts[0] if len(texts) == 1 else And(tuple(texts))))
        if fields:
            parts.append(_fields(connection, fields))
        return and_(true(), *parts)
    if isinstance(node, Field):
        return _fields(connection, [node])
    raise TypeError(f"{type(node).__name__} is no condition")


def _fields(connection: Connection, fields: list[Field]) -> Condition:
    parts: list[Condition] = []
    about_event = [_equal(EVENT[f.name], f) for f in fields if f.name in EVENT]
    about_statement = [_equal(STATEMENT[f.name], f) for f in fields if f.name in STATEMENT]
    parts += [search.c.kind == f.value for f in fields if f.name == "kind"]
    if about_event:
        parts.append(_with_event(and_(*about_event)))
    if about_statement:
        parts.append(_with_statement(and_(*about_statement)))
    about_article = [c for f in fields if (c := _article(f)) is not None]
    if about_article:
        parts.append(_of_article(and_(*about_article)))
    parts += [_with_actor(bearing(connection, f.value)) for f in fields if f.name == "actor"]
    return and_(true(), *parts)


def _equal(column: ColumnElement[Any], wanted: Field) -> Condition:
    """Compare words of ours, written in capitals or without; a place also by a part of its name, in any case."""
    value = wanted.value
    if wanted.name == "place":
        return func.lower(column).contains(value.lower(), autoescape=True)
    return column.in_({value, value.lower(), value.upper()})  # an index serves these


def _article(wanted: Field) -> Condition | None:
    if wanted.name == "outlet":
        value = wanted.value
        return or_(articles.c.outlet_id == value, func.lower(articles.c.outlet) == value.lower())
    if wanted.name == "since":
        return articles.c.day >= wanted.value
    if wanted.name == "until":  # a month or year counts whole
        return func.substr(articles.c.day, 1, len(wanted.value)) <= wanted.value
    return None


def _of_article(wanted: Condition) -> Condition:
    """Hold of the article itself, of the article that something is in, of one that names an actor."""
    held = select(articles.c.id).where(wanted)
    known = exists().where(actors.c.entity == search.c.item, actors.c.article.in_(held))
    return or_(search.c.article.in_(held), and_(search.c.article.is_(None), search.c.kind == "actor", known))


def _with_event(wanted: Condition) -> Condition:
    base = select(events).where(wanted).subquery()
    acting = (
        select(actors.c.entity)
        .join(parties, parties.c.actor == actors.c.id)
        .where(parties.c.event.in_(select(base.c.id)))
    )
    return or_(
        and_(search.c.kind == "event", search.c.item.in_(select(base.c.id))),
        and_(search.c.kind == "statement", search.c.item.in_(select(base.c.statement))),
        and_(search.c.kind == "article", search.c.item.in_(select(base.c.article))),
        and_(search.c.kind == "actor", search.c.item.in_(acting)),
    )


def _with_statement(wanted: Condition) -> Condition:
    base = select(statements).where(wanted).subquery()
    told = select(events.c.id).where(events.c.statement.in_(select(base.c.id)))
    speaking = select(actors.c.entity).where(actors.c.id.in_(select(base.c.source)))
    return or_(
        and_(search.c.kind == "statement", search.c.item.in_(select(base.c.id))),
        and_(search.c.kind == "event", search.c.item.in_(told)),
        and_(search.c.kind == "article", search.c.item.in_(select(base.c.article))),
        and_(search.c.kind == "actor", search.c.item.in_(speaking)),
    )


def bearing(connection: Connection, name: str) -> CompoundSelect[Any]:
    """Return a question for the entities that bear a name (exactly, folded) or have it for an id.

    What reports call somebody counts as a name here.
    """
    itself = select(actors.c.entity).where(actors.c.entity == name)
    words = tuple(shadow_words(name))
    held = found(connection, Text(words, quoted=True)) if words else select(search.c.number).where(false())
    asked = select(search.c.item).where(search.c.kind == "actor", search.c.number.in_(held))
    return union(itself, asked)


def _with_actor(entities: CompoundSelect[Any]) -> Condition:
    here = actors.c.entity.in_(entities)
    own = select(actors.c.id).where(here)
    partaking = parties.join(
        actors, (actors.c.article == parties.c.article) & (actors.c.id == parties.c.actor)
    )
    return or_(
        and_(search.c.kind == "actor", search.c.item.in_(entities)),
        and_(
            search.c.kind == "event",
            search.c.item.in_(select(parties.c.event).select_from(partaking).where(here)),
        ),
        and_(
            search.c.kind == "statement",
            search.c.item.in_(select(links.c.statement).where(links.c.actor.in_(own))),
        ),
        and_(
            search.c.kind == "article",
            search.c.item.in_(select(actors.c.article).where(here)),
        ),
    )
