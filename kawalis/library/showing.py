"""One thing of a library by its id: all that is known of it, with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from kawalis.export.record_json import plain, to_dict
from kawalis.export.terminal.layout import Run, own
from kawalis.export.terminal.view import STEP, View
from kawalis.library.actor import of_entities
from kawalis.library.finding import FindingError, thing
from kawalis.library.reports import Reports, around, happened, judged, told
from kawalis.library.sheet import Sheet, Shown, moment
from kawalis.model import Span
from kawalis.store import judging
from kawalis.store.reading import article as article_at
from kawalis.store.tables import articles, judgements, records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text
    from sqlalchemy import Connection

    from kawalis.export.terminal.layout import Frame
    from kawalis.knowledge.wording import Words
    from kawalis.library.finding import Thing
    from kawalis.model import Evidence, Statement

Plain = dict[str, Any]
_ABOUT = (
    *(articles.c.id, articles.c.title, articles.c.outlet, articles.c.outlet_id, articles.c.url),
    *(articles.c.language, articles.c.author, articles.c.day, articles.c.published_origin),
    *(articles.c.origin, articles.c.added_at, articles.c.current),
)
_MADE = (records.c.kawalis, records.c.model, records.c.knowledge, records.c.made_at)


def show(connection: Connection, wanted: str, words: Words, limit: int) -> Shown:
    """Return the view of what has the id, or alone a beginning of it; of an actor the newest ``limit`` of each kind.

    Raises :class:`kawalis.library.finding.FindingError`.
    """
    found = thing(connection, wanted)
    reports = Reports(connection, words)
    if found.kind == "actor":
        return of_entities(reports, [found.id], limit)
    made = {
        "article": _article,
        "statement": _statement,
        "event": _event,
        "mention": _mention,
        "judgement": _judgement,
    }
    return made[found.kind](reports, found)


def _article(reports: Reports, found: Thing) -> Shown:
    connection, reading = reports.connection, reports.reading(found.id)
    row = connection.execute(select(*_ABOUT).where(articles.c.id == found.id)).mappings().one()
    newest = articles.join(records, records.c.number == articles.c.record)
    asked = select(*_MADE).select_from(newest).where(articles.c.id == found.id)
    made = connection.execute(asked).mappings().one_or_none()
    count = select(func.count()).select_from(records).where(records.c.article == found.id)
    about = dict(row) | {
        "read": dict(made) | {"records": connection.execute(count).scalar_one()} if made else None
    }
    known = around(reports, found.id, found.id)
    if row["outlet_id"]:
        known["judgements"] += judged(connection, row["outlet_id"])
    within = [*known["judgements"], *_within(connection, found.id)]
    known["judgements"] = list({row["id"]: row for row in within}.values())
    kept = article_at(connection, found.id)
    text = kept.text if kept else ""
    record = to_dict(reading.record) if reading else None
    data = {"kind": "article", "id": found.id, "article": about | {"text": text}, "record": record, **known}

    def lines(frame: Frame) -> Iterator[Text]:
        sheet = Sheet(frame, reports.words)
        yield from _top(sheet, found)
        if reading:
            yield from View(reading, frame).lines()
        else:
            yield from sheet.head(about)
        yield from sheet.heading("library")
        yield from sheet.fact("address", about["url"])
        yield from sheet.fact("author", about["author"])
        yield from sheet.fact("added", moment(about["added_at"]), about["origin"])
        if made:
            yield from sheet.fact(
                "read",
                f"kawalis {made['kawalis']}",
                made["model"],
                made["knowledge"],
                moment(made["made_at"]),
            )
        else:
            yield from frame.lines([Run(reports.words("shown.unread"))], indent=STEP)
        yield from sheet.around(known)
        yield from sheet.heading("text")
        for line in filter(str.strip, text.splitlines()):
            yield from frame.lines([own(line)], indent=STEP)

    return Shown(data, lines)


def _statement(reports: Reports, found: Thing) -> Shown:
    article, statement = found.article or "", reports.statement(found.article or "", found.id)
    reading = reports.reading(article)
    if statement is None or reading is None:  # rows and record are written together
        raise FindingError("nothing", found.id)
    record = reading.record
    inner = [s for s in record.statements if s.parent == found.id]
    events = [e for e in record.events if e.statement == found.id]
    said = next((time for time in record.times if time.id == statement.said_at), None)
    checks = [check for check in record.checks if found.id in check.about]
    known = around(reports, article, found.id)
    data = {
        "kind": "statement",
        "id": found.id,
        "article": reports.head(article),
        "statement": told(reading, statement),
        "said_at": plain(said),
        "statements": [told(reading, s) for s in inner],
        "events": [happened(reading, e) for e in events],
        "checks": [plain(check) for check in checks],
        **known,
    }

    def lines(frame: Frame) -> Iterator[Text]:
        sheet, words = Sheet(frame, reports.words), reports.words
        yield from _top(sheet, found)
        yield from sheet.head(reports.head(article))
        yield from sheet.heading("said")
        yield from sheet.statement(reading, statement)
        yield from sheet.fact("inside", statement.parent)
        if said:
            yield from sheet.fact("when", reading.days(said.begin, said.until), said.text)
        yield from sheet.fact("source_type", words.term("source_type", statement.source_type))
        yield from sheet.fact("mode", words.term("mode", statement.mode))
        yield from sheet.fact("certainty", words.term("certainty", statement.certainty))
        yield from sheet.fact("directness", words.term("directness", statement.directness))
        yield from sheet.heading("evidence")
        for key, spans in _words_of(statement):
            yield from sheet.spans(key, spans)
        yield from _evidence(sheet, statement.evidence)
        if inner or events:
            yield from sheet.heading("within")
            for child in inner:
                yield from sheet.statement(reading, child)
            for event in events:
                yield from sheet.event(reading, event)
        yield from _checks(sheet, View(reading, frame), checks)
        yield from sheet.around(known)

    return Shown(data, lines)


def _event(reports: Reports, found: Thing) -> Shown:
    article, event = found.article or "", reports.event(found.article or "", found.id)
    reading = reports.reading(article)
    if event is None or reading is None:
        raise FindingError("nothing", found.id)
    inside = reports.statement(article, event.statement) if event.statement else None
    dated = next((time for time in reading.record.times if event.time and time.id == event.time.time), None)
    checks = [check for check in reading.record.checks if found.id in check.about]
    known = around(reports, article, found.id)
    data = {
        "kind": "event",
        "id": found.id,
        "article": reports.head(article),
        "event": happened(reading, event),
        "statement": told(reading, inside) if inside else None,
        "dated_by": plain(dated),
        "checks": [plain(check) for check in checks],
        **known,
    }

    def lines(frame: Frame) -> Iterator[Text]:
        sheet = Sheet(frame, reports.words)
        yield from _top(sheet, found)
        yield from sheet.head(reports.head(article))
        yield from sheet.heading("happened")
        yield from sheet.event(reading, event)
        yield from sheet.fact("contexts", *event.contexts)
        for size in event.size:
            bounds = "-".join(dict.fromkeys(str(n) for n in (size.low, size.high) if n is not None))
            yield from sheet.fact("size", size.kind, bounds, size.span.text)
        if event.place:
            where = (event.place.lat, event.place.lon)
            at = "" if None in where else f"{where[0]}, {where[1]}"
            country = reading.country(event.place.country)
            yield from sheet.fact("place", reading.where(event), country, at, event.place.precision)
        if inside:
            yield from sheet.heading("on_whose_word")
            yield from sheet.statement(reading, inside)
        yield from sheet.heading("evidence")
        yield from sheet.spans("anchor", (event.anchor, *event.also))
        yield from sheet.spans("acting", event.actor_spans)
        yield from sheet.spans("target", event.target_spans)
        yield from sheet.spans("place", (event.place.span,) if event.place else ())
        if dated:
            yield from sheet.spans("when", (Span(dated.start, dated.end, dated.text),))
        yield from _evidence(sheet, event.evidence)
        yield from _checks(sheet, View(reading, frame), checks)
        yield from sheet.around(known)

    return Shown(data, lines)


def _mention(reports: Reports, found: Thing) -> Shown:
    """Return an actor as one report has it."""
    article, reading = found.article or "", reports.reading(found.article or "")
    actor = reading.actors.get(found.id) if reading else None
    if actor is None or reading is None:
        raise FindingError("nothing", found.id)
    record = reading.record
    said = [s for s in record.statements if found.id in {s.source, *(link.actor for link in s.chain)}]
    done = [e for e in record.events if found.id in {*e.actors, *e.targets}]
    known = judged(reports.connection, found.id, *([actor.kb] if actor.kb else []))
    data = {
        "kind": "actor",
        "id": found.id,
        "article": reports.head(article),
        "actor": plain(actor),
        "statements": [told(reading, s) for s in said],
        "events": [happened(reading, e) for e in done],
        "judgements": known,
    }

    def lines(frame: Frame) -> Iterator[Text]:
        sheet = Sheet(frame, reports.words)
        yield from _top(sheet, found)
        yield from sheet.head(reports.head(article))
        yield from sheet.heading("who")
        yield from View(reading, frame).actor(actor)
        yield from sheet.fact("known_as", actor.kb)
        yield from sheet.fact("names", *dict.fromkeys((actor.name_ar, actor.name_en)))
        yield from sheet.heading("evidence")
        yield from sheet.spans("named", actor.mentions)
        if said:
            yield from sheet.heading("statements")
            for statement in said:
                yield from sheet.statement(reading, statement)
        if done:
            yield from sheet.heading("events")
            for event in done:
                yield from sheet.event(reading, event)
        yield from sheet.judgements(known)

    return Shown(data, lines)


def _judgement(reports: Reports, found: Thing) -> Shown:
    connection = reports.connection
    row = dict(connection.execute(select(judgements).where(judgements.c.id == found.id)).mappings().one())
    row.pop("number")
    holds = any(j["id"] == found.id for j in judged(connection, row["subject"]))
    data = {"kind": "judgement", "id": found.id, "judgement": row, "holds": holds}

    def lines(frame: Frame) -> Iterator[Text]:
        sheet = Sheet(frame, reports.words)
        yield from _top(sheet, found)
        yield from sheet.judgements([row])
        key = "shown.in_force" if holds else "shown.in_force_no_more"
        yield from frame.lines([Run(reports.words(key))], indent=STEP)

    return Shown(data, lines)


def _top(sheet: Sheet, found: Thing) -> Iterator[Text]:
    kind = "actor" if found.kind == "mention" else found.kind
    yield from sheet.frame.lines(
        [Run(sheet.words(f"cli.kind.{kind}"), "bold"), Run(" "), own(found.id, "bold")]
    )


def _words_of(statement: Statement) -> Iterator[tuple[str, Any]]:
    yield "source", statement.sources
    yield "cue", (statement.cue,) if statement.cue else ()
    yield "content", statement.contents
    yield "access", statement.access
    yield "distance", statement.distance


def _evidence(sheet: Sheet, evidence: Evidence) -> Iterator[Text]:
    yield from sheet.fact("rule", evidence.rule, evidence.version, f"{evidence.score:.2f}", evidence.reason)


def _checks(sheet: Sheet, view: View, checks: list[Any]) -> Iterator[Text]:
    if checks:
        yield from sheet.heading("checks")
    for check in checks:
        yield from view.check(check)


def _within(connection: Connection, article: str) -> list[Plain]:
    return [judgement._asdict() for judgement in judging.valid(connection, article=article)]
