"""All patterns that give the same part as one tree, so that what they begin with alike is walked once.

A lexical class has a bit; the mask of a slot holds the bits of those with which it may begin. A branch whose mask and
the token's have nothing in common is not tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping

Mask = int
_MEMO = 5_000  # masks of which a state remembers its edges


class Rule(NamedTuple):
    """A rule whose pattern has been walked: its name, what it gives and adds, its place in the files."""

    id: str
    gives: str
    features: Mapping[str, int | str]
    order: int


class Edge(NamedTuple):
    """A slot between two states.

    ``look`` tells that it takes no word, ``behind`` that it looks at what ends here, ``negated`` that nothing of the
    kind may stand there. ``pre`` is the letter of the pattern before the slot and ``wanted`` the proclitic for it;
    ``part``: whether rules give what the slot names; ``free``: whether the mask of the token says nothing about it.
    """

    slot: pattern.Slot
    name: str
    mask: Mask
    part: bool
    look: bool
    behind: bool
    negated: bool
    pre: str
    wanted: str
    free: bool
    after: State


class State:
    """A place in the tree: the rules that end there, and the slots that may come next.

    Ways are walked in the order of the patterns: ``first`` are the rules that end there before they go on, ``last``
    those that do so behind it.
    """

    __slots__ = ("edges", "first", "known", "last")

    def __init__(self) -> None:
        self.first: list[Rule] = []
        self.last: list[Rule] = []
        self.edges: dict[pattern.Slot, Edge] = {}
        self.known: dict[Mask, tuple[Edge, ...]] = {}  # what :meth:`ways` remembers

    def ways(self, mask: Mask) -> tuple[Edge, ...]:
        """Return the edges that a token with some classes lets begin."""
        if len(self.known) >= _MEMO:
            self.known.clear()
        found = tuple(edge for edge in self.edges.values() if edge.free or edge.mask & mask)
        self.known[mask] = found
        return found


class Tree:
    """Builds the tree of some rules. ``mask`` gives that of a name, ``parts`` are the names that rules give."""

    def __init__(
        self, mask: Callable[[str], Mask], parts: Container[str], joining: Mapping[str, str]
    ) -> None:
        self.root = State()
        self._mask = mask
        self._parts = parts
        self._joining = joining

    def add(self, sequence: pattern.Sequence_, rule: Rule) -> None:
        """Add every way through a pattern, in its order."""
        self._add(self.root, sequence, rule)

    def _add(self, state: State, sequence: pattern.Sequence_, rule: Rule) -> None:
        if not sequence:
            if not any(other is rule for other in (*state.first, *state.last)):
                (state.last if state.edges else state.first).append(rule)
            return
        head, rest = sequence[0], sequence[1:]
        if isinstance(head, pattern.Choice):
            for branch in head.branches:
                self._add(state, (*branch, *rest), rule)
            return
        edge = state.edges.get(head)
        if edge is None:
            edge = state.edges[head] = self._edge(head)
        self._add(edge.after, rest, rule)

    def _edge(self, slot: pattern.Slot) -> Edge:
        return Edge(
            slot,
            slot.name,
            self._mask(slot.name),
            slot.name in self._parts,
            bool(slot.look),
            "<" in slot.look,
            slot.look.startswith("!"),
            slot.pre,
            self._joining[slot.pre] if slot.pre else "",
            bool(slot.look) or slot.pre == "w",
            State(),
        )


def mask_of(names: Iterable[str], bits: dict[str, Mask]) -> Mask:
    """Return the bits of some classes."""
    whole = 0
    for name in names:
        whole |= bits.get(name, 0)
    return whole
