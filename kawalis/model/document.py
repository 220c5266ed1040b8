"""The annotated text: sentences and tokens with exact offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from kawalis.model.span import Span


@dataclass(frozen=True, slots=True)
class Form:
    """One way to read a word: proclitics, a core, an enclitic.

    The core lies ``lead`` characters after the token's start and ``trail`` before its end, clitics outside; a
    fused lam-lam gives up its first letter only. ``fold`` is the core's folded shadow (see
    ``kawalis.text.fold``), never shown. ``proclitics`` are the split letters outermost first, ``definite``
    tells whether the core carries the article (``fold`` then starts with its two letters; ``bare`` is
    without), ``enclitic`` is the attached pronoun or "".
    """

    lead: int
    trail: int
    fold: str
    proclitics: tuple[str, ...] = ()
    definite: bool = False
    enclitic: str = ""

    @property
    def bare(self) -> str:
        """The core without its article."""
        return self.fold[2:] if self.definite else self.fold


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the untouched text: ``kind`` is ``word``, ``latin``, ``number``, ``punct`` or ``symbol``.

    ``fold`` is the whole token folded. ``forms`` lists its readings, the one that strips least first and
    always at least one (the whole token).
    """

    index: int
    start: int
    end: int
    text: str
    fold: str
    kind: str
    sentence: int
    forms: tuple[Form, ...]

    def core(self, form: Form) -> tuple[int, int]:
        """Offsets of the core of one of ``forms``."""
        return self.start + form.lead, self.end - form.trail


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters ``[start, end)`` and tokens ``[first, last)``; ``layer`` is ``headline`` or ``body``."""

    index: int
    start: int
    end: int
    first: int
    last: int
    layer: str


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word of the trained annotator, after Universal Dependencies: a token, or a clitic of one.

    Characters ``[start, end)`` are a verbatim piece of token ``token``; ``norm`` is its spelling without marks and
    with joining undone, never shown. ``pos`` is a UPOS tag, ``features`` the UD feature string ("" for none),
    ``relation`` the UD relation to the word ``head``, which is the word itself for the root of a sentence.
    """

    index: int
    start: int
    end: int
    norm: str
    lemma: str
    pos: str
    features: str
    relation: str
    head: int
    token: int

    def feature(self, name: str) -> str:
        """Return the value of one feature (``Fem`` for ``Gender``), "" where the word does not show it."""
        at = f"|{self.features}".find(f"|{name}=")
        return self.features[at + len(name) + 1 :].partition("|")[0] if at >= 0 else ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the trained annotator found: characters ``[start, end)``, ``kind`` PER, ORG or LOC."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Document:
    """Text, tokens, sentences, and what the trained annotator ``model`` says of them, with look-ups by offset."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...] = ()
    entities: tuple[Entity, ...] = ()
    model: str = ""

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _first_words(self) -> list[int]:
        """Index of each token's first word, and of the word after the last."""
        tokens = [word.token for word in self.words]  # words stand in the order of their tokens
        return [bisect_left(tokens, token) for token in range(len(self.tokens) + 1)]

    @cached_property
    def _dependents(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for word in self.words:
            if word.head != word.index:
                found.setdefault(word.head, []).append(word.index)
        return found

    def words_of(self, first: int, last: int) -> tuple[Word, ...]:
        """Return the syntactic words of tokens ``[first, last)``."""
        return self.words[self._first_words[first] : self._first_words[last]]

    def dependents(self, word: Word) -> tuple[Word, ...]:
        """Return the words that depend on a word directly, in the order of the text."""
        return tuple(self.words[i] for i in self._dependents.get(word.index, ()))

    def token_at(self, offset: int) -> int:
        """Index of the token that covers ``offset``, else of the last one before it (-1 where none is)."""
        return bisect_right(self._starts, offset) - 1

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence of the token that covers ``offset`` (or of the last one before it)."""
        index = self.token_at(offset)
        return self.sentences[self.tokens[index].sentence] if index >= 0 else None

    def span(self, start: int, end: int) -> Span:
        """Cut characters ``[start, end)``."""
        return Span.of(self.text, start, end)

    def span_of(self, first: int, last: int) -> Span:
        """Cut from the start of token ``first`` to the end of token ``last - 1``."""
        return Span.of(self.text, self.tokens[first].start, self.tokens[last - 1].end)
