"""Vectors of forms, worked out once each: they depend on the form alone, and news repeats itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab
from thinc.api import NumpyOps

from kawalis.annotate.model.network import Floats, Ints, Network
from kawalis.annotate.model.words import COLUMNS, table_of

LARGEST = 100_000  # forms; the table starts afresh when it becomes larger
TABLE_SEED = 7  # of the first column's hash, as kawalis.Embed.v1 has it


def table_rows(values: NDArray[np.uint64], columns: list[str], sizes: list[int]) -> NDArray[np.int64]:
    """[forms, columns, 4]: the rows of each column's hash table for the values that `Words.read` gives."""
    ops = NumpyOps()
    found = [
        ops.hash(np.ascontiguousarray(values[:, COLUMNS.index(name)]), TABLE_SEED + i).astype("int64") % size
        for i, (name, size) in enumerate(zip(columns, sizes, strict=True))
    ]
    return np.stack(found, axis=1)


class FormVectors:
    """The growing table of one network and one vocabulary."""

    def __init__(self, network: Network, vocab: Vocab, columns: list[str]) -> None:
        self.network, self.vocab, self.columns = network, vocab, columns
        self.sizes = [len(network.weights[f"table{i}"]) for i in range(len(columns))]
        self._row: dict[int, int] = {}
        self._vectors = np.zeros((4096, len(network.weights["mix_g"])), dtype="float32")

    def __call__(self, norms: NDArray[np.uint64]) -> tuple[Floats, Ints]:
        """Vectors of the distinct ones among NORM ids, and which of them each id has."""
        distinct, where = np.unique(norms, return_inverse=True)
        ids = distinct.tolist()
        if len(self._row) + len(ids) > LARGEST:
            self._row.clear()
        row = self._row
        new = [i for i in ids if i not in row]
        if new:
            self._add(new)
        index = np.array([row[i] for i in ids], dtype="int64")
        return self._vectors[index], where

    def _add(self, ids: list[int]) -> None:
        start, end = len(self._row), len(self._row) + len(ids)
        while end > len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        values, vectors = table_of(self.vocab).rows(np.array(ids, dtype="uint64"))
        rows = table_rows(values, self.columns, self.sizes)
        self._vectors[start:end] = self.network.words(rows, vectors)
        self._row.update(zip(ids, range(start, end), strict=True))
