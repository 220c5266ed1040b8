"""The day of publication, solved for from what the text says about it.

Each clue is a condition that the day must meet. Where exactly one day of the horizon meets all of them the
report came out on it; where several do, or none, it is unknown. Nothing is guessed: a rough sign (the
nearest year, a dateline's usual place) is no clue.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.clues import Clue, clues_of
from kawalis.extract.times.lexicon import settings
from kawalis.knowledge.wording import message
from kawalis.model import Message, Published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.times.match import Found
    from kawalis.model import Document

_MEMO = 2_000  # clues whose days are remembered, some hundreds each
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
def _weekdays() -> dict[str, str]:
    """Return the Arabic names of the weekdays by the English ones, in which clues name them."""
    names = [message(f"check.weekday.{i}") for i in range(1, 8)]
    return {name.en: name.ar for name in names}


def _say(code: str, **fields: str) -> Message:
    arabic = {key: _weekdays().get(value, value) for key, value in fields.items()}
    return Message(ar=message(f"times.{code}", **arabic).ar, en=message(f"times.{code}", **fields).en)


def _joined(*said: Message) -> Message:
    return Message(ar=" ".join(m.ar for m in said), en=" ".join(m.en for m in said))


def _published(day: date | None, why: Sequence[Message]) -> Published:
    value = day.isoformat() if day else None
    origin = "inferred" if day else "unknown"
    return Published(value, origin, tuple(m.en for m in why), tuple(m.ar for m in why))


def infer(document: Document, found: Sequence[Found]) -> Published:
    """Return the day that the clues leave, or ``unknown`` with the clues and the days that remain."""
    clues = clues_of(document, found)
    if not clues:
        return _published(None, [_say("no_clue")])
    days: Sequence[date] = _horizon()
    why: list[Message] = []
    used: list[Clue] = []
    for clue in clues:
        left = _meeting(days, clue)
        if len(left) == len(days):
            continue  # it says nothing new
        if not left:
            return _clash(clue, used, why)
        days = left
        used.append(clue)
        why.append(
            _joined(_say(clue.code, quote=clue.quote, **clue.fields), _left(days, first=len(used) == 1))
        )
    if len(days) > 1:
        return _published(None, [*why, _candidates(days)])
    if not all(clue.alone for clue in used):
        support = next((clue for clue in clues if clue.weekday), None)
        if support is None:
            return _published(None, [*why, _say("alone"), _candidates(days)])
        if support not in used:
            why.append(_joined(_say(support.code, quote=support.quote, **support.fields), _say("agrees")))
    return _published(days[0], why)


def _meeting(days: Sequence[date], clue: Clue) -> Sequence[date]:
    """Return the days, in order, that meet a clue."""
    if clue.since is not None:
        return days[bisect_left(days, clue.since) :]
    held = _held(clue)
    if days is _horizon():
        return held
    among = frozenset(days)
    return [day for day in held if day in among]


_HELD: dict[tuple[object, ...], tuple[date, ...]] = {}  # by the key of a clue


def _held(clue: Clue) -> tuple[date, ...]:
    """Return the days of the horizon that meet a clue; reports share most of theirs."""
    known = _HELD.get(clue.key)
    if known is None:
        if len(_HELD) >= _MEMO:
            _HELD.clear()
        known = _HELD[clue.key] = tuple(day for day in _on(clue.weekday) if clue.holds(day))
    return known


def _clash(clue: Clue, used: Sequence[Clue], why: Sequence[Message]) -> Published:
    against = "; ".join(f"«{other.quote}»" for other in used) or "—"
    said = _say(clue.code, quote=clue.quote, **clue.fields)
    return _published(None, [*why, _joined(said, _say("clash", quote=clue.quote, against=against))])


def _left(days: Sequence[date], *, first: bool) -> Message:
    """Say what a clue leaves; the ``first`` one also says of which days."""
    if len(days) == 1:
        return _say("left.one", day=days[0].isoformat())
    if first:
        bounds = {"first": settings().first, "last": settings().last}
        return _say("left.first", count=f"{len(days):,}", **bounds)
    return _say("left.many", count=f"{len(days):,}")


def _candidates(days: Sequence[date]) -> Message:
    if len(days) <= _SHOWN:
        return _say("candidates", days=", ".join(day.isoformat() for day in days))
    return _say(
        "candidates.range", count=f"{len(days):,}", first=days[0].isoformat(), last=days[-1].isoformat()
    )
