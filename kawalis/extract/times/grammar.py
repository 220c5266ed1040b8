"""The rules, parsed once, with the word classes that each may begin with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.times import pattern
from kawalis.extract.times.automaton import Rule, Shapes, Tree, mask_of
from kawalis.extract.times.lexicon import settings
from kawalis.knowledge import table
from kawalis.knowledge.schema.times import TimeRule, TimeWord

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = frozenset({"DATE", "TIME", "DURATION", "SET", "NONE"})
NUMBERS = frozenset(
    {
        "NUM",
        "ORD",
        "DOTTED",
        "YEARNUM",
        "HYEARNUM",
        "RECENT",
        "BAREYEAR",
        "SHORT",
        "CLOCKNUM",
        "CLOCK4",
        "OLDYEAR",
        "THE_NUM",
        "THE_ORD",
        "THE_BAREYEAR",
    }
)  # made by the lexer, no lexicon words


class Grammar:
    """Rules by what they give, and by the lexical class that may begin them.

    ``bits`` holds the bit of each lexical class, ``begins`` the mask of those with which a class or part may begin.
    ``parts`` are the trees of the rules by the part that they give, ``expressions`` that of the others.
    """

    def __init__(self, entries: Sequence[TimeRule], lexical: frozenset[str]) -> None:
        read = [(entry, pattern.parse(entry.pattern)) for entry in entries]
        self.lexical = lexical
        self.patterns: dict[str, list[pattern.Sequence_]] = {}
        for entry, sequence in read:
            self.patterns.setdefault(entry.gives, []).append(sequence)
        for entry, sequence in read:
            for slot in pattern.slots(sequence):
                if slot.name not in lexical and slot.name not in self.patterns:
                    raise ValueError(f"rule {entry.id}: nothing is called {slot.name}")
        self._firsts: dict[str, frozenset[str]] = {}
        names = lexical | self.patterns.keys()
        self.bits = {name: 1 << i for i, name in enumerate(sorted(lexical))}
        self.begins = {name: mask_of(self._first_of_name(name, ()), self.bits) for name in names}
        trees: dict[str, Tree] = {}
        for number, (entry, sequence) in enumerate(read):
            gives = "" if entry.gives in KINDS else entry.gives
            if gives not in trees:
                trees[gives] = Tree(self.begins.__getitem__, self.patterns, settings().joining)
            trees[gives].add(sequence, Rule(entry.id, entry.gives, entry.set, number))
        self.expressions = trees.pop("", Tree(self.begins.__getitem__, self.patterns, {})).root
        self.parts = {name: tree.root for name, tree in trees.items()}
        Shapes({**self.parts, "": self.expressions}, lexical, self.bits.get("AND", 0))

    def _first_of(self, sequence: pattern.Sequence_, path: tuple[str, ...]) -> frozenset[str]:
        found: set[str] = set()
        for item in sequence:
            if isinstance(item, pattern.Slot):
                if item.look:
                    continue
                if item.pre == "w":
                    found.add("AND")
                return frozenset(found | self._first_of_name(item.name, path))
            for branch in item.branches:
                found |= self._first_of(branch, path)
            if not any(_only_looks(branch) for branch in item.branches):
                break
        return frozenset(found)

    def _first_of_name(self, name: str, path: tuple[str, ...]) -> frozenset[str]:
        if name not in self._firsts:
            if name in path:
                raise ValueError(f"rules call themselves first: {' > '.join((*path, name))}")
            found = {name} if name in self.lexical else set()
            for sequence in self.patterns.get(name, ()):
                found |= self._first_of(sequence, (*path, name))
            self._firsts[name] = frozenset(found)
        return self._firsts[name]


def _only_looks(sequence: pattern.Sequence_) -> bool:
    """Whether a sequence may take no word at all."""
    return all(
        bool(item.look) if isinstance(item, pattern.Slot) else any(map(_only_looks, item.branches))
        for item in sequence
    )


@cache
def grammar() -> Grammar:
    """Return the grammar. Raises ``ValueError`` for a pattern that cannot be read or names nothing."""
    lexical = set(NUMBERS)
    for word in table(TimeWord):
        lexical.update(word.classes)
        if word.the:
            lexical.update("THE_" + name for name in word.classes)
    return Grammar(table(TimeRule), frozenset(lexical))
