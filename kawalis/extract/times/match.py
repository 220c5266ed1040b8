"""Run the rules over a document: every expression at its longest, none overlapping another.

Only runs of tokens that the lexicon knows are looked at, and a run's result depends on its folded words
alone, so it is remembered.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times.cuts import cutter
from kawalis.extract.times.features import merge, valid
from kawalis.extract.times.grammar import grammar
from kawalis.extract.times.lexer import Cell, Piece, cells, fits
from kawalis.extract.times.lexicon import DIGITS, NOTHING, beginnings, lookup
from kawalis.extract.times.lookalikes import is_lookalike

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kawalis.extract.times import pattern
    from kawalis.extract.times.automaton import Edge, Mask, Rule, State
    from kawalis.extract.times.grammar import Grammar
    from kawalis.extract.times.lexicon import Begin, Features
    from kawalis.model import Document, Token

_fold_of = attrgetter("fold")
_LONGEST_RUN = 60  # tokens; longer runs of known words are cut
_MEMO = 20_000
_NONE: list[Piece] = []
_NO_FEATURES: Features = {}
_NOTHING_FOUND: list[tuple[Rule, Piece]] = []


class Found(NamedTuple):
    """An expression: tokens [first, last), the reading of its first token, its rule and features."""

    first: int
    last: int
    form: int
    rule: str
    gives: str
    features: Features


Head = tuple[str, int]  # proclitics and reading of the first token
End = tuple["Rule", int, "Features", "Head | None"]  # a way through the rules: where it ends, and with what


class Run:
    """A run of tokens, or a piece of one, under the rules; parts are found once for each place."""

    def __init__(self, tokens: tuple[Token, ...], rules: Grammar) -> None:
        self._cells: list[Cell] = [*cells(tokens), {}]  # the last one, empty, spares asking for the end
        bits = rules.bits
        self._masks: list[Mask] = []
        self._ending: list[Mask] = [0] * len(self._cells)  # what ends where a token begins
        reached: list[set[int]] = []
        for cell in self._cells:
            mask, lasts = 0, set()
            for name, pieces in cell.items():
                bit = bits[name]
                mask |= bit
                for piece in pieces:
                    last = piece.last
                    lasts.add(last)
                    self._ending[last] |= bit
            self._masks.append(mask)
            reached.append(lasts)
        self._behind = [
            self._next(lasts) for lasts in reached
        ]  # what stands behind a class that begins there
        self._rules = rules
        self._memo: list[dict[str, list[Piece]]] = [{} for _ in self._cells]

    def _next(self, lasts: set[int]) -> Mask:
        found = 0
        for last in lasts:
            found |= self._masks[last]
        return found

    def found(self) -> list[Found]:
        """Return the expressions, longest first where they overlap, in order."""
        out: list[tuple[int, int, Found]] = []
        for at, mask in enumerate(self._masks):
            if mask:
                for rule, piece in self._applied(self._rules.expressions, at):
                    found = Found(at, piece.last, piece.form, rule.id, rule.gives, dict(piece.features))
                    out.append((at - piece.last, rule.order, found))
        if len(out) > 1:
            out.sort(key=lambda item: (item[0], item[2].gives != "NONE", item[2].first, item[1]))
        taken: list[Found] = []
        covered: set[int] = set()
        for _, _, found in out:
            if covered.isdisjoint(range(found.first, found.last)):
                covered.update(range(found.first, found.last))
                taken.append(found)
        return sorted(found for found in taken if found.gives != "NONE")

    def _pieces(self, name: str, at: int) -> list[Piece]:
        """Return every way in which the class or part ``name`` begins at ``at``."""
        memo = self._memo[at]
        known = memo.get(name)
        if known is None:
            known = list(self._cells[at].get(name, ()))
            tree = self._rules.parts.get(name)
            if tree is not None:
                for _, piece in self._applied(tree, at):
                    if piece not in known:
                        known.append(piece)
            memo[name] = known
        return known

    def _applied(self, tree: State, at: int) -> list[tuple[Rule, Piece]]:
        """Return what the rules of a tree find at ``at``, in the order of the rules."""
        mask, behind = self._masks[at], self._behind[at]
        ways = tree.begun.get((mask, behind))
        if ways is None:
            ways = tree.starting(mask, behind)
        if not ways:
            return _NOTHING_FOUND
        ends: list[End] = []
        self._through(ways, at, _NO_FEATURES, None, ends)
        if len(ends) > 1:
            ends.sort(key=_order)
        out: list[tuple[Rule, Piece]] = []
        for rule, last, found, head in ends:
            features = merge(found, rule.features)
            if features is not None and head is not None and valid(features):
                out.append((rule, Piece(last, head[0], head[1], features)))
        return out

    def _walk(self, state: State, at: int, features: Features, head: Head | None, ends: list[End]) -> None:
        """Add to ``ends`` every way through the tree from ``state`` on."""
        if state.first:
            ends += [(rule, at, features, head) for rule in state.first]
        if not state.edges:
            return
        mask = self._masks[at]
        ways = state.known.get(mask)
        if ways is None:
            ways = state.ways(mask)
        if ways:
            self._through(ways, at, features, head, ends)
        if state.last:
            ends += [(rule, at, features, head) for rule in state.last]

    def _through(
        self, ways: tuple[Edge, ...], at: int, features: Features, head: Head | None, ends: list[End]
    ) -> None:
        """Add to ``ends`` every way that goes on through one of some edges."""
        for edge in ways:
            if edge.look:
                there = (
                    edge.mask & self._ending[at]
                    if edge.behind
                    else edge.mask & self._masks[at] and self._pieces(edge.name, at)
                )
                if bool(there) is not edge.negated:
                    self._walk(edge.after, at, features, head, ends)
                continue
            start, wanted = at, edge.wanted
            if edge.pre == "w":
                if "AND" in self._cells[at]:
                    start, wanted = at + 1, ""
                if not edge.mask & self._masks[start]:
                    continue
            slot, after, masks = edge.slot, edge.after, self._masks
            for piece in (
                self._pieces(edge.name, start) if edge.part else self._cells[start].get(edge.name, _NONE)
            ):
                if not after.open and not after.mask & masks[piece.last]:
                    continue
                if piece.pre == wanted or (head is None and not edge.pre):
                    joined = features if slot.quiet else _join(features, piece.features, slot)
                    if joined is not None:
                        self._walk(after, piece.last, joined, head or (piece.pre, piece.form), ends)


def _order(end: End) -> int:
    return end[0].order


def _join(left: Features, right: Mapping[str, int | str], slot: pattern.Slot) -> Features | None:
    if slot.to:
        value = right.get("v", next(iter(right.values())) if len(right) == 1 else None)
        return merge(left, {slot.to: value}) if value is not None else None
    return merge(left, right)


class Matcher:
    """Finds the runs of a document and remembers what each said."""

    def __init__(self) -> None:
        self._memo: dict[tuple[str, ...], list[Found]] = {}
        self._pieces: dict[tuple[str, ...], list[Found]] = {}

    def find(self, document: Document) -> Iterator[Found]:
        """Yield the expressions of a document in order."""
        for first, last in runs(document.tokens):
            tokens = document.tokens[first:last]
            key = tuple(map(_fold_of, tokens))
            known = self._memo.get(key)
            if known is None:
                if len(self._memo) >= _MEMO:
                    self._memo.clear()
                known = self._memo[key] = list(self._found(tokens, key))
            for found in known:
                there = found._replace(first=found.first + first, last=found.last + first)
                if not is_lookalike(document, there):
                    yield there

    def _found(self, tokens: tuple[Token, ...], folds: tuple[str, ...]) -> Iterator[Found]:
        """Yield the expressions of a run."""
        for first, last in cutter().pieces(tokens):
            key = folds[first:last]
            known = self._pieces.get(key)
            if known is None:
                if len(self._pieces) >= _MEMO:
                    self._pieces.clear()
                known = self._pieces[key] = Run(tokens[first:last], grammar()).found()
            for found in known:
                yield found._replace(first=found.first + first, last=found.last + first)


def runs(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield the runs [first, last) of known words and numbers, within a sentence, that hold a strong word."""
    look = lookup()
    known_folds, words = look.begins, beginnings()
    folds = [*map(_fold_of, tokens), ""]
    first = 0
    end = 0  # the index after the last token that belongs to the run, or to a phrase that began in it
    strong = False
    for i in [i for i, word in enumerate(folds) if word in words or word[:1] in DIGITS]:  # most are neither
        known = known_folds.get(folds[i]) or look.begin(tokens[i])
        if known is NOTHING:
            continue
        if i > end:
            if strong:
                yield first, end
            first, strong = i, False
        elif i > first and (tokens[i].sentence != tokens[first].sentence or i - first >= _LONGEST_RUN):
            if strong:
                yield first, i
            first, strong = i, False
        if folds[i + 1] in known.phrases:
            last, sure = _reach(tokens, i, known)
        else:
            last, sure = (i + 1, known.strong) if known.single else (0, False)
        end = max(end, last)
        strong = strong or sure
        if i >= end:  # it only begins phrases that do not follow
            if strong:
                yield first, i
            first, end, strong = i + 1, i + 1, False
    if strong:
        yield first, end


def _reach(tokens: tuple[Token, ...], i: int, known: Begin) -> tuple[int, bool]:
    """Return the index after the longest word or phrase that begins at token ``i``, and whether one is strong."""
    covered, strong = (i + 1, known.strong) if known.single else (0, False)
    for hit in known.phrases[tokens[i + 1].fold]:
        last = fits(tokens, i, hit)
        if last and tokens[last - 1].sentence == tokens[i].sentence:
            covered, strong = max(covered, last), strong or hit.word.strong
    return covered, strong


@cache
def matcher() -> Matcher:
    """Return the shared matcher."""
    return Matcher()
