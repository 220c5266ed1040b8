"""One actor over all reports of a library: who it is, what it said and did, what is said of it, who passes it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from kawalis.export.terminal.layout import Run, own
from kawalis.export.terminal.view import DIM, STEP
from kawalis.knowledge.actor_search import bearers, everything
from kawalis.library.finding import MOST, FindingError
from kawalis.library.reports import judged, plain_rows
from kawalis.library.sheet import Sheet, Shown
from kawalis.search.engine import named
from kawalis.store.tables import about, actors, articles, events, links, parties, statements
from kawalis.text import shadow_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text
    from sqlalchemy import ColumnElement

    from kawalis.library.reports import Reports

Plain = dict[str, Any]
_SAID = func.substr(func.coalesce(statements.c.said_begin, statements.c.day), 1, 10)
_WHEN = func.substr(func.coalesce(events.c.begin, events.c.day), 1, 10)
_NAMED = articles.c.day


def of_name(reports: Reports, name: str, limit: int) -> Shown:
    """Return the view of who has the id or bears the name; see :func:`of_entities`.

    A known actor comes before actors of single reports that bear the name, a whole name before a part of one.
    Raises :class:`FindingError`.
    """
    connection = reports.connection
    filed = {row[0] for row in bearers(name)}
    found = [*named(connection, name), *filed]
    held = (actors.c.entity.in_(found)) | (actors.c.id == name)
    columns = (actors.c.entity, actors.c.kb, func.min(actors.c.name_ar), func.min(actors.c.name_en))
    asked = select(*columns, func.count()).where(held).group_by(actors.c.entity, actors.c.kb)
    rows = connection.execute(asked.order_by(func.count().desc(), actors.c.entity)).tuples().all()
    exact = [row[0] for row in rows if name in {row[0], row[1]}]
    wanted = shadow_words(name)
    # the index holds what reports call it, too: a title is no name
    rows = [row for row in rows if row[0] in filed or any(_holds(part, wanted) for part in row[2:4])]
    known = [row for row in rows if row[1]]
    whole = [row for row in known or rows if wanted in [shadow_words(part or "") for part in row[2:4]]]
    if exact or len(whole) == 1:
        return of_entities(reports, exact or [whole[0][0]], limit)
    candidates = whole or known or rows
    if not candidates:
        raise FindingError("nothing", name)
    if not known and len({tuple(shadow_words(row[2])) for row in candidates}) == 1:
        return of_entities(reports, [row[0] for row in candidates], limit)
    if len(candidates) == 1:
        return of_entities(reports, [candidates[0][0]], limit)
    shown = [f"{row[0]} ({row[2]})" for row in candidates[:MOST]] + ["…"] * (len(candidates) > MOST)
    raise FindingError("several", name, found=", ".join(shown))


def of_entities(reports: Reports, entities: Sequence[str], limit: int) -> Shown:
    """Return the view of an actor, the newest ``limit`` statements and events of each kind.

    Several entities are actors of single reports that bear one name: they stand together, and the view says so.
    """
    facts = _Facts(reports, entities)
    who = facts.who()
    quoted = facts.quoted()
    counts = {
        "articles": facts.count(
            actors.c.article, _NAMED, actors.join(articles, articles.c.id == actors.c.article)
        ),
        "statements": facts.statements_counted(facts.by()),
        "passed_on": facts.statements_counted(facts.passing()),
        "about": facts.statements_counted(facts.about()),
        "done": facts.events_counted("actor"),
        "suffered": facts.events_counted("target"),
    }
    lists = {
        "statements": facts.statements(facts.by(), limit),
        "about": facts.statements(facts.about(), limit),
        "done": facts.events("actor", limit),
        "suffered": facts.events("target", limit),
    }
    reports.load(article for rows in lists.values() for article, _ in rows)
    data = {
        "kind": "actor",
        "id": entities[0],
        "entities": list(entities),
        "who": who,
        "counts": counts,
        "types": {role: facts.types(role) for role in ("actor", "target")},
        "quoted_by": quoted,
        **{name: plain_rows(reports, rows) for name, rows in lists.items()},
        "judgements": judged(reports.connection, *entities),
    }
    return Shown(data, lambda frame: _lines(Sheet(frame, reports.words), reports, data, lists))


class _Facts:
    """The questions about an actor, each answered by the library's rows alone."""

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
        known = everything().get(out["kb"]) if out["kb"] else None
        out["roles"] = [_dated(role) for role in getattr(known, "roles", ())]
        out["affiliations"] = [_dated(part) for part in getattr(known, "affiliations", ())]
        out["names"] = [*known.names.ar, *known.names.en] if known else []
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

    def count(self, what: Any, day: Any, table: Any) -> Plain:
        """Return how many, from the first day to the last."""
        asked = select(func.count(what.distinct()), func.min(day), func.max(day)).select_from(table)
        return _row(None, *self._connection.execute(asked.where(self._is)).one())

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


