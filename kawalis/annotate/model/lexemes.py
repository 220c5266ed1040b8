"""Every token met, by number, and tables of what is worked out once for each: news repeats itself.

A lexeme is a token's text with its form, the spelling without marks in which clitic joining is undone (spaCy's NORM).
Lexemes and forms are numbered as they come. When they become too many the numbers start afresh, between texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.chars import norm

Ints = NDArray[np.int64]
Array = NDArray[Any]
MOST, MOST_CHARACTERS = 80_000, 4_000_000  # lexemes and letters kept
CHUNK = 4096  # forms worked out at a time

SPACE, LINE, STOP, BULLET, QUOTE, OWN_FORM = 1, 2, 4, 8, 16, 32  # what `signs` says of a lexeme
STOPS = frozenset(".!?\u061f\u06d4\u2026")
BULLETS = frozenset("\u2022\u25cf\u25aa\u25a0\u2023\u2219")
PAIRS = {"«": "»", "“": "”"}
EVEN = frozenset("\"'")  # marks that open and close alike
QUOTES = EVEN | {*PAIRS, *PAIRS.values()}
LINES = ("\n", "\r", "\u2029")


class Lexemes:
    """The numbers. `generation` counts how often they have started afresh."""

    def __init__(self) -> None:
        self.generation = 0
        self._begin()

    def _begin(self) -> None:
        self.texts: list[str] = []
        self.forms: list[str] = []
        self._rows: list[
            tuple[int, int, int]
        ] = []  # form, size, signs of lexemes that are not in the tables yet
        self._tables: Array = np.zeros((3, 4096), dtype="int64")
        self._count = 0
        self._number: dict[tuple[str, str], int] = {}
        self._form_number: dict[str, int] = {}
        self._characters = 0

    @property
    def form(self) -> Ints:
        """The number of each lexeme's form."""
        found: Ints = self._settled()[0]
        return found

    @property
    def size(self) -> Ints:
        """The characters of each lexeme."""
        found: Ints = self._settled()[1]
        return found

    @property
    def signs(self) -> Ints:
        """What sort of mark each lexeme is."""
        found: Ints = self._settled()[2]
        return found

    def _settled(self) -> Array:
        if self._rows:
            end = self._count + len(self._rows)
            while self._tables.shape[1] < end:
                self._tables = np.concatenate([self._tables, np.zeros_like(self._tables)], axis=1)
            self._tables[:, self._count : end] = np.array(self._rows).T
            self._count, self._rows = end, []
        return self._tables

    def refresh(self) -> None:
        """Start afresh where there are too many. Only for who holds no numbers."""
        if max(len(self.texts), len(self.forms)) > MOST or self._characters > MOST_CHARACTERS:
            self.generation += 1
            self._begin()

    def add(self, text: str, form: str) -> int:
        """The number of a lexeme."""
        key = text, form
        number = self._number.get(key)
        if number is None:
            number = self._number[key] = len(self.texts)
            self.texts.append(text)
            self._characters += len(text) + len(form)
            signs = signs_of(text) | (0 if form == norm(text) else OWN_FORM)
            self._rows.append((self.add_form(form), len(text), signs))
        return number

    def add_form(self, form: str) -> int:
        """The number of a form."""
        number = self._form_number.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
            self._characters += len(form)
        return number


def signs_of(text: str) -> int:
    """The signs of a text."""
    if text.isspace():
        return SPACE | (LINE if any(mark in text for mark in LINES) else 0)
    return _SIGNS.get(text, 0)


_SIGNS = {
    mark: STOP * (mark in STOPS) | BULLET * (mark in BULLETS) | QUOTE * (mark in QUOTES)
    for mark in STOPS | BULLETS | QUOTES
}


class ByForm:
    """Arrays with a row for each form. `work` gives the rows of forms [start, end)."""

    def __init__(self, lexemes: Lexemes, work: Callable[[int, int], Sequence[Array]]) -> None:
        self.lexemes, self._work = lexemes, work
        self._generation, self._count = lexemes.generation, 0
        self._tables: list[Array] = []

    def __call__(self) -> list[Array]:
        """The arrays, with rows for all forms that there are, and room behind them."""
        if self._generation != self.lexemes.generation:
            self._generation, self._count, self._tables = self.lexemes.generation, 0, []
        end = len(self.lexemes.forms)
        while self._count < end:
            upto = min(end, self._count + CHUNK)
            rows = self._work(self._count, upto)
            if not self._tables:
                self._tables = [np.zeros((CHUNK, *row.shape[1:]), dtype=row.dtype) for row in rows]
            self._tables = [grown(table, upto) for table in self._tables]
            for table, row in zip(self._tables, rows, strict=True):
                table[self._count : upto] = row
            self._count = upto
        return self._tables


def grown(table: Array, rows: int) -> Array:
    """The table with room for so many rows."""
    while len(table) < rows:
        table = np.concatenate([table, np.zeros_like(table)])
    return table
