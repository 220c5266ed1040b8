"""Vectors of forms, worked out once each: they depend on the form alone, and news repeats itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.hashing import Hashes, quarters
from kawalis.annotate.model.lexemes import ByForm, Ints
from kawalis.annotate.model.network import Floats, Network
from kawalis.annotate.model.words import COLUMNS, Words

TABLE_SEED = 7  # of the first column's hash, as kawalis.Embed.v1 has it


def table_rows(values: Hashes, columns: list[str], sizes: list[int]) -> NDArray[np.int64]:
    """[forms, columns, 4]: the rows of each column's hash table for the values that `Words.read` gives."""
    found = [
        quarters(values[:, COLUMNS.index(name)], TABLE_SEED + i).astype("int64") % size
        for i, (name, size) in enumerate(zip(columns, sizes, strict=True))
    ]
    return np.stack(found, axis=1)


class FormVectors:
    """The growing table of one network."""

    def __init__(self, network: Network, words: Words, columns: list[str]) -> None:
        self._network, self._words, self._columns = network, words, columns
        self._sizes = [len(network.weights[f"table{i}"]) for i in range(len(columns))]
        self._tables = ByForm(words.lexemes, self._work)

    def of(self, forms: Ints) -> tuple[Floats, Ints]:
        """Vectors of the distinct ones among forms, and which of them each has."""
        table = self._tables()[0]
        seen = np.zeros(len(table), dtype=bool)
        seen[forms] = True
        place = np.cumsum(seen) - 1
        return table[seen], place[forms]

    def _work(self, start: int, end: int) -> list[Floats]:
        values, vectors = self._words()
        rows = table_rows(values[start:end], self._columns, self._sizes)
        return [self._network.words(rows, vectors[start:end])]
