"""Patterns as chains of nodes, each step knowing by a mask of classes whether it can match at all.

A lexical class has a bit; the mask of a slot holds the bits of those with which it may begin. A step whose mask and
the token's have nothing in common is not tried, and a rule one of whose ``needs`` stands nowhere behind neither, nor
one of which no class that may come second stands behind a first one (:class:`Shape`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

Mask = int
ANY: Mask = -1  # every class
_MEMO = 5_000  # masks of which a choice remembers its ways


class Shape(NamedTuple):
    """How a sequence may begin, counted in lexical classes.

    ``empty``: it may take none; ``single``: it may take but one; ``first`` and ``second``: those that may be the first
    and the second one.
    """

    empty: bool
    single: bool
    first: Mask
    second: Mask


_NOTHING = Shape(True, False, 0, 0)


class Node:
    """One step: a slot, a look at what stands beside, or a choice whose ``branches`` lead to what follows.

    ``free``: whether the mask of the token where it stands says nothing about it; ``part``: whether rules give what the
    slot names.
    """

    __slots__ = ("_ways", "branches", "following", "free", "mask", "part", "slot")

    def __init__(
        self,
        slot: pattern.Slot | None,
        mask: Mask,
        following: Node | None,
        branches: tuple[Node | None, ...] = (),
        *,
        part: bool = False,
    ) -> None:
        self.slot = slot
        self.mask = mask
        self.following = following
        self.branches = branches
        self.part = part
        self.free = slot is None or bool(slot.look) or slot.pre == "w"
        self._ways: dict[Mask, tuple[Node | None, ...]] = {}

    def ways(self, mask: Mask) -> tuple[Node | None, ...]:
        """Return the branches of a choice that a token with some classes lets begin."""
        known = self._ways.get(mask)
        if known is None:
            if len(self._ways) >= _MEMO:
                self._ways.clear()
            known = tuple(b for b in self.branches if b is None or b.free or b.mask & mask)
            self._ways[mask] = known
        return known


def chain(
    sequence: pattern.Sequence_, mask: Callable[[str], Mask], parts: Container[str], last: Node | None = None
) -> Node | None:
    """Return the first node of a sequence that goes on at ``last``; ``None`` is the end."""
    for item in reversed(sequence):
        if isinstance(item, pattern.Slot):
            last = Node(item, mask(item.name), last, part=item.name in parts)
        else:
            last = Node(None, 0, None, tuple(chain(branch, mask, parts, last) for branch in item.branches))
    return last


def needs(sequence: pattern.Sequence_, mask: Callable[[str], Mask]) -> tuple[Mask, ...]:
    """Return masks of which a class each must stand at a place or after it, or the sequence does not match there."""
    found = {_need(item, mask) for item in sequence}
    return tuple(sorted(found - {0}))


def _need(item: pattern.Slot | pattern.Choice, mask: Callable[[str], Mask]) -> Mask:
    """Return the classes one of which an item cannot do without, 0 where it can."""
    if isinstance(item, pattern.Slot):
        return 0 if item.look.startswith("!") or "<" in item.look else mask(item.name)
    whole = 0
    for branch in item.branches:
        wanted = needs(branch, mask)
        if not wanted:
            return 0
        whole |= rarest(wanted)
    return whole


def shape(sequence: pattern.Sequence_, of: Callable[[str], Shape], joined: Mask) -> Shape:
    """Return the shape of a sequence. ``of`` tells that of a name, ``joined`` is the class of an "and" by itself."""
    rest = _NOTHING
    for item in reversed(sequence):
        here = _shape(item, of, joined)
        rest = Shape(
            here.empty and rest.empty,
            (here.single and rest.empty) or (here.empty and rest.single),
            here.first | (rest.first if here.empty else 0),
            here.second | (rest.first if here.single else 0) | (rest.second if here.empty else 0),
        )
    return rest


def _shape(item: pattern.Slot | pattern.Choice, of: Callable[[str], Shape], joined: Mask) -> Shape:
    if isinstance(item, pattern.Slot):
        if item.look:
            return _NOTHING
        plain = of(item.name)
        if item.pre != "w":
            return plain
        return plain._replace(first=plain.first | joined, second=plain.second | plain.first)
    branches = [shape(branch, of, joined) for branch in item.branches]
    first = second = 0
    for branch in branches:
        first |= branch.first
        second |= branch.second
    return Shape(any(b.empty for b in branches), any(b.single for b in branches), first, second)


def behind(sequence: pattern.Sequence_, mask: Callable[[str], Mask]) -> Mask:
    """Return the classes one of which must end where the sequence begins, 0 where it asks for none."""
    if not sequence:
        return 0
    head = sequence[0]
    if isinstance(head, pattern.Slot):
        return mask(head.name) if head.look == "<" else 0
    whole = 0
    for branch in head.branches:
        wanted = behind(branch, mask)
        if not wanted:
            return 0
        whole |= wanted
    return whole


def rarest(masks: Iterable[Mask]) -> Mask:
    """Return the mask with the fewest classes, the one that words meet most seldom."""
    return min(masks, key=int.bit_count)


def mask_of(names: Iterable[str], bits: dict[str, Mask]) -> Mask:
    """Return the bits of some classes."""
    whole = 0
    for name in names:
        whole |= bits.get(name, 0)
    return whole
