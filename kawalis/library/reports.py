"""What a view of a library reads: the newest records of the articles that it shows, each once, under stable ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kawalis.export.ids import stable
from kawalis.export.reading import Reading
from kawalis.export.record_json import plain
from kawalis.export.record_load import from_dict
from kawalis.store import judging
from kawalis.store.reading import several
from kawalis.store.tables import articles, changes, copies, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from kawalis.knowledge.wording import Words
    from kawalis.model import Event, Statement

Plain = dict[str, Any]


class Reports:
    """The articles of a library as one language sees them, read when they are asked for."""

    def __init__(self, connection: Connection, words: Words) -> None:
        self.connection, self.words = connection, words
        self._readings: dict[str, Reading | None] = {}
        self._heads: dict[str, Plain] = {}

    def load(self, wanted: Iterable[str]) -> None:
        """Read what will be asked for, all at once."""
        new = [found for found in dict.fromkeys(wanted) if found not in self._readings]
        records = several(self.connection, new) if new else {}
        for found in new:
            record = records.get(found)
            self._readings[found] = Reading(stable(from_dict(record)), self.words) if record else None
        columns = (articles.c.id, articles.c.title, articles.c.outlet, articles.c.day, articles.c.url)
        asked = select(*columns).where(articles.c.id.in_(new))
        self._heads |= {row["id"]: dict(row) for row in self.connection.execute(asked).mappings()}

    def reading(self, article: str) -> Reading | None:
        """Return an article's newest record, ``None`` while it is unread."""
        self.load([article])
        return self._readings[article]

    def head(self, article: str) -> Plain:
        """Return an article's id, title, outlet, day and address."""
        self.load([article])
        return self._heads.get(article, {"id": article})

    def statement(self, article: str, found: str) -> Statement | None:
        """Return a statement of an article's newest record."""
        reading = self.reading(article)
        return next((s for s in reading.record.statements if s.id == found), None) if reading else None

    def event(self, article: str, found: str) -> Event | None:
        """Return an event of an article's newest record."""
        reading = self.reading(article)
        return next((e for e in reading.record.events if e.id == found), None) if reading else None


def told(reading: Reading, statement: Statement) -> Plain:
    """Return a statement as plain values, the links of its chain named, the weakest marked."""
    steps = reading.steps(statement)
    known = reading.actors
    values: Plain = plain(statement)
    return values | {
        "chain": [
            {
                "actor": step.actor,
                "kb": known[step.actor].kb if step.actor in known else None,
                "name": step.name,
                "link": step.link,
                "weak": step.weak or None,
            }
            for step in steps
        ]
    }


def happened(reading: Reading, event: Event) -> Plain:
    """Return an event as plain values, its parties named."""
    names = {"actor_names": reading.names(event.actors), "target_names": reading.names(event.targets)}
    values: Plain = plain(event)
    return values | names


def plain_rows(reports: Reports, rows: Sequence[tuple[str, str]]) -> list[Plain]:
    """Return statements and events as plain values, with the heads of the reports that they are of."""
    out = []
    for article, found in rows:
        reading = reports.reading(article)
        head = {"article": reports.head(article)}
        if statement := reports.statement(article, found):
            out.append(head | told(reading, statement) if reading else head)
        elif event := reports.event(article, found):
            out.append(head | happened(reading, event) if reading else head)
    return out


def around(reports: Reports, article: str, item: str) -> Plain:
    """Return what the library knows beside the record: versions of the page, copies, judgements, changes."""
    connection = reports.connection
    pages = select(versions.c.address).where(versions.c.article == article)
    seen = select(versions).where(versions.c.address.in_(pages))
    stood = connection.execute(seen.order_by(versions.c.address, versions.c.number)).mappings()
    columns = (copies.c.article, copies.c.original, copies.c.likeness)
    held = (copies.c.article == article) | (copies.c.original == article)
    alike = connection.execute(select(*columns).where(held)).tuples().all()
    logged = (changes.c.article == article) & (changes.c.item == item)
    wanted = select(changes.c.at, changes.c.what, changes.c.kind).where(logged).order_by(changes.c.number)
    reports.load(name for row in alike for name in row[:2])
    return {
        "versions": [dict(row) for row in stood],
        "copy_of": [reports.head(b) | {"likeness": value} for a, b, value in alike if a == article],
        "copied_by": [reports.head(a) | {"likeness": value} for a, b, value in alike if b == article],
        "judgements": judged(connection, item),
        "changes": [dict(row) for row in connection.execute(wanted).mappings()],
    }


def judged(connection: Connection, *subjects: str) -> list[Plain]:
    """Return the judgements that hold of some ids."""
    found = {j.id: j._asdict() for subject in subjects for j in judging.valid(connection, subject)}
    return list(found.values())
