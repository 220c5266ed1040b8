"""Events in the columns of ACLED's tables: what occurred or goes on, of the types that have a counterpart there.

``time_precision`` is 1 for a day, 2 for a week at most, 3 for more; ``geo_precision`` 1 for a town or site, 2 for a
province, 3 for a country. A date that the report does not tell stays empty, and so does its precision.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kawalis.export.events.rows import JOINED, Told, number, table_of
from kawalis.knowledge import table
from kawalis.knowledge.schema.events import AcledType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.model import Event, EventTime, Record

COLUMNS = (
    *(
        "event_id_cnty",
        "event_date",
        "year",
        "time_precision",
        "disorder_type",
        "event_type",
        "sub_event_type",
    ),
    *("actor1", "actor2", "civilian_targeting", "country", "location", "latitude", "longitude"),
    *("geo_precision", "source", "source_scale", "notes", "fatalities", "tags"),
)
TOLD = frozenset({"occurred", "ongoing"})
GEO = {"site": "1", "city": "1", "province": "2", "country": "3"}
WEEK = 7
DISORDER = {
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
CIVILIANS = "Violence against civilians"
OUTLET = "outlet"


def text(records: Iterable[Record]) -> str:
    """Return the events of the records as CSV."""
    return table_of(COLUMNS, (row for record in records for row in rows(record)))


def rows(record: Record) -> Iterator[list[str]]:
    """Yield one row for each event that ACLED would hold."""
    told = Told(record)
    for event in record.events:
        kind = type_of(event)
        if kind is not None and event.status in TOLD:
            yield _row(told, event, kind)


def type_of(event: Event) -> AcledType | None:
    """Return ACLED's types of an event, ``None`` where it has no counterpart."""
    for entry in table(AcledType):
        if entry.type == event.type and (not entry.modes or event.mode in entry.modes):
            return entry
    return None


def time_precision(time: EventTime) -> str:
    """Return 1, 2 or 3 for a time with both ends, else ""."""
    if time.begin is None or time.until is None:
        return ""
    days = (date.fromisoformat(time.until) - date.fromisoformat(time.begin)).days + 1
    return "1" if days == 1 else "2" if days <= WEEK else "3"


def _row(told: Told, event: Event, kind: AcledType) -> list[str]:
    article, place, time = told.record.article, event.place, event.time
    begin = time.begin if time else None
    first = told.names(event.actors) or [s.text for s in event.actor_spans]
    second = told.names(event.targets) or [s.text for s in event.target_spans]
    low, high = told.bounds(event, "dead")
    chain = told.chain(event)
    return [
        f"{article.id}-{event.id}",
        begin or "",
        (begin or "")[:4],
        time_precision(time) if time else "",
        DISORDER.get(kind.event_type, "Political violence"),
        kind.event_type,
        kind.sub_event_type,
        JOINED.join(first),
        JOINED.join(second),
        "Civilian targeting" if kind.event_type == CIVILIANS else "",
        (place.country or "") if place else "",
        (place.name_en or place.span.text) if place else "",
        number(place.lat) if place else "",
        number(place.lon) if place else "",
        GEO.get(place.precision, "") if place else "",
        article.outlet or "",
        _scale(told, event),
        told.sentence(event) + (f" [{chain}]" if chain else ""),
        low or high,
        JOINED.join([f"status={event.status}", *([f"telling={event.telling}"] if event.telling else [])]),
    ]


def _scale(told: Told, event: Event) -> str:
    """Return National or International by the outlet's country and the event's, "" where one is unknown."""
    outlet = next((a for a in told.record.actors if a.kind == OUTLET and a.country), None)
    if outlet is None or event.place is None or event.place.country is None:
        return ""
    return "National" if outlet.country == event.place.country else "International"
