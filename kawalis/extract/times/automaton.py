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


class Edge:
    """A slot between two states.

    ``look`` tells that it takes no word, ``behind`` that it looks at what ends here, ``negated`` that nothing of the
    kind may stand there. ``pre`` is the letter of the pattern before the slot and ``wanted`` the proclitic for it;
    ``part``: whether rules give what the slot names; ``free``: whether the mask of the token says nothing about it.
    Where it opens a tree, a rule may end right behind one class (``single``), or one of ``second`` must come next.
    """

    __slots__ = (
        "after",
        "behind",
        "free",
        "look",
        "mask",
        "name",
        "negated",
        "part",
        "pre",
        "second",
        "single",
        "slot",
        "wanted",
    )

    def __init__(self, slot: pattern.Slot, mask: Mask, wanted: str, *, part: bool) -> None:
        self.slot, self.name, self.pre, self.mask, self.wanted = slot, slot.name, slot.pre, mask, wanted
        self.part = part
        self.look = bool(slot.look)
        self.behind = "<" in slot.look
        self.negated = slot.look.startswith("!")
        self.free = self.look or slot.pre == "w"
        self.after = State()
        self.single, self.second = True, 0


class State:
    """A place in the tree: the rules that end there, and the slots that may come next.

    Ways are walked in the order of the patterns: ``first`` are the rules that end there before they go on, ``last``
    those that do so behind it. Where it is not ``open`` a class of ``mask`` must stand there.
    """

    __slots__ = ("begun", "edges", "first", "known", "last", "mask", "open")

    def __init__(self) -> None:
        self.open = False
        self.mask: Mask = 0
        self.first: list[Rule] = []
        self.last: list[Rule] = []
        self.edges: dict[pattern.Slot, Edge] = {}
        self.known: dict[Mask, tuple[Edge, ...]] = {}  # what :meth:`ways` remembers
        self.begun: dict[tuple[Mask, Mask], tuple[Edge, ...]] = {}  # what :meth:`starting` remembers

    def ways(self, mask: Mask) -> tuple[Edge, ...]:
        """Return the edges that a token with some classes lets begin."""
        if len(self.known) >= _MEMO:
            self.known.clear()
        found = tuple(edge for edge in self.edges.values() if edge.free or edge.mask & mask)
        self.known[mask] = found
        return found

    def starting(self, mask: Mask, behind: Mask) -> tuple[Edge, ...]:
        """Return the first edges of a tree that a token lets begin and those ``behind`` a class of it let go on."""
        if len(self.begun) >= _MEMO:
            self.begun.clear()
        found = tuple(edge for edge in self.ways(mask) if edge.single or edge.second & behind)
        self.begun[mask, behind] = found
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
            state.open = True
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
            state.mask |= edge.mask
            state.open = state.open or edge.free
        self._add(edge.after, rest, rule)

    def _edge(self, slot: pattern.Slot) -> Edge:
        wanted = self._joining[slot.pre] if slot.pre else ""
        return Edge(slot, self._mask(slot.name), wanted, part=slot.name in self._parts)


class Shapes:
    """How each tree may begin, counted in lexical classes, up to what no tree adds to; sets it on their first edges."""

    def __init__(self, trees: Mapping[str, State], lexical: Container[str], joined: Mask) -> None:
        self._lexical = lexical
        self._joined = joined
        self._shapes: dict[str, tuple[bool, Mask]] = {}
        while True:
            before = dict(self._shapes)
            for name, tree in trees.items():
                self._shapes[name] = self._of(tree)
            if self._shapes == before:
                break

    def _of(self, state: State) -> tuple[bool, Mask]:
        """Return whether what a tree finds may be one class long, and the classes that may come second."""
        single, second = False, 0
        for edge in state.edges.values():
            if edge.look:
                edge.single, edge.second = self._of(edge.after)
            else:
                one, more = self._shapes.get(edge.name, (False, 0)) if edge.part else (False, 0)
                one = one or edge.name in self._lexical
                edge.single = one and _ends(edge.after)
                edge.second = more | (self._firsts(edge.after) if one else 0)
                if edge.pre == "w":
                    edge.second |= edge.mask
            single, second = single or edge.single, second | edge.second
        return single, second

    def _firsts(self, state: State) -> Mask:
        """Return the classes of which one must stand where a state goes on."""
        whole = 0
        for edge in state.edges.values():
            whole |= self._firsts(edge.after) if edge.look else edge.mask
            whole |= self._joined if edge.pre == "w" else 0
        return whole


def _ends(state: State) -> bool:
    """Whether a rule may end at a state without another word."""
    return bool(state.first or state.last) or any(
        edge.look and _ends(edge.after) for edge in state.edges.values()
    )


def mask_of(names: Iterable[str], bits: dict[str, Mask]) -> Mask:
    """Return the bits of some classes."""
    whole = 0
    for name in names:
        whole |= bits.get(name, 0)
    return whole
