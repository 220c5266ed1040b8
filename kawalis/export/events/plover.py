"""Events after PLOVER's fields: one row an event, lists joined by "; "."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.export.events.rows import JOINED, Told, number, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.model import Event, Record

SIZES = ("dead", "injured", "arrested", "displaced")
COLUMNS = (
    *("id", "date", "enddate", "date_precision", "event", "mode", "context", "status"),
    *("source", "source_code", "source_text", "recipient", "recipient_code", "recipient_text"),
    *("place", "place_text", "country", "latitude", "longitude", "geo_precision"),
    *(f"{kind}_{bound}" for kind in SIZES for bound in ("low", "high")),
    *("event_text", "also_text", "text", "start", "end", "chain", "publication", "published", "url"),
    *("title", "score", "coder", "telling", "told"),
)


def text(records: Iterable[Record]) -> str:
    """Return the events of the records as CSV."""
    return table_of(COLUMNS, (row for record in records for row in rows(record)))


def rows(record: Record) -> Iterator[list[str]]:
    """Yield one row for each event of a record."""
    told = Told(record)
    for event in record.events:
        yield _row(told, event)


def _row(told: Told, event: Event) -> list[str]:
    article, place, time = told.record.article, event.place, event.time
    return [
        f"{article.id}-{event.id}",
        (time.begin or "") if time else "",
        (time.until or "") if time else "",
        time.precision if time else "",
        event.type or "",
        event.mode or "",
        JOINED.join(event.contexts),
        event.status,
        JOINED.join(told.names(event.actors)),
        JOINED.join(told.codes(event.actors)),
        JOINED.join(span.text for span in event.actor_spans),
        JOINED.join(told.names(event.targets)),
        JOINED.join(told.codes(event.targets)),
        JOINED.join(span.text for span in event.target_spans),
        (place.name_en or "") if place else "",
        place.span.text if place else "",
        (place.country or "") if place else "",
        number(place.lat) if place else "",
        number(place.lon) if place else "",
        place.precision if place else "",
        *(bound for kind in SIZES for bound in told.bounds(event, kind)),
        event.anchor.text,
        JOINED.join(span.text for span in event.also),
        told.sentence(event),
        str(event.anchor.start),
        str(event.anchor.end),
        told.chain(event),
        article.outlet or "",
        article.published.value or "",
        article.url or "",
        article.title,
        number(event.evidence.score),
        f"kawalis {told.record.kawalis}",
        event.telling or "",
        number(event.told),
    ]