def _holds(name: str | None, wanted: list[str]) -> bool:
    words = shadow_words(name or "")
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words)))


def _row(name: str | None, count: int, first: str | None, last: str | None) -> Plain:
    return {**({} if name is None else {"name": name}), "count": count, "first": first, "last": last}


def _dated(entry: Any) -> Plain:
    from msgspec import to_builtins  # noqa: PLC0415

    out: Plain = to_builtins(entry)
    return out


def _lines(
    sheet: Sheet, reports: Reports, data: Plain, lists: dict[str, list[tuple[str, str]]]
) -> Iterator[Text]:
    who, words, frame = data["who"], reports.words, sheet.frame
    name = who["name_en"] if words.language == "en" and who["kb"] and who["name_en"] else who["name_ar"]
    yield from frame.lines([own(name, "bold"), Run(" · ", DIM), Run(words.term("kind", who["kind"]))])
    yield from sheet.fact("names", *dict.fromkeys([who["name_ar"], who["name_en"], *who["names"]]))
    yield from sheet.fact("known_as", who["kb"])
    yield from sheet.fact("country", who["country"])
    if len(data["entities"]) > 1:
        yield from frame.lines([Run(words("shown.namesakes", count=len(data["entities"])), DIM)], indent=STEP)
    if who["roles"] or who["affiliations"] or who["called"]:
        yield from sheet.heading("roles")
    title = "title_ar" if words.language == "ar" else "title_en"
    for role in who["roles"]:
        yield from sheet.fact("role", role[title], role.get("org"), _span(role))
    for part in who["affiliations"]:
        yield from sheet.fact("affiliation", part["relation"], part["to"], _span(part))
    for row in who["called"][:MOST]:
        yield from sheet.fact("called", row["name"], *_often(row))
    yield from sheet.heading("counts")
    for key, row in data["counts"].items():
        yield from sheet.counted(f"count.{key}", row)
    if data["quoted_by"]:
        yield from sheet.heading("quoted_by")
        for row in data["quoted_by"][: MOST * 2]:
            yield from sheet.fact("by", row["name"], *_often(row))
    for key, rows in lists.items():
        if rows:
            total = data["counts"][key]["count"]
            yield from sheet.heading(f"list.{key}", shown=len(rows), count=total)
            kinds = {"done": "actor", "suffered": "target"}.get(key)
            if kinds:
                types = [
                    f"{words.term('type', r.get('name') or 'other')} {r['count']}"
                    for r in data["types"][kinds]
                ]
                yield from sheet.fact("types", *types)
            yield from sheet.listed(reports, rows)
    yield from sheet.judgements(data["judgements"])


def _often(row: Plain) -> list[str]:
    return [f"×{row['count']}", *dict.fromkeys(day for day in (row["first"], row["last"]) if day)]


def _span(entry: Plain) -> str:
    about = "~" if entry.get("approximate") else ""
    dates = (entry.get("start") or "", entry.get("end") or "")
    return f"{about}{dates[0]}–{dates[1]}" if any(dates) else ""


__all__ = ["of_entities", "of_name"]
