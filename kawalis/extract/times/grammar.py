"""The rules, parsed once, with the word classes that each may begin with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times import pattern
from kawalis.extract.times.automaton import ANY, Shape, behind, chain, mask_of, needs, rarest, shape
from kawalis.knowledge import table
from kawalis.knowledge.schema.times import TimeRule, TimeWord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kawalis.extract.times.automaton import Mask, Node

_AND = "AND"
_MEMO = 50_000  # parts and masks of which the rules are remembered
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


class Rule(NamedTuple):
    """A rule ready to match: where its pattern begins, and the masks that :mod:`.automaton` explains."""

    id: str
    gives: str
    start: Node | None
    first: Mask
    second: Mask
    behind: Mask
    needs: tuple[Mask, ...]
    features: Mapping[str, int | str]
    order: int


class Grammar:
    """Rules by what they give, and by the lexical class that may begin them.

    ``bits`` holds the bit of each lexical class, ``begins`` the mask of those with which a class or part may begin.
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
        self._needed: dict[str, Mask] = {}
        self.parts: dict[str, list[Rule]] = {}
        self._expressions: list[Rule] = []
        self._begun: dict[tuple[str, Mask, Mask], list[Rule]] = {}
        shapes, joined = self._shapes(), self.bits.get(_AND, 0)
        for number, (entry, sequence) in enumerate(read):
            start, wanted = (
                chain(sequence, self.begins.__getitem__, self.patterns),
                needs(sequence, self._need_of),
            )
            form = shape(sequence, shapes.__getitem__, joined)
            second = ANY if form.single or form.empty else form.second
            first = mask_of(self._first_of(sequence, ()), self.bits)
            before = behind(sequence, self.begins.__getitem__)
            rule = Rule(entry.id, entry.gives, start, first, second, before, wanted, entry.set, number)
            self.parts.setdefault(rule.gives, []).append(rule)
            if rule.gives in KINDS:
                self._expressions.append(rule)

    def starting(self, gives: str, first: Mask, second: Mask) -> list[Rule]:
        """Return the rules that give a part (of expressions for "") and may begin with these classes.

        A class of ``first`` must be able to begin the rule, one of ``second`` to come second.
        """
        key = (gives, first, second)
        known = self._begun.get(key)
        if known is None:
            if len(self._begun) >= _MEMO:
                self._begun.clear()
            known = self._begun[key] = [
                rule
                for rule in (self.parts.get(gives, ()) if gives else self._expressions)
                if rule.first & first and (rule.second == ANY or rule.second & second)
            ]
        return known

    def _shapes(self) -> dict[str, Shape]:
        """Return the shape of every class and part, from the least that holds up to what no rule adds to."""
        plain = {name: Shape(False, True, self.begins[name], 0) for name in self.lexical}
        none = Shape(False, False, 0, 0)
        shapes = {name: plain.get(name, none._replace(first=self.begins[name])) for name in self.begins}
        joined = self.bits.get(_AND, 0)
        while True:
            before = dict(shapes)
            for name, sequences in self.patterns.items():
                for sequence in sequences:
                    one, old = shape(sequence, shapes.__getitem__, joined), shapes[name]
                    shapes[name] = old._replace(
                        single=old.single or one.single, second=old.second | one.second
                    )
            if shapes == before:
                return shapes

    def _need_of(self, name: str) -> Mask:
        """Return the classes one of which must stand where a class or part is to match, or behind."""
        if name in self.lexical:
            return self.begins[name]
        if name not in self._needed:
            self._needed[name] = self.begins[name]  # what a part that calls itself needs there
            whole = 0
            for sequence in self.patterns[name]:
                wanted = needs(sequence, self._need_of)
                whole |= rarest(wanted) if wanted else self.begins[name]
            self._needed[name] = whole
        return self._needed[name]

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
