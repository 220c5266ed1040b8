"""The dependency tree of the annotator, asked by the readers of statements.

A reader may ask for the word at an offset, for the reach of a subtree, for the dependents of a word by relation. A
document without a tree answers nothing, and the reader by surface order stands alone.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.model import Document, Word


def relation(word: Word) -> str:
    """Return a word's relation without its subtype (``nsubj`` for ``nsubj:pass``)."""
    return word.relation.partition(":")[0]


@dataclass(frozen=True)
class Syntax:
    """Look-ups over ``document.words``; edges are indices of words, marks at the ends of a subtree left out."""

    document: Document

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.document.words]

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        words = self.document.words
        left = list(range(len(words)))
        right = list(range(len(words)))
        order = [word.index for word in words if word.head == word.index]
        seen = set(order)
        for index in order:  # grows: every word before its dependents
            for child in self.document.dependents(words[index]):
                if child.index not in seen:
                    seen.add(child.index)
                    order.append(child.index)
        for index in reversed(order):
            head = words[index].head
            if head != index and words[index].pos != "PUNCT":
                left[head] = min(left[head], left[index])
                right[head] = max(right[head], right[index])
        return left, right

    def left(self, word: Word) -> int:
        """Return the index of the first word of a subtree."""
        return self._edges[0][word.index]

    def right(self, word: Word) -> int:
        """Return the index of the last word of a subtree."""
        return self._edges[1][word.index]

    def word_at(self, offset: int) -> Word | None:
        """Return the word that covers an offset."""
        at = bisect_right(self._starts, offset) - 1
        words = self.document.words
        return words[at] if at >= 0 and offset < words[at].end else None

    def dependents(self, word: Word, *relations: str) -> list[Word]:
        """Return the dependents of a word, in order; of these relations where any are named."""
        found = self.document.dependents(word)
        return [w for w in found if not relations or relation(w) in relations]

    def case_of(self, word: Word) -> str:
        """Return the folded preposition of a nominal, "" where it has none."""
        for child in self.dependents(word, "case"):
            if child.index < word.index:
                return fold(child.norm)
        return ""
