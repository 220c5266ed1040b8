"""Words of time by their first folded word, with what a token may begin."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kawalis.knowledge import table
from kawalis.knowledge.schema.clitics import Clitics
from kawalis.knowledge.schema.times import TimeSettings, TimeWord
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kawalis.model import Token

Features = dict[str, "int | str"]
_MEMO = 200_000  # folded words remembered; a megabyte of news has some 30,000


class Word(NamedTuple):
    """One lexicon phrase: its words after the first, what it is called, what it means, letters allowed before it."""

    rest: tuple[str, ...]
    classes: frozenset[str]
    features: Mapping[str, int | str]
    clitics: str
    strong: bool


class Hit(NamedTuple):
    """A phrase that a token may begin, under reading ``form`` of the token, after proclitics ``pre``."""

    form: int
    pre: str
    word: Word


class Begin(NamedTuple):
    """What a token may begin: a word or number by itself (``single``, ``strong``), and phrases by their second word."""

    single: bool
    strong: bool
    phrases: dict[str, tuple[Hit, ...]]


NOTHING = Begin(False, False, {})  # what most words begin
DIGITS = frozenset("0123456789")  # as folding leaves them
YEAR_DIGITS = 4
RECENT = (1900, 2100)  # what a year without the word year may be


def is_recent_year(shadow: str) -> bool:
    """Whether a number is one that may be a year by itself."""
    return len(shadow) == YEAR_DIGITS and shadow.isdecimal() and RECENT[0] <= int(shadow) <= RECENT[1]


@cache
def settings() -> TimeSettings:
    """Return the engine's settings."""
    return table(TimeSettings)[0]


@cache
def index() -> dict[str, list[Word]]:
    """Return the lexicon by first folded word."""
    found: dict[str, list[Word]] = {}
    for entry in table(TimeWord):
        plain = frozenset(entry.classes)
        letters = entry.clitics if isinstance(entry.clitics, str) else settings().clitics * entry.clitics
        for phrase in entry.words:
            words = fold(phrase).split()
            found.setdefault(words[0], []).append(
                Word(tuple(words[1:]), plain, entry.set, letters, entry.strong)
            )
            if entry.the:
                articled = frozenset("THE_" + name for name in plain)
                found.setdefault(ARTICLE + words[0], []).append(
                    Word(tuple(words[1:]), articled, entry.set, letters, entry.strong)
                )
    return found


@cache
def beginnings() -> frozenset[str]:
    """Return the folded words that may begin an entry of the lexicon: its first words behind every proclitic.

    Most words of a text are none of them and need not be taken apart.
    """
    found: set[str] = set()
    for clitics in table(Clitics):
        for letters in ("", *clitics.proclitics):
            for word in index():
                found.add(letters + word)
                if word.startswith(clitics.article):
                    found.add(letters + clitics.fused + word[len(clitics.article) :])
    return frozenset(found)


class Lookup:
    """Which phrases a token may begin; answers are remembered by folded word."""

    def __init__(self) -> None:
        self._index = index()
        self._memo: dict[str, tuple[Hit, ...]] = {}
        self.begins: dict[str, Begin] = {}  # what :meth:`begin` remembers, by folded word

    def __call__(self, token: Token) -> tuple[Hit, ...]:
        """Return the hits of a token."""
        hits = self._memo.get(token.fold)
        if hits is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            hits = self._memo[token.fold] = tuple(self._hits(token))
        return hits

    def begin(self, token: Token) -> Begin:
        """Return what a token may begin, ``NOTHING`` for most."""
        if len(self.begins) >= _MEMO:
            self.begins.clear()
        if token.kind == "number":
            found = self.begins[token.fold] = Begin(True, is_recent_year(token.fold), {})
            return found
        hits = self(token)
        words = [hit.word for hit in hits if not hit.word.rest]
        phrases: dict[str, tuple[Hit, ...]] = {}
        for hit in hits:
            if hit.word.rest:
                phrases[hit.word.rest[0]] = (*phrases.get(hit.word.rest[0], ()), hit)
        begun = Begin(bool(words), any(word.strong for word in words), phrases) if hits else NOTHING
        self.begins[token.fold] = begun
        return begun

    def _hits(self, token: Token) -> list[Hit]:
        out: list[Hit] = []
        for number, form in enumerate(token.forms):
            if form.enclitic:
                continue
            pre = "".join(form.proclitics)
            words = self._index.get(form.fold, ())
            out += [Hit(number, pre, word) for word in words if all(letter in word.clitics for letter in pre)]
        return out


@cache
def lookup() -> Lookup:
    """Return the shared look-up."""
    return Lookup()
