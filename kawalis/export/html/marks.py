"""Which findings mark which stretches of the text, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.export.html.segments import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.export.reading import Reading
    from kawalis.model import Check, Event, Span, Statement

WEAK = frozenset({"anonymous", "collective", "implicit"})


def check_ids(reading: Reading) -> dict[int, str]:
    """Give each check of the record an id for the page, by the identity of the check."""
    return {id(check): f"c{i}" for i, check in enumerate(reading.record.checks, 1)}


def marks(reading: Reading) -> Iterator[Mark]:
    """Yield every mark; a role is a class of the page's style, and a mark without one shows when chosen."""
    record = reading.record
    for actor in record.actors:
        yield from _of(actor.mentions, actor.id, "")
    for statement in record.statements:
        yield from _statement(reading, statement)
    times = {time.id: time for time in record.times}
    for time in record.times:
        yield Mark(time.start, time.end, time.id, "time")
    for told in record.anchored:
        yield Mark(told.start, told.end, told.id, "")
    for event in record.events:
        yield from _event(event)
        dated = times.get(event.time.time) if event.time and event.time.time else None
        if dated:
            yield Mark(dated.start, dated.end, event.id, "", main=False)
    ids = check_ids(reading)
    for check in record.checks:
        yield from _check(check, ids[id(check)])


def _of(spans: tuple[Span, ...], of: str, role: str, *, main: bool = True) -> Iterator[Mark]:
    for span in spans:
        yield Mark(span.start, span.end, of, role, main)


def _statement(reading: Reading, statement: Statement) -> Iterator[Mark]:
    weak = reading.weakest(statement)[1] in WEAK
    yield from _of(statement.contents, statement.id, "said-weak" if weak else "said")
    yield from _of(statement.sources, statement.id, "source", main=False)
    if statement.cue:
        yield Mark(statement.cue.start, statement.cue.end, statement.id, "cue", main=False)


def _event(event: Event) -> Iterator[Mark]:
    yield from _of((event.anchor, *event.also), event.id, "event")
    yield from _of((*event.actor_spans, *event.target_spans), event.id, "", main=False)
    if event.place:
        yield Mark(event.place.span.start, event.place.span.end, event.id, "", main=False)


def _check(check: Check, of: str) -> Iterator[Mark]:
    yield from _of(check.spans, of, f"check-{check.severity}")
