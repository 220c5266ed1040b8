"""Run the rules over a document: every expression at its longest, none overlapping another.

Only runs of tokens that the lexicon knows are looked at, and a run's result depends on its folded words
alone, so it is remembered.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times.automaton import mask_of
from kawalis.extract.times.cuts import cutter
from kawalis.extract.times.features import merge, valid
from kawalis.extract.times.grammar import grammar
from kawalis.extract.times.lexer import Cell, Piece, cells, fits
from kawalis.extract.times.lexicon import NOTHING, lookup, settings
from kawalis.extract.times.lookalikes import is_lookalike

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kawalis.extract.times import pattern
    from kawalis.extract.times.automaton import Mask, Node
    from kawalis.extract.times.grammar import Grammar, Rule
    from kawalis.extract.times.lexicon import Begin, Features
    from kawalis.model import Document, Token

_fold_of = attrgetter("fold")
_LONGEST_RUN = 60  # tokens; longer runs of known words are cut
_MEMO = 20_000
_NONE: list[Piece] = []


class Found(NamedTuple):
    """An expression: tokens [first, last), the reading of its first token, its rule and features."""

    first: int
    last: int
    form: int
    rule: str
    gives: str
    features: Features


Head = tuple[str, int]  # proclitics and reading of the first token


class Run:
    """A run of tokens, or a piece of one, under the rules; parts are found once for each place."""

    def __init__(self, tokens: tuple[Token, ...], rules: Grammar, joining: dict[str, str]) -> None:
        self._cells: list[Cell] = [*cells(tokens), {}]  # the last one, empty, spares asking for the end
        self._masks = [mask_of(cell, rules.bits) for cell in self._cells]
        self._onwards = self._masks[:]  # what stands at a place or after it
        for at in range(len(self._masks) - 2, -1, -1):
            self._onwards[at] |= self._onwards[at + 1]
        self._ending = [0] * len(self._cells)  # what ends where a token begins
        for cell in self._cells:
            for name, pieces in cell.items():
                bit = rules.bits.get(name, 0)
                for piece in pieces:
                    self._ending[piece.last] |= bit
        self._behind = [
            self._second(cell) for cell in self._cells
        ]  # what stands behind a class that begins there
        self._rules = rules
        self._joining = joining
        self._memo: list[dict[str, list[Piece]]] = [{} for _ in self._cells]

    def _second(self, cell: Cell) -> Mask:
        found = 0
        for last in {piece.last for pieces in cell.values() for piece in pieces}:
            found |= self._masks[last]
        return found

    def found(self) -> list[Found]:
        """Return the expressions, longest first where they overlap, in order."""
        out: list[tuple[int, int, Found]] = []
        for at, mask in enumerate(self._masks):
            if not mask:
                continue
            for rule in self._rules.starting("", mask, self._behind[at]):
                for piece in self._apply(rule, at):
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
            for rule in self._rules.starting(name, self._masks[at], self._behind[at]):
                known += [piece for piece in self._apply(rule, at) if piece not in known]
            memo[name] = known
        return known

    def _apply(self, rule: Rule, at: int) -> list[Piece]:
        if rule.behind and not rule.behind & self._ending[at]:
            return _NONE
        onwards = self._onwards[at]
        for need in rule.needs:
            if not need & onwards:
                return _NONE
        ends: list[tuple[int, Features, Head | None]] = []
        self._walk(rule.start, at, {}, None, ends)
        if not ends:
            return _NONE
        out: list[Piece] = []
        for last, found, head in ends:
            features = merge(found, rule.features)
            if features is not None and head is not None and valid(features):
                out.append(Piece(last, head[0], head[1], features))
        return out

    def _walk(
        self,
        node: Node | None,
        at: int,
        features: Features,
        head: Head | None,
        ends: list[tuple[int, Features, Head | None]],
    ) -> None:
        """Add to ``ends`` every way through the nodes from ``node`` on; the last way on is walked without a call."""
        while node is not None:
            slot = node.slot
            if slot is None:
                ways = node.ways(self._masks[at])
                if not ways:
                    return
                for branch in ways[:-1]:
                    self._walk(branch, at, features, head, ends)
                node = ways[-1]
            elif slot.look:
                there = (
                    bool(node.mask & self._ending[at])
                    if "<" in slot.look
                    else bool(self._pieces(slot.name, at))
                )
                if there is slot.look.startswith("!"):
                    return
                node = node.following
            else:
                onwards = self._slot(node, slot, at, features, head)
                if not onwards:
                    return
                node = node.following
                for last, joined, begun in onwards[:-1]:
                    self._walk(node, last, joined, begun, ends)
                at, features, head = onwards[-1]
        ends.append((at, features, head))

    def _slot(
        self,
        node: Node,
        slot: pattern.Slot,
        at: int,
        features: Features,
        head: Head | None,
    ) -> list[tuple[int, Features, Head]]:
        """Return every way to fill a slot: where it ends, the features with its own, the pattern's head."""
        wanted = self._joining[slot.pre] if slot.pre else ""
        if slot.pre == "w" and "AND" in self._cells[at]:
            at, wanted = at + 1, ""
        if not node.mask & self._masks[at]:
            return []
        pieces = self._pieces(slot.name, at) if node.part else self._cells[at].get(slot.name, _NONE)
        found: list[tuple[int, Features, Head]] = []
        for piece in pieces:
            if piece.pre == wanted or (head is None and not slot.pre):
                joined = features if slot.quiet else _join(features, piece.features, slot)
                if joined is not None:
                    found.append((piece.last, joined, head or (piece.pre, piece.form)))
        return found


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
                known = self._pieces[key] = Run(tokens[first:last], grammar(), settings().joining).found()
            for found in known:
                yield found._replace(first=found.first + first, last=found.last + first)


def runs(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Yield the runs [first, last) of known words and numbers, within a sentence, that hold a strong word."""
    look = lookup()
    folds = [*map(_fold_of, tokens), ""]
    states = [*map(look.begins.get, folds)]
    first = 0
    end = 0  # the index after the last token that belongs to the run, or to a phrase that began in it
    strong = False
    states.pop()
    for i in [
        i for i, known in enumerate(states) if known is not NOTHING
    ]:  # most words are known for nothing
        known = states[i] or look.begin(tokens[i])
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
