"""Where a run may be cut without changing what it says: between two words that no rule can join.

Whether one class may stand right before another, in a rule, a look or a numeral in words, follows from the
patterns. The pieces of a run are short and return far more often than the run itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times.automaton import mask_of
from kawalis.extract.times.grammar import grammar
from kawalis.extract.times.pattern import Choice, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.times.automaton import Mask
    from kawalis.extract.times.grammar import Grammar
    from kawalis.extract.times.lexer import Cell
    from kawalis.extract.times.pattern import Sequence_

_AND = "AND"
_NUMERALS = ("NUMWORD", "THE_NUMWORD", _AND)
_MEMO = 50_000  # masks of which the followers are remembered


class Joins:
    """Which classes may stand right behind which, over all rules."""

    def __init__(self, rules: Grammar) -> None:
        self._rules = rules
        self._and = rules.bits.get(_AND, 0)
        self._after: dict[Mask, Mask] = {}
        self._lasts: dict[str, Mask] = dict(rules.bits)
        self._memo: dict[Mask, Mask] = {}
        while True:  # what a part may end with follows from the parts in it
            before = dict(self._lasts)
            for name, sequences in rules.patterns.items():
                for sequence in sequences:
                    _, ends = self._through(sequence, 0)
                    self._lasts[name] = self._lasts.get(name, 0) | ends
            if self._lasts == before:
                break
        self._follow(rules.bits.get("NUM", 0), mask_of(_NUMERALS[:2], rules.bits))
        numerals = mask_of(_NUMERALS, rules.bits)
        self._follow(numerals, numerals)

    def after(self, mask: Mask) -> Mask:
        """Return the classes of which one may stand right behind one of some classes."""
        known = self._memo.get(mask)
        if known is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            known = 0
            for left, followers in self._after.items():
                if left & mask:
                    known |= followers
            self._memo[mask] = known
        return known

    def _follow(self, left: Mask, right: Mask) -> None:
        self._after[left] = self._after.get(left, 0) | right

    def _through(self, sequence: Sequence_, ends: Mask) -> tuple[bool, Mask]:
        """Walk a sequence behind the classes ``ends``; return whether it may take no word, and what it ends with."""
        whole_empty = True
        own: Mask = 0  # what may end right before the next item, of this sequence itself
        for item in sequence:
            empty, last = self._item(item, own | (ends if whole_empty else 0))
            own = last | (own if empty else 0)
            whole_empty = whole_empty and empty
        return whole_empty, own

    def _item(self, item: Slot | Choice, ends: Mask) -> tuple[bool, Mask]:
        if isinstance(item, Choice):
            found = [self._through(branch, ends) for branch in item.branches]
            last = 0
            for _, one in found:
                last |= one
            return any(empty for empty, _ in found), last
        first, last = self._rules.begins[item.name], self._lasts.get(item.name, 0)
        if "<" in item.look:
            return True, last
        self._follow(ends, first)
        if item.look:
            return True, 0
        if item.pre == "w":
            self._follow(ends, self._and)
            self._follow(self._and, first)
        return False, last


@cache
def joins() -> Joins:
    """Return the shared table."""
    return Joins(grammar())


def cuts(cells: Sequence[Cell], masks: Sequence[Mask], ending: Sequence[Mask]) -> list[tuple[int, int]]:
    """Return the pieces [first, last) of a run.

    ``masks`` are the classes that begin at each token, ``ending`` those that end right before it; the last cell is
    the empty one behind the run.
    """
    after = joins().after
    out: list[tuple[int, int]] = []
    first = covered = 0
    for at in range(len(cells) - 1):
        if at > first and at >= covered and not after(ending[at]) & masks[at]:
            out.append((first, at))
            first = at
        for found in cells[at].values():
            for piece in found:
                covered = max(covered, piece.last)
    out.append((first, len(cells) - 1))
    return out
