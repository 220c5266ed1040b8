"""The day of publication, solved for from what the text says about it.

Each clue is a condition that the day must meet. Where exactly one day of the horizon meets all of them the
report came out on it; where several do, or none, it is unknown. Nothing is guessed: a rough sign (the
nearest year, a dateline's usual place) is no clue.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.clues import Clue, clues_of
from kawalis.extract.times.lexicon import settings
from kawalis.knowledge import table
from kawalis.knowledge.schema.messages import Message
from kawalis.model import Published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.times.match import Found
    from kawalis.model import Document

_SHOWN = 10  # candidate days listed one by one


@cache
def _horizon() -> tuple[date, ...]:
    first, last = date.fromisoformat(settings().first), date.fromisoformat(settings().last)
    return tuple(first + timedelta(days=i) for i in range((last - first).days + 1))


@cache
def _on(weekday: int) -> tuple[date, ...]:
    """Return the horizon's days with an ISO weekday, all of them for 0."""
    return tuple(day for day in _horizon() if weekday in {0, day.isoweekday()})


@cache
def _templates() -> dict[str, str]:
    return {message.id: message.en for message in table(Message)}


def _say(code: str, **fields: object) -> str:
    return _templates()[f"times.{code}"].format(**fields)


def infer(document: Document, found: Sequence[Found]) -> Published:
    """Return the day that the clues leave, or ``unknown`` with the clues and the days that remain."""
    clues = clues_of(document, found)
    if not clues:
        return Published(None, "unknown", (_say("no_clue"),))
    days: Sequence[date] = _horizon()
    why: list[str] = []
    used: list[Clue] = []
    for clue in clues:
        among = _on(clue.weekday) if not used else days
        left = [day for day in among if clue.holds(day)]
        if len(left) == len(days):
            continue  # it says nothing new
        if not left:
            return _clash(clue, used, why)
        days = left
        used.append(clue)
        why.append(_say(clue.code, quote=clue.quote, **clue.fields) + " " + _left(days))
    if len(days) == 1:
        return Published(days[0].isoformat(), "inferred", tuple(why))
    return Published(None, "unknown", (*why, _candidates(days)))


def _clash(clue: Clue, used: Sequence[Clue], why: Sequence[str]) -> Published:
    against = "; ".join(f"«{other.quote}»" for other in used) or "—"
    said = _say(clue.code, quote=clue.quote, **clue.fields)
    return Published(None, "unknown", (*why, said + " " + _say("clash", quote=clue.quote, against=against)))


def _left(days: Sequence[date]) -> str:
    if len(days) == 1:
        return _say("left.one", day=days[0].isoformat())
    return _say("left.many", count=f"{len(days):,}")


def _candidates(days: Sequence[date]) -> str:
    if len(days) <= _SHOWN:
        return _say("candidates", days=", ".join(day.isoformat() for day in days))
    return _say(
        "candidates.range", count=f"{len(days):,}", first=days[0].isoformat(), last=days[-1].isoformat()
    )
