"""The little language of the rules' patterns.

A pattern is a sequence of slots: ``NAME`` is a class of words or a part that another rule gives; ``NAME=day``
puts its value under the feature ``day``, ``~NAME`` matches without its features; ``w:NAME`` wants a waw
before it (attached or its own word), ``b:NAME`` and ``l:NAME`` an attached beh or lam; at the start of a pattern any
letter may stand before a slot without one. ``(A | B)?`` groups,
chooses and makes optional. ``<NAME`` first and ``>NAME`` last only look at the word before and after;
``!<NAME`` and ``!>NAME`` forbid it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\s*([()|?]|[~!<>A-Za-z0-9_:=]+)")
_SLOT = re.compile(
    r"(?P<look>!?[<>])?(?P<quiet>~)?(?:(?P<pre>[wbl]):)?(?P<name>[A-Z][A-Z0-9_]*)(?:=(?P<to>\w+))?$"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One word class or part. ``look`` is "", ``<``, ``>``, ``!<``, ``!>``; ``pre`` the letter before it."""

    name: str
    to: str = ""
    quiet: bool = False
    pre: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternative sequences; an empty one makes the choice optional."""

    branches: tuple[tuple[Slot | Choice, ...], ...]


Sequence_ = tuple[Slot | Choice, ...]


def parse(pattern: str) -> Sequence_:
    """Read a pattern. Raises ``ValueError`` that says what is wrong with it."""
    words: list[str] = []
    at = 0
    while at < len(pattern.rstrip()):
        match = _TOKEN.match(pattern, at)
        if match is None:
            raise ValueError(f"pattern {pattern!r}: unreadable at {pattern[at:]!r}")
        words.append(match[1])
        at = match.end()
    branches, rest = _branches(words, 0, pattern)
    if rest != len(words):
        raise ValueError(f"pattern {pattern!r}: unbalanced )")
    return branches[0] if len(branches) == 1 else (Choice(branches),)


def _branches(words: list[str], at: int, pattern: str) -> tuple[tuple[Sequence_, ...], int]:
    branches: list[Sequence_] = []
    sequence: list[Slot | Choice] = []
    while at < len(words) and words[at] != ")":
        word = words[at]
        at += 1
        if word == "|":
            branches.append(tuple(sequence))
            sequence = []
        elif word == "?":
            if not sequence:
                raise ValueError(f"pattern {pattern!r}: ? after nothing")
            last = sequence.pop()
            inner = last.branches if isinstance(last, Choice) else ((last,),)
            sequence.append(Choice((*inner, ())))
        elif word == "(":
            inner, at = _branches(words, at, pattern)
            if at >= len(words):
                raise ValueError(f"pattern {pattern!r}: unbalanced (")
            at += 1
            sequence.append(Choice(inner))
        else:
            sequence.append(_slot(word, pattern))
    return (*branches, tuple(sequence)), at


def _slot(word: str, pattern: str) -> Slot:
    match = _SLOT.match(word)
    if match is None:
        raise ValueError(f"pattern {pattern!r}: no slot {word!r}")
    return Slot(
        match["name"], match["to"] or "", bool(match["quiet"]), match["pre"] or "", match["look"] or ""
    )


def slots(sequence: Sequence_) -> list[Slot]:
    """Every slot of a parsed pattern, in order."""
    out: list[Slot] = []
    for item in sequence:
        if isinstance(item, Slot):
            out.append(item)
        else:
            out += [slot for branch in item.branches for slot in slots(branch)]
    return out
