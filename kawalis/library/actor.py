"""One actor over all reports of a library: who it is, what it said and did, what is said of it, who passes it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from kawalis.export.terminal.layout import Run, own
from kawalis.export.terminal.view import DIM, STEP
from kawalis.knowledge.actor_search import bearers
from kawalis.library.actor_facts import Facts
from kawalis.library.finding import MOST, FindingError
from kawalis.library.reports import judged, plain_rows
from kawalis.library.sheet import Sheet, Shown
from kawalis.search.conditions import bearing
from kawalis.store.tables import actors
from kawalis.text import shadow_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text
    from sqlalchemy import ColumnElement, Connection

    from kawalis.library.reports import Reports

Plain = dict[str, Any]
_OWN_NAMES = frozenset({"person", "organisation", "outlet"})  # kinds that have names of their own
_TOGETHER = 500  # namesakes of single reports that one view holds


def of_name(reports: Reports, name: str, limit: int) -> Shown:
    """Return the view of who has the id or bears the name; see :func:`of_entities`.

    A known actor comes before actors of single reports that bear the name, a whole name before a part of one.
    Raises :class:`FindingError`.
    """
    connection, wanted = reports.connection, shadow_words(name)
    filed: set[str] = set()
    rows = _bearers(connection, actors.c.entity.in_(bearing(connection, name)) | (actors.c.id == name))
    exact = [row for row in rows if name in {row.entity, row.kb}]
    if not exact and not any(
        row.kb and row.bears(wanted) for row in rows
    ):  # another spelling, which files know
        filed = {row[0] for row in bearers(name)}
        rows += [row for row in _bearers(connection, actors.c.entity.in_(filed)) if row not in rows]
    # the index holds what reports call somebody, too: a title is no name
    rows = [row for row in rows if row.entity in filed or row.holds(wanted)]
    known = [row for row in rows if row.kb]
    whole = [row for row in known or rows if row.bears(wanted)]
    candidates = exact or whole or known or rows
    if not candidates:
        raise FindingError("nothing", name)
    if len(candidates) == 1 or _namesakes(candidates):
        return of_entities(reports, [row.entity for row in candidates], limit)
    shown = [f"{row.entity} ({row.name_ar})" for row in candidates[:MOST]] + ["…"] * (len(candidates) > MOST)
    raise FindingError("several", name, found=", ".join(shown))


class _Bearer(NamedTuple):
    """An entity that may be meant by a name."""

    entity: str
    kb: str | None
    name_ar: str
    name_en: str | None
    kind: str

    def bears(self, wanted: list[str]) -> bool:
        """Whether the words are its whole name."""
        return wanted in [shadow_words(name) for name in (self.name_ar, self.name_en) if name]

    def holds(self, wanted: list[str]) -> bool:
        """Whether the words stand in its name in a row."""
        for words in map(shadow_words, filter(None, (self.name_ar, self.name_en))):
            if any(words[i : i + len(wanted)] == wanted for i in range(len(words))):
                return True
        return False


def _bearers(connection: Connection, held: ColumnElement[bool]) -> list[_Bearer]:
    names = (func.min(actors.c.name_ar), func.min(actors.c.name_en), func.min(actors.c.kind))
    asked = select(actors.c.entity, actors.c.kb, *names, func.count()).where(held)
    asked = asked.group_by(actors.c.entity, actors.c.kb).order_by(func.count().desc(), actors.c.entity)
    return [_Bearer(*row[:5]) for row in connection.execute(asked).tuples()]


def _namesakes(rows: Sequence[_Bearer]) -> bool:
    """Whether they are named alike and may be shown together; unnamed sources never are."""
    alike = len({(row.kind, tuple(shadow_words(row.name_ar))) for row in rows}) == 1
    return alike and not rows[0].kb and rows[0].kind in _OWN_NAMES and len(rows) <= _TOGETHER


def of_entities(reports: Reports, entities: Sequence[str], limit: int) -> Shown:
    """Return the view of an actor, the newest ``limit`` statements and events of each kind.

    Several entities are actors of single reports that bear one name: they stand together, and the view says so.
    """
    facts = Facts(reports, entities)
    who = facts.who()
    quoted = facts.quoted()
    counts = {
        "articles": facts.articles_counted(),
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
