"""The questions about an actor over all reports of a library, each answered by its rows alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from sqlalchemy import func, select

from kawalis.knowledge.actor_search import known
from kawalis.store.tables import about, actors, articles, events, links, parties, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from kawalis.library.reports import Reports

Plain = dict[str, Any]
_SAID = func.substr(func.coalesce(statements.c.said_begin, statements.c.day), 1, 10)
_WHEN = func.substr(func.coalesce(events.c.begin, events.c.day), 1, 10)


class Facts:
    """What is asked about an actor: several entities where they stand together."""

    def __init__(self, reports: Reports, entities: Sequence[str]) -> None:
        self._connection, self._words = reports.connection, reports.words
        self._entities = list(entities)
        self._is = actors.c.entity.in_(self._entities)
        self._own = select(actors.c.id).where(self._is)

    def who(self) -> Plain:
        """Say who it is: by the reports, and by the actor files where it is known."""
        columns = (
            actors.c.kb,
            actors.c.kind,
            actors.c.name_ar,
            actors.c.name_en,
            actors.c.country,
            actors.c.code,
        )
        asked = (
            select(*columns, func.count()).where(self._is).group_by(*columns).order_by(func.count().desc())
        )
        first = next(iter(self._connection.execute(asked).mappings()))
        out = {name: first[name] for name in ("kb", "kind", "name_ar", "name_en", "country", "code")}
        day, roles = articles.c.day, actors.join(articles, articles.c.id == actors.c.article)
        told = select(actors.c.role, func.count(), func.min(day), func.max(day)).select_from(roles)
        told = told.where(self._is, actors.c.role.is_not(None)).group_by(actors.c.role)
        rows = self._connection.execute(told.order_by(func.count().desc(), actors.c.role)).tuples()
        out["called"] = [_row(role, *rest) for role, *rest in rows]
        filed = known(out["kb"]) if out["kb"] else None
        out["roles"] = [_dated(role) for role in getattr(filed, "roles", ())]
        out["affiliations"] = [_dated(part) for part in getattr(filed, "affiliations", ())]
        out["names"] = [*filed.names.ar, *filed.names.en] if filed else []
        return out

    def by(self) -> ColumnElement[bool]:
        """Hold of statements whose source it is."""
        return statements.c.source.in_(self._own)

    def passing(self) -> ColumnElement[bool]:
        """Hold of statements that it passes on, of others."""
        held = select(links.c.statement).where(links.c.actor.in_(self._own))
        return statements.c.id.in_(held) & (
            statements.c.source.is_(None) | statements.c.source.not_in(self._own)
        )

    def about(self) -> ColumnElement[bool]:
        """Hold of statements that speak of it."""
        numbers = select(actors.c.number).where(self._is)
        spoken = select(about.c.statement).where(about.c.actor.in_(numbers))
        return statements.c.number.in_(spoken) & (
            statements.c.source.is_(None) | statements.c.source.not_in(self._own)
        )

    def articles_counted(self) -> Plain:
        """Return how many articles name it, from the first day to the last."""
        day = articles.c.day
        asked = select(func.count(actors.c.article.distinct()), func.min(day), func.max(day)).where(self._is)
        joined = actors.join(articles, articles.c.id == actors.c.article)
        return _row(None, *self._connection.execute(asked.select_from(joined)).one())

    def statements_counted(self, held: ColumnElement[bool]) -> Plain:
        """Return how many statements, from the first day to the last."""
        asked = select(func.count(), func.min(_SAID), func.max(_SAID)).where(held)
        return _row(None, *self._connection.execute(asked).one())

    def events_counted(self, role: str) -> Plain:
        """Return how many events it does (``actor``) or suffers (``target``)."""
        asked = select(func.count(), func.min(_WHEN), func.max(_WHEN)).where(self._partaking(role))
        return _row(None, *self._connection.execute(asked).one())

    def types(self, role: str) -> list[Plain]:
        """Return how many events of each type it does or suffers."""
        asked = select(events.c.type, func.count(), func.min(_WHEN), func.max(_WHEN)).where(
            self._partaking(role)
        )
        rows = self._connection.execute(asked.group_by(events.c.type)).tuples()
        return sorted((_row(*row) for row in rows), key=lambda row: (-row["count"], row["name"] or ""))

    def statements(self, held: ColumnElement[bool], limit: int) -> list[tuple[str, str]]:
        """Return the newest statements: article and id."""
        asked = select(statements.c.article, statements.c.id).where(held)
        order = (func.coalesce(_SAID, "").desc(), statements.c.article, statements.c.begins)
        return list(self._connection.execute(asked.order_by(*order).limit(limit)).tuples())

    def events(self, role: str, limit: int) -> list[tuple[str, str]]:
        """Return the newest events: article and id."""
        asked = select(events.c.article, events.c.id).where(self._partaking(role))
        order = (func.coalesce(_WHEN, "").desc(), events.c.article, events.c.begins)
        return list(self._connection.execute(asked.order_by(*order).limit(limit)).tuples())

    def quoted(self) -> list[Plain]:
        """Return who passes its words on: whoever stands right before it in a chain."""
        inner, outer = links.alias(), links.alias()
        other = actors.alias()
        pair = (outer.c.statement == inner.c.statement) & (outer.c.position == inner.c.position - 1)
        name = func.coalesce(other.c.kb, other.c.name_ar)
        columns = (func.min(other.c.name_ar), func.min(other.c.name_en), func.min(other.c.kb))
        asked = select(*columns, func.count(statements.c.id.distinct()), func.min(_SAID), func.max(_SAID))
        asked = asked.select_from(
            inner.join(outer, pair)
            .join(other, other.c.id == outer.c.actor)
            .join(statements, statements.c.id == inner.c.statement)
        )
        asked = asked.where(inner.c.actor.in_(self._own), other.c.entity.not_in(self._entities)).group_by(
            name
        )
        rows = self._connection.execute(asked).tuples()
        english = self._words.language == "en"
        found = [_row(en if english and en and kb else ar, *rest) | {"kb": kb} for ar, en, kb, *rest in rows]
        return sorted(found, key=lambda row: (-row["count"], row["name"]))

    def _partaking(self, role: str) -> ColumnElement[bool]:
        held = parties.join(
            actors, (actors.c.article == parties.c.article) & (actors.c.id == parties.c.actor)
        )
        return events.c.id.in_(
            select(parties.c.event).select_from(held).where(self._is, parties.c.role == role)
        )


def _row(name: str | None, count: int, first: str | None, last: str | None) -> Plain:
    return {**({} if name is None else {"name": name}), "count": count, "first": first, "last": last}


def _dated(entry: Any) -> Plain:
    out: Plain = to_builtins(entry)
    return out
