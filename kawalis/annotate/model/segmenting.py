"""From text to tokens: pretokens, then clitics. What a pretoken is cut into depends on it alone and is kept."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import msgspec
import numpy as np

from kawalis.annotate.model.chars import norm
from kawalis.annotate.model.clitics import Clitics
from kawalis.annotate.model.crfsuite import read
from kawalis.annotate.model.field import Field, Weights
from kawalis.annotate.model.lexemes import Array, Lexemes, grown
from kawalis.annotate.model.pretokens import is_word, pretoken_texts
from kawalis.annotate.model.segments import Tokens

FIELD, WORDS = "field.crfsuite", "words.msgpack.gz"


def clitics_of(blobs: Mapping[str, bytes]) -> Clitics:
    """The clitics that training/train_clitics.py wrote, from the bytes of its two files; none from nothing."""
    if FIELD not in blobs:
        return Clitics({}, {}, lambda words: [["B"] for _ in words])
    words: Any = msgspec.msgpack.decode(gzip.decompress(blobs[WORDS]))
    return Clitics(words["memory"], words["counts"], Field(Weights.of(*read(blobs[FIELD])), words["counts"]))


class Segmenter:
    """Text to tokens of one store. Joined with the blanks, the tokens are the text, whatever the text.

    One blank behind a token is the token's; any further white space is a token of its own, as spaCy has it.
    """

    def __init__(self, lexemes: Lexemes, clitics: Clitics) -> None:
        self.lexemes, self.clitics = lexemes, clitics
        self._begin()

    def _begin(self) -> None:
        self._generation = self.lexemes.generation
        self._number: dict[str, int] = {}  # of each pretoken
        self._count: Array = np.zeros(4096, dtype="int64")  # its tokens
        self._first: Array = np.zeros(4096, dtype="int64")  # where these begin in `_flat`
        self._blank: Array = np.zeros(4096, dtype=bool)  # a blank for the token before
        self._flat: Array = np.zeros(4096, dtype="int64")
        self._end = 0

    def __call__(self, text: str) -> Tokens:
        """Cut a text."""
        return self.all_of([text])[0]

    def all_of(self, texts: Sequence[str]) -> list[Tokens]:
        """Cut texts; words that are met for the first time are cut together."""
        if self._generation != self.lexemes.generation:
            self._begin()
        cut = [pretoken_texts(text) for text in texts]
        known = self._number
        new = [one for one in dict.fromkeys(chain(*cut)) if one not in known]
        if new:
            self._learn(new)
        return [self._laid_out([known[one] for one in pretokens]) for pretokens in cut]

    def _laid_out(self, pretokens: list[int]) -> Tokens:
        numbers = np.array(pretokens, dtype="int64")
        blank = self._blank[numbers]
        counts, first = self._count[numbers], self._first[numbers]
        ends = np.cumsum(counts)
        starts = ends - counts
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - starts, counts)
        tokens = self._flat[places]
        words = starts[counts > 0]
        if len(blank) and blank[0]:  # no token stands before it: the blank is a token, or part of one
            more = int(counts[0] == 0)
            whole = " " if more else " " + self.lexemes.texts[tokens[0]]
            tokens = np.concatenate([[self._lexeme(whole)], tokens[1 - more :]])
            words, starts = np.concatenate([[0], words[1 - more :] + more]), starts + more
            blank[0] = False
        blanks = np.zeros(len(tokens), dtype=bool)
        blanks[starts[blank] - 1] = True
        return Tokens(self.lexemes, tokens, blanks, words)

    def _lexeme(self, text: str) -> int:
        return self.lexemes.add(text, norm(text))

    def _learn(self, pretokens: list[str]) -> None:
        words = list(filter(is_word, pretokens))
        splits = dict(zip(words, self.clitics.all_of(words), strict=True))
        add, lexeme = self.lexemes.add, self._lexeme
        counts: list[int] = []
        blanks: list[bool] = []
        flat: list[int] = []
        for number, pretoken in enumerate(pretokens, len(self._number)):
            self._number[pretoken] = number
            blank = pretoken[0] == " "
            before = len(flat)
            if pretoken in splits:
                for segment, shadow in zip(*splits[pretoken], strict=True):
                    flat.append(lexeme(segment) if shadow is None else add(segment, shadow))
            elif rest := pretoken[1:] if blank else pretoken:
                flat.append(lexeme(rest))
            counts.append(len(flat) - before)
            blanks.append(blank)
        self._keep(counts, blanks, flat)

    def _keep(self, counts: list[int], blanks: list[bool], flat: list[int]) -> None:
        start, end = len(self._number) - len(counts), len(self._number)
        self._count, self._first, self._blank = (
            grown(table, end) for table in (self._count, self._first, self._blank)
        )
        self._count[start:end], self._blank[start:end] = counts, blanks
        self._first[start:end] = self._end + np.cumsum(counts) - counts
        self._flat = grown(self._flat, self._end + len(flat))
        self._flat[self._end : self._end + len(flat)] = flat
        self._end += len(flat)
