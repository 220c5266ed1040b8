"""A state's outlet that tells of the same state.

States a fact: the outlet quoted belongs to a state (the data on outlets say so) and what is taken from it
names a person, an office or a body that acts for that state. Never claims that the outlet is wrong or unreliable. The
report's own outlet is left out: what it is, its readers see.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.check.words import say, shown
from kawalis.knowledge import table
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.model import Check, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report
    from kawalis.model import Actor, Span, Statement

_OPENING = 8  # tokens of a content in which it names whom it is about
_STATE = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")  # CAMEO roles of a state; REB, OPP ... are not


def interested_outlet(report: Report) -> Iterator[Check]:
    """Yield one note for each such outlet."""
    told: dict[str, list[tuple[Statement, Span, Actor]]] = {}
    for statement in report.statements:
        for link in statement.chain[1:]:
            actor = report.actor.get(link.actor)
            country = _state(actor)
            if actor is None or country is None or actor.id == statement.chain[0].actor:
                continue
            party = _party(report, statement, actor, country)
            if party:
                told.setdefault(actor.id, []).append((statement, *party))
    for outlet, items in told.items():
        actor = report.actor[outlet]
        names = _countries()[_state(actor) or ""]
        first = items[0]
        cited = _nearest(actor, first[0])
        spans = ((cited,) if cited else ()) + tuple(dict.fromkeys(span for _, span, _ in items))
        about = (outlet, *dict.fromkeys(s.id for s, _, _ in items), *dict.fromkeys(p.id for _, _, p in items))
        message = say(
            "check.interested_outlet",
            outlet=shown(actor.name_ar),
            country=Message(names.names.ar[0], names.names.en[0]),
            subject=shown(first[1].text),
        )
        yield Check("interested_outlet", "note", spans, about, message)


@cache
def _countries() -> dict[str, Country]:
    return {entry.code: entry for entry in table(Country)}


@cache
def _states() -> dict[str, str]:
    """Return outlet id -> country code, for outlets of a state."""
    return {
        entry.id: entry.affiliation.country
        for entry in table(Outlet)
        if entry.affiliation and entry.affiliation.kind == "state" and entry.affiliation.country
    }


def _state(actor: Actor | None) -> str | None:
    if actor is None or actor.kind != "outlet" or actor.kb is None:
        return None
    code = _states().get(actor.kb)
    return code if code in _countries() else None


def _serves(actor: Actor, country: str) -> bool:
    """Whether an actor is an office of the state, or is known to act for it (a code such as ``IRNMIL``)."""
    if actor.kind == "office":
        return actor.country == country
    return (actor.code or "").startswith(tuple(country + role for role in _STATE))


def _nearest(outlet: Actor, statement: Statement) -> Span | None:
    """Return the mention of the outlet that is nearest to the statement."""
    at = (statement.cue or statement.contents[0]).start
    return min(outlet.mentions, key=lambda span: abs(span.start - at), default=None)


def _party(report: Report, statement: Statement, outlet: Actor, country: str) -> tuple[Span, Actor] | None:
    """Return who of that state, the outlet itself aside, the content begins with: it is about them."""
    for content in statement.contents:
        opening = report.token_range(content.start, content.end)[:_OPENING]
        for span, actor in report.actors_within(content.start, opening[-1].end):
            if _serves(actor, country) and actor.id != outlet.id:
                return span, actor
    return None
