"""Find lexicon phrases in a document by their folded words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Document, Form

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found: tokens [first, last), characters [start, end) without outer clitics.

    ``head`` is the reading of the first word under which it matched (its proclitics, its article), ``tail``
    that of the last word (its enclitic).
    """

    first: int
    last: int
    start: int
    end: int
    head: Form
    tail: Form
    value: T


class PhraseIndex(Generic[T]):
    """An index of phrases of one or more words, each with values.

    A phrase is written as in a lexicon; it is folded here. Its first word matches under any reading of a
    token, so proclitics may precede; further words match whole tokens, the last one under any reading that
    only strips an enclitic. ``definite=True`` in :meth:`add` lets the phrase's first word also match with the
    article before it.
    """

    def __init__(self) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, phrase: str, value: T, *, definite: bool = False) -> None:
        """Add a phrase. Raises ``ValueError`` for an empty one."""
        words = tuple(fold(phrase).split())
        if not words:
            raise ValueError("an empty phrase")
        self._first.setdefault(words[0], []).append((words[1:], value))
        if definite:
            self._first.setdefault(ARTICLE + words[0], []).append((words[1:], value))

    def at(self, document: Document, index: int) -> list[Match[T]]:
        """Return every phrase that begins at token ``index``, the longest first, each value once.

        Past the last token nothing begins.
        """
        if index >= len(document.tokens):
            return []
        token = document.tokens[index]
        found: list[Match[T]] = []
        for form in token.forms:
            for rest, value in self._first.get(form.fold, ()):
                if form.enclitic and rest:
                    continue
                match = self._rest(document, index, form, rest, value)
                if match and not any(m.last == match.last and m.value == value for m in found):
                    found.append(match)
        found.sort(key=lambda m: m.first - m.last)
        return found

    def find(self, document: Document) -> Iterator[Match[T]]:
        """Yield every match, by token; overlapping ones too."""
        for index in range(len(document.tokens)):
            yield from self.at(document, index)

    def _rest(
        self, document: Document, index: int, form: Form, rest: tuple[str, ...], value: T
    ) -> Match[T] | None:
        tokens = document.tokens
        last = index + 1 + len(rest)
        if last > len(tokens) or tokens[last - 1].sentence != tokens[index].sentence:
            return None
        tail = form
        for offset, word in enumerate(rest, start=1):
            token = tokens[index + offset]
            if token.fold == word:
                tail = token.forms[0]
                continue
            if offset < len(rest):
                return None
            bare = next((f for f in token.forms if f.fold == word and f.lead == 0 and f.enclitic), None)
            if bare is None:
                return None
            tail = bare
        start = tokens[index].core(form)[0]
        end = tokens[last - 1].core(tail)[1] if rest else tokens[index].core(form)[1]
        return Match(index, last, start, end, form, tail, value)
