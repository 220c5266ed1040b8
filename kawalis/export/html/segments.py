"""The text cut into flat stretches, each with all that marks it.

Nested or torn elements would break the joining of Arabic letters, so the marks are cut at the union of their
boundaries, and a boundary never parts a letter from the marks on it (grapheme clusters, Unicode TR29), nor
a lam from the alef that is written into it: one drawing would stand on two grounds.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.text import fuses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

JOINERS = frozenset("\u200c\u200d")
_LONGEST = 64  # code points of one cluster; what hangs together longer is no writing


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``[start, end)`` marked as ``role`` of the finding ``of``; ``main`` if it is the finding."""

    start: int
    end: int
    of: str
    role: str
    main: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one set of marks: roles, findings known by it, findings that it is part of."""

    text: str
    roles: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    part: tuple[str, ...] = ()


def hangs_on(text: str, i: int) -> bool:
    """Whether character ``i`` belongs to the cluster of the one before it, or is written into one with it."""
    char, before = text[i], text[i - 1]
    if char == "\n":
        return before == "\r"
    if before in "\r\n":
        return False
    if (
        unicodedata.category(char) in {"Mn", "Me", "Mc"}
        or char in JOINERS
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    ):
        return True
    if before == "\u200d":  # an emoji sequence; between letters a joiner is no bond
        return unicodedata.category(char) == "So"
    if fuses(text, i):
        return True
    return _flag(char) and _flag(before) and _flags_before(text, i) % 2 == 1


def _flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flags_before(text: str, i: int) -> int:
    first = i
    while first and i - first < _LONGEST and _flag(text[first - 1]):
        first -= 1
    return i - first


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen ``[start, end)`` to whole clusters."""
    least, most = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    while least < start < len(text) and hangs_on(text, start):
        start -= 1
    while 0 < end < most and hangs_on(text, end):
        end += 1
    return start, end


def cut(text: str, marks: Iterable[Mark], start: int, end: int) -> Iterator[Segment]:
    """Cut ``text[start:end]`` at the boundaries of ``marks``; the segments' texts join to it."""
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[Mark]] = {}
    for mark in marks:
        first, last = snap(text, mark.start, mark.end)
        first, last = max(first, start), min(last, end)
        if first < last:
            opens.setdefault(first, []).append(mark)
            closes.setdefault(last, []).append(mark)
    active: dict[int, Mark] = {}
    at = start
    for boundary in sorted({*opens, *closes, end}):
        if at < boundary:
            yield _segment(text[at:boundary], list(active.values()))
            at = boundary
        for mark in closes.get(boundary, ()):
            active.pop(id(mark), None)
        for mark in opens.get(boundary, ()):
            active[id(mark)] = mark


def _segment(text: str, marks: list[Mark]) -> Segment:
    roles = tuple(sorted({m.role for m in marks if m.role}))
    of = tuple(dict.fromkeys(m.of for m in marks if m.main))
    part = tuple(dict.fromkeys(m.of for m in marks if not m.main and m.of not in of))
    return Segment(text, roles, of, part)
