"""Who acts and whom it is done to, chosen among all parties of a sentence by trees that learned from annotated reports.

The rules' choice is one option and weighs most; what is chosen over it is clearly better by the odds (``choice.md``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from kawalis.extract.events.merge import merge
from kawalis.extract.events.options import SIDES, Options
from kawalis.knowledge import table
from kawalis.knowledge.schema.choice import ChoiceTrees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.options import Option
    from kawalis.extract.events.party import Directory
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Span

STATEMENT = "statement"  # a draft that a statement's cue makes


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one side of a telling may be, with the logarithm of each option's probability; ``rule`` is the rules' place.

    ``spans`` and ``ids`` are what the rules found before tellings were joined.
    """

    options: Sequence[Option]
    odds: Sequence[float]
    rule: int
    spans: tuple[Span, ...]
    ids: tuple[str, ...]

    @property
    def best(self) -> int:
        """The place of the option with the best odds."""
        return max(range(len(self.odds)), key=self.odds.__getitem__)


class Trees:
    """The trees of one side, laid out node behind node; a leaf leads to itself, so that all may be walked in step."""

    def __init__(self, source: ChoiceTrees) -> None:
        self.margin, self.opening = source.margin, source.opening
        self._columns = {name: n for n, name in enumerate(source.features)}
        asks: list[int] = []
        leads: tuple[list[int], list[int]] = ([], [])
        adds: list[float] = []
        roots = []
        for tree in source.trees:
            first, leaves = len(asks), len(asks) + len(tree.asks)
            roots.append(first)
            own = range(leaves, leaves + len(tree.adds))
            for answers, told in zip(leads, (tree.no, tree.yes), strict=True):
                answers.extend(first + to if to >= 0 else leaves - 1 - to for to in told)
                answers.extend(own)
            asks += [*tree.asks, *[0] * len(tree.adds)]
            adds += [*[0.0] * len(tree.asks), *tree.adds]
        self._roots, self._asks = np.array(roots, np.int32), np.array(asks, np.int32)
        self._leads = np.array([to for pair in zip(*leads, strict=True) for to in pair], np.int32)
        self._adds = np.array(adds)
        self._isleaf = np.array([no == yes for no, yes in zip(*leads, strict=True)])

    def sums(self, event: Sequence[str], options: Sequence[Option]) -> NDArray[np.float64]:
        """Return what the trees add up to for each option of an event."""
        columns = self._columns
        shown = np.zeros((len(options), len(columns)), np.int32)
        shown[:, [columns[f] for f in event if f in columns]] = 1
        for row, option in enumerate(options):
            shown[row, [columns[f] for f in option.features if f in columns]] = 1
        flat = shown.ravel()
        rows = (np.arange(len(options), dtype=np.int32) * len(columns))[:, None]
        at = np.tile(self._roots, (len(options), 1))
        while not self._isleaf.take(at).all():
            at = self._leads.take(2 * at + flat.take(rows + self._asks.take(at)))
        sums: NDArray[np.float64] = self._adds.take(at).sum(1)
        return sums


def choose(directory: Directory, drafts: Sequence[Draft]) -> list[Draft]:
    """Join the tellings of each event and choose its parties."""
    propose(directory.reading, drafts)
    kept = merge(drafts)
    settle(directory, kept)
    return kept


def propose(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give every telling what its sides may be; ``drafts`` are not yet joined."""
    if not reading.tree.known or not drafts or not weights():
        return
    options = Options(reading, drafts)
    for draft in drafts:
        if draft.type is None:
            continue  # of what stands outside the types there is nothing to learn from
        event, sides = options.of(draft)
        for side, found in sides.items():
            if side == "actor" and draft.kind == STATEMENT:
                continue  # whoever states it
            sums = weights()[side].sums(event, found)
            odds = sums - sums.max()
            odds -= np.log(np.exp(odds).sum())
            rule = next(n for n, option in enumerate(found) if option.rule)
            spans, ids = _told(draft, side)
            draft.proposals[side] = Proposal(found, odds.tolist(), rule, tuple(spans), tuple(ids))


def settle(directory: Directory, kept: Sequence[Draft]) -> None:
    """Choose the parties of every event, whose tellings are joined."""
    for draft in kept:
        tellings = list(_tellings(draft))
        opened: dict[str, float] = {}
        for side in SIDES:
            spans, _ = _told(draft, side)
            if spans:
                _override(directory, draft, side, [t for t in tellings if side in t.proposals])
            else:
                opened[side] = _open(directory, draft, side, [t for t in tellings if side in t.proposals])
        actors, targets = draft.actor_spans, draft.target_spans
        if any(a.overlaps(t) for a in actors for t in targets) and opened:
            _close(draft, min(opened, key=opened.__getitem__))


def _open(directory: Directory, draft: Draft, side: str, tellings: Sequence[Draft]) -> float:
    """Give a side that the rules left empty its best party if that beats nobody clearly; return by how much."""
    best: tuple[float, Proposal, int] | None = None
    for telling in tellings:
        found = telling.proposals[side]
        if len(found.odds) > 1:
            place = max(range(1, len(found.odds)), key=found.odds.__getitem__)
            gain = found.odds[place] - found.odds[0]
            if best is None or gain > best[0]:
                best = gain, found, place
    if best is None or best[0] <= weights()[side].opening:
        return 0.0
    gain, found, place = best
    spans, ids = _told(draft, side)
    _take(directory, found.options[place], spans, ids)
    draft.chosen.append(_reason(side, found, place))
    return gain


def _override(directory: Directory, draft: Draft, side: str, tellings: Sequence[Draft]) -> None:
    """Put a clearly better option for what the rules chose for a telling."""
    spans, ids = _told(draft, side)
    for telling in tellings:
        found = telling.proposals[side]
        place = found.best
        if not found.rule or not place or place == found.rule:
            continue
        if found.odds[place] - found.odds[found.rule] <= weights()[side].margin:
            continue
        kept = {i for t in tellings if t is not telling for i in t.proposals[side].ids}
        spans[:] = [s for s in spans if s not in found.spans]
        ids[:] = [i for i in ids if i not in found.ids or i in kept]
        _take(directory, found.options[place], spans, ids)
        draft.chosen.append(_reason(side, found, place))


def _take(directory: Directory, option: Option, spans: list[Span], ids: list[str]) -> None:
    for party in option.parties:
        known = directory.of_phrase(party.phrase)
        if party.span not in spans:
            spans.append(party.span)
        if known and known not in ids:
            ids.append(known)


def _close(draft: Draft, side: str) -> None:
    """Empty a side again: nobody does something to himself."""
    spans, ids = _told(draft, side)
    spans.clear()
    ids.clear()
    draft.chosen = [reason for reason in draft.chosen if not reason.startswith(side)]


def _reason(side: str, found: Proposal, place: int) -> str:
    mine, rule = (round(float(np.exp(found.odds[n])), 2) for n in (place, found.rule))
    return f"{side} chosen: odds {mine} over {rule} of the rules'"


def _told(draft: Draft, side: str) -> tuple[list[Span], list[str]]:
    if side == "actor":
        return draft.actor_spans, draft.actor_ids
    return draft.target_spans, draft.target_ids


def _tellings(draft: Draft) -> Iterator[Draft]:
    yield draft
    for telling in draft.tellings:
        yield from _tellings(telling)


@cache
def weights() -> dict[str, Trees]:
    """Return the trees of each side."""
    return {entry.id: Trees(entry) for entry in table(ChoiceTrees)}
