"""The rules, parsed once, with the word classes that each may begin with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times import pattern
from kawalis.knowledge import table
from kawalis.knowledge.schema.times import TimeRule, TimeWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
        "THE_NUM",
        "THE_ORD",
        "THE_BAREYEAR",
    }
)  # made by the lexer, no lexicon words


class Rule(NamedTuple):
    """A rule ready to match; ``first`` are the lexical classes with which it may begin."""

    id: str
    gives: str
    sequence: pattern.Sequence_
    features: Mapping[str, int | str]
    order: int


class Grammar:
    """Rules by what they give, and by the lexical class that may begin them.

    ``begins`` are the lexical classes with which a class or part may begin.
    """

    def __init__(self, rules: list[Rule], lexical: frozenset[str]) -> None:
        self.parts: dict[str, list[Rule]] = {}
        for rule in rules:
            self.parts.setdefault(rule.gives, []).append(rule)
        self.lexical = lexical
        self._firsts: dict[str, frozenset[str]] = {}
        self.first = {rule.id: self._first_of(rule.sequence, ()) for rule in rules}
        names = lexical | self.parts.keys()
        self.begins = {name: self._first_of_name(name, ()) for name in names}
        self._starting: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.gives in KINDS:
                for name in self.first[rule.id]:
                    self._starting.setdefault(name, []).append(rule)
        for rule in rules:
            for slot in pattern.slots(rule.sequence):
                if slot.name not in lexical and slot.name not in self.parts:
                    raise ValueError(f"rule {rule.id}: nothing is called {slot.name}")

    def starting(self, classes: Iterable[str]) -> list[Rule]:
        """Return the rules of expressions that may begin with one of the classes, each once."""
        found: dict[str, Rule] = {}
        for name in classes:
            for rule in self._starting.get(name, ()):
                found[rule.id] = rule
        return list(found.values())

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
            for rule in self.parts.get(name, ()):
                found |= self._first_of(rule.sequence, (*path, name))
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
    rules = [
        Rule(entry.id, entry.gives, pattern.parse(entry.pattern), entry.set, number)
        for number, entry in enumerate(table(TimeRule))
    ]
    lexical = set(NUMBERS)
    for word in table(TimeWord):
        lexical.update(word.classes)
        if word.the:
            lexical.update("THE_" + name for name in word.classes)
    return Grammar(rules, frozenset(lexical))
