"""Conditions as SQL over the table ``search``: for a statement its own, for an article those of what it holds.

Of conditions that stand together, those on events speak of one event, those on statements of one statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    false,
    func,
    not_,
    or_,
    select,
    true,
    union,
    union_all,
)
from sqlalchemy.sql.elements import True_

from kawalis.search.fulltext import found, is_text
from kawalis.search.query import VALUES, And, Field, Not, Or, Text
from kawalis.store.tables import actors, articles, events, links, parties, search, statements
from kawalis.text import shadow_words

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from kawalis.search.query import Node

Condition = ColumnElement[bool]
Question = Select[Any] | CompoundSelect[Any]
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


def alone(connection: Connection, node: Node) -> Question | None:
    """Return a question for the numbers of the rows for which a node holds, where one is enough for it."""
    fields = node.nodes if isinstance(node, And) else (node,)
    named = [field for field in fields if isinstance(field, Field)]
    asked = _questions(connection, named) if named and len(named) == len(fields) else []
    return asked[0] if len(asked) == 1 else None


def _fields(connection: Connection, fields: list[Field]) -> Condition:
    return and_(true(), *(search.c.number.in_(question) for question in _questions(connection, fields)))


def _questions(connection: Connection, fields: list[Field]) -> list[Question]:
    """Return questions for the numbers of rows; those for which all conditions hold answer all of them."""
    named = [f.value for f in fields if f.name == "kind"]
    if len(set(named)) > 1:
        return [select(search.c.number).where(false())]
    kinds = frozenset(named or VALUES["kind"])
    parts: list[Question] = []
    about_event = [_equal(EVENT[f.name], f) for f in fields if f.name in EVENT]
    about_statement = [_equal(STATEMENT[f.name], f) for f in fields if f.name in STATEMENT]
    of_article = [c for f in fields if (c := about_article(f)) is not None]
    held = select(articles.c.id).where(and_(*of_article)) if of_article else None
    if about_event:
        parts.append(_with_event(and_(_in(events, held), *about_event), kinds))
    if about_statement:
        parts.append(_with_statement(and_(_in(statements, held), *about_statement), kinds))
    borne = [bearing(connection, field.value) for field in fields if field.name == "actor"]
    parts += [_with_actor(entities, _in(actors, held), kinds) for entities in borne]
    if held is not None and not parts:
        parts.append(_of_article(held, kinds))
    if named and not parts:
        parts.append(select(search.c.number).where(search.c.kind == named[0]))
    return parts


def _in(table: Table, held: Select[Any] | None) -> Condition:
    """Hold of what is in one of the articles, where those are given."""
    return true() if held is None else table.c.article.in_(held)


def _one_of(questions: dict[str, Select[Any]], kinds: frozenset[str]) -> Question:
    """Return a question for the rows of each kind whose items its question gives.

    Each kind is looked up by itself, from the few that are asked for: a database tests a row for all of them at once
    by going through the whole table.
    """
    found = [
        select(search.c.number).where(search.c.kind == kind, search.c.item.in_(question))
        for kind, question in questions.items()
        if kind in kinds
    ]
    return union_all(*found) if len(found) > 1 else found[0]


def _equal(column: ColumnElement[Any], wanted: Field) -> Condition:
    """Compare words of ours, written in capitals or without; a place also by a part of its name, in any case."""
    value = wanted.value
    if wanted.name == "place":
        return func.lower(column).contains(value.lower(), autoescape=True)
    return column.in_({value, value.lower(), value.upper()})  # an index serves these


def about_article(wanted: Field) -> Condition | None:
    """Return a condition on articles, ``None`` where a field asks for something else."""
    if wanted.name == "outlet":
        value = wanted.value
        return or_(articles.c.outlet_id == value, func.lower(articles.c.outlet) == value.lower())
    if wanted.name == "since":
        return articles.c.day >= wanted.value
    if wanted.name == "until":  # a month or year counts whole
        return func.substr(articles.c.day, 1, len(wanted.value)) <= wanted.value
    return None


def _of_article(held: Select[Any], kinds: frozenset[str]) -> Question:
    """Ask for the article itself, of what is in it, of the actors of the actor files that it names."""
    found = [select(search.c.number).where(search.c.article.in_(held))]
    if kinds != frozenset(VALUES["kind"]):
        found = [question.where(search.c.kind.in_(kinds)) for question in found]
    if "actor" in kinds:
        known = select(actors.c.entity).where(actors.c.article.in_(held), actors.c.kb.is_not(None))
        named = select(search.c.number).where(search.c.kind == "actor", search.c.article.is_(None))
        found.append(named.where(search.c.item.in_(known)))
    return union_all(*found) if len(found) > 1 else found[0]


def _with_event(wanted: Condition, kinds: frozenset[str]) -> Question:
    base = select(events.c.id, events.c.statement, events.c.article).where(wanted).cte()
    acting = select(parties.c.actor).where(parties.c.event.in_(select(base.c.id)))
    return _one_of(
        {
            "event": select(base.c.id),
            "statement": select(base.c.statement),
            "article": select(base.c.article),
            "actor": select(actors.c.entity).where(actors.c.id.in_(acting)),
        },
        kinds,
    )


def _with_statement(wanted: Condition, kinds: frozenset[str]) -> Question:
    base = select(statements.c.id, statements.c.source, statements.c.article).where(wanted).cte()
    return _one_of(
        {
            "statement": select(base.c.id),
            "event": select(events.c.id).where(events.c.statement.in_(select(base.c.id))),
            "article": select(base.c.article),
            "actor": select(actors.c.entity).where(actors.c.id.in_(select(base.c.source))),
        },
        kinds,
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


def _with_actor(entities: CompoundSelect[Any], within: Condition, kinds: frozenset[str]) -> Question:
    here = and_(actors.c.entity.in_(entities), within)
    own = select(actors.c.id).where(here)
    partaking = parties.join(
        actors, (actors.c.article == parties.c.article) & (actors.c.id == parties.c.actor)
    )
    itself = select(entities.subquery().c.entity)  # of the actor files it may be without being named anywhere
    return _one_of(
        {
            "actor": itself if isinstance(within, True_) else select(actors.c.entity).where(here),
            "event": select(parties.c.event).select_from(partaking).where(here),
            "statement": select(links.c.statement).where(links.c.actor.in_(own)),
            "article": select(actors.c.article).where(here),
        },
        kinds,
    )
