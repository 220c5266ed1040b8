"""What the networks see of a word: hashed columns and a subword vector, looked up once for each form.

A form is a token's NORM (the spelling without marks, clitic joining undone). The columns depend on nothing else, so
they are kept in one growing table for each vocabulary; the table starts afresh when it becomes too large.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Any

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]  # missing from the stubs
from spacy.vocab import Vocab

from kawalis.annotate.model import pieces
from kawalis.annotate.model.chars import fold, is_arabic

COLUMNS = ("form", "fold", "prefix", "suffix2", "suffix3", "lexicon", "names")
LOOKUPS = "kawalis"  # table of vocab.lookups; its entries are packed word lists, see `pack`
LARGEST = 150_000
LONGEST = 64  # letters whose pieces are looked up: what is longer is no word, and a megabyte of it would take a minute


def pack(groups: dict[str, list[str]]) -> bytes:
    """{code: folded words} as the bytes kept in the lookups table."""
    return gzip.compress(
        srsly.msgpack_dumps({c: " ".join(sorted(w)) for c, w in sorted(groups.items())}), 9, mtime=0
    )


def unpack(data: bytes) -> dict[str, str]:
    """Folded word to code, as `pack` wrote it."""
    groups = srsly.msgpack_loads(gzip.decompress(data))
    return {word: code for code, words in groups.items() for word in words.split(" ")}


def shrink(vocab: Vocab) -> None:
    """Round the vectors to bytes, each dimension by its own scale, for writing them to disk."""
    data = np.asarray(vocab.vectors.data, dtype="float32")
    scale = np.abs(data).max(axis=0) / 127
    vocab.vectors.data = np.round(data / scale).astype("int8")
    vocab.lookups.get_table(LOOKUPS)["scale"] = scale.astype("float32").tobytes()


def kind(form: str) -> str:
    """The lexicon column of what is no Arabic word: numbers by length, signs by themselves, Latin by its capitals."""
    if form[:1].isdigit():
        return f"0{min(len(form), 5)}{'.' in form or ',' in form}"
    if form.isspace():
        return "\n" if "\n" in form else " "
    if form[:1].isalpha():
        return f"L{form[:1].isupper()}{form.isupper()}{len(form) > 1}"
    return form[:1]


class Words:
    """The table of one vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        table = vocab.lookups.get_table(LOOKUPS) if vocab.lookups.has_table(LOOKUPS) else {}
        if vocab.vectors.data.dtype != np.float32:  # shipped as bytes, see `shrink`
            scale = np.frombuffer(table["scale"], dtype="float32")
            vocab.vectors.data = vocab.vectors.data.astype("float32") * scale
        self.lexicon = unpack(table["lexicon"]) if "lexicon" in table else {}
        self.names = unpack(table["names"]) if "names" in table else {}
        self._clear()

    def _clear(self) -> None:
        self._row: dict[int, int] = {}
        width = self.vocab.vectors.shape[1] if self.vocab.vectors.shape[0] else 0
        self._columns = np.zeros((4096, len(COLUMNS)), dtype="uint64")
        self._vectors = np.zeros((4096, width), dtype="float32")

    def rows(self, norms: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
        """The columns and the vectors of an array of NORM ids."""
        ids = norms.tolist()
        self.learn(ids)
        known = self._row
        index = np.array([known[i] for i in ids], dtype="int64")
        return self._columns[index], self._vectors[index]

    def learn(self, ids: list[int]) -> None:
        """Work out what NORM ids have not been asked for yet: many at once are cheaper than each by itself."""
        if len(self._row) + len(ids) > LARGEST:
            self._clear()
        known = self._row
        new = [i for i in dict.fromkeys(ids) if i not in known]
        if new:
            self._add(new)

    def _add(self, ids: list[int]) -> None:
        start = len(self._row)
        while start + len(ids) > len(self._columns):
            self._columns = np.concatenate([self._columns, np.zeros_like(self._columns)])
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        columns, vectors = self.read(ids)
        self._columns[start : start + len(ids)] = columns
        self._vectors[start : start + len(ids)] = vectors
        for n, i in enumerate(ids, start):
            self._row[i] = n

    def read(self, ids: list[int]) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
        """The columns and the vectors of NORM ids, worked out afresh."""
        forms = [self.vocab.strings[i] for i in ids]
        folded = [fold(form) for form in forms]
        hashed = [
            [hash_string(column) for column in self.columns(form, shadow)]
            for form, shadow in zip(forms, folded, strict=True)
        ]
        columns = np.array(hashed, dtype="uint64").reshape(len(ids), len(COLUMNS))
        if not self.vocab.vectors.shape[0]:
            return columns, np.zeros((len(ids), 0), dtype="float32")
        return columns, pieces.vectors(self.vocab.vectors, [shadow[:LONGEST] for shadow in folded])

    def columns(self, form: str, shadow: str) -> list[str]:
        """The features of one form, in the order of COLUMNS; each value unlike those of the other columns."""
        lexicon = self.lexicon.get(shadow) or ("" if is_arabic(form) else kind(form))
        return [
            form,
            shadow,
            shadow[:3],
            shadow[-2:],
            shadow[-3:],
            lexicon,
            self.names.get(shadow, ""),
        ]


@lru_cache(maxsize=2)
def table_of(vocab: Vocab) -> Words:
    """The table of a vocabulary; ask again after its lookups or vectors change (`table_of.cache_clear()`)."""
    return Words(vocab)


def norm_ids(doc: Any) -> NDArray[np.uint64]:
    """The NORM ids of a Doc."""
    return np.asarray(doc.to_array("NORM"), dtype="uint64")
