"""A record with some of its findings alone, and what they hang on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from kawalis.model import Event, Record, Statement


def narrowed(record: Record, ids: AbstractSet[str], *, alone: bool = False) -> Record:
    """Return the record with the statements, events and actors of these ids.

    A statement brings its source and chain and the time at which it was said, an event its parties, its day, the times
    that hang on it and the statement that tells it, an actor its statements and events unless it is wanted ``alone``;
    checks stay that are about nothing else.
    """
    found = {actor.id for actor in record.actors} & ids
    own = set[str]() if alone else found
    statements = {s.id for s in record.statements if s.id in ids or own & _speakers(s)}
    events = [e for e in record.events if e.id in ids or own & {*e.actors, *e.targets}]
    statements |= {e.statement for e in events if e.statement}
    kept = [s for s in record.statements if s.id in statements]
    people = found.union(*map(_speakers, kept), *map(_parties, events))
    told = {e.id for e in events}
    times = {s.said_at for s in kept} | {e.time.time for e in events if e.time}
    times |= {r.time for r in record.anchored if r.event in told}
    findings = people | statements | told | times
    return replace(
        record,
        actors=tuple(a for a in record.actors if a.id in people),
        names=tuple(n for n in record.names if n.actor in people),
        times=tuple(t for t in record.times if t.id in times),
        anchored=tuple(r for r in record.anchored if r.event in told),
        statements=tuple(kept),
        events=tuple(events),
        checks=tuple(c for c in record.checks if c.about and findings.issuperset(c.about)),
    )


def _speakers(statement: Statement) -> set[str]:
    return {link.actor for link in statement.chain} | ({statement.source} if statement.source else set())


def _parties(event: Event) -> set[str]:
    return {*event.actors, *event.targets}
