"""Where a run may be cut without changing what it says: between two words that no rule can join.

Whether one class may stand right before another, in a rule, a look or a numeral in words, follows from the
patterns. The pieces of a run are short and return far more often than the run itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times.automaton import mask_of
from kawalis.extract.times.grammar import grammar
from kawalis.extract.times.lexer import cells, fits
from kawalis.extract.times.lexicon import is_recent_year, lookup
from kawalis.extract.times.pattern import Choice, Slot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.times.automaton import Mask
    from kawalis.extract.times.grammar import Grammar
    from kawalis.extract.times.lexicon import Hit
    from kawalis.extract.times.pattern import Sequence_
    from kawalis.model import Token

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


class _Seen(NamedTuple):
    """What begins at a token: the classes of single words, and phrases with theirs."""

    mask: Mask
    strong: bool
    phrases: tuple[tuple[Hit, Mask], ...]


class Cutter:
    """Cuts runs; what a token begins is remembered by its folded word."""

    def __init__(self) -> None:
        self._bits = grammar().bits
        self._numeral = mask_of(("NUMWORD", "THE_NUMWORD"), self._bits)
        self._number = self._numeral | mask_of(
            ("NUM", "ORD", "THE_NUM", "THE_ORD", "THE_BAREYEAR"), self._bits
        )
        self._memo: dict[str, _Seen] = {}

    def pieces(self, tokens: Sequence[Token]) -> list[tuple[int, int]]:
        """Return the stretches [first, last) of a run that no rule joins to one another and that hold a strong word."""
        after, memo = joins().after, self._memo
        ends: list[Mask] = [0] * (len(tokens) + 1)  # classes that end right before a token
        out: list[tuple[int, int]] = []
        first = covered = 0
        strong = False
        for at, token in enumerate(tokens):
            seen = memo.get(token.fold) or self._look(token)
            begins = seen.mask
            reach = at + 1
            ends[reach] |= begins
            for hit, mask in seen.phrases:
                last = fits(tokens, at, hit)
                if last:
                    begins |= mask
                    ends[last] |= mask
                    reach = max(reach, last)
            if at > first and at >= covered and not after(ends[at]) & begins:
                if strong:
                    out.append((first, at))
                first, strong = at, False
            strong = strong or seen.strong
            covered = max(covered, reach)
        if strong:
            out.append((first, len(tokens)))
        return out

    def _look(self, token: Token) -> _Seen:
        if len(self._memo) >= _MEMO:
            self._memo.clear()
        if token.kind == "number":
            seen = _Seen(mask_of(cells((token,))[0], self._bits), is_recent_year(token.fold), ())
        else:
            hits = [(hit, self._mask(hit)) for hit in lookup()(token)]
            whole = 0
            for hit, mask in hits:
                whole |= 0 if hit.word.rest else mask
            strong = any(hit.word.strong for hit, _ in hits)
            seen = _Seen(whole, strong, tuple((hit, mask) for hit, mask in hits if hit.word.rest))
        self._memo[token.fold] = seen
        return seen

    def _mask(self, hit: Hit) -> Mask:
        mask = mask_of(hit.word.classes, self._bits)
        return mask | self._number if mask & self._numeral else mask


@cache
def cutter() -> Cutter:
    """Return the shared cutter."""
    return Cutter()
