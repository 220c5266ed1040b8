"""A spaCy vocabulary as the arithmetic sees it: lexemes, word lists and subword vectors; Docs as tokens."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH, SENT_START, SPACY
from spacy.tokens import Doc
from spacy.vectors import Mode, Vectors  # type: ignore[import-not-found]  # it has no stubs
from spacy.vocab import Vocab

from kawalis.annotate.model.lexemes import Ints, Lexemes
from kawalis.annotate.model.pieces import HASHED, Floats, Pieces
from kawalis.annotate.model.segments import Tokens
from kawalis.annotate.model.words import LISTS, LOOKUPS, Lists, Words


def shrink(vocab: Vocab) -> None:
    """Round the vectors to bytes, each dimension by its own scale, for writing them to disk."""
    data = np.asarray(vocab.vectors.data, dtype="float32")
    scale = np.abs(data).max(axis=0) / 127
    vocab.vectors.data = np.round(data / scale).astype("int8")
    vocab.lookups.get_table(LOOKUPS)["scale"] = scale.astype("float32").tobytes()


class Vocabulary:
    """Everything of one vocabulary that the steps share."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        table = vocab.lookups.get_table(LOOKUPS) if vocab.lookups.has_table(LOOKUPS) else {}
        scale = np.frombuffer(table["scale"], dtype="float32") if "scale" in table else None
        if vocab.vectors.data.dtype != np.float32:  # shipped as bytes, see `shrink`
            vocab.vectors.data = vocab.vectors.data.astype("float32") * scale
        self.lexemes = Lexemes()
        lists = Lists.of({name: table[name] for name in LISTS if name in table})
        self.words = Words(self.lexemes, lists, pieces_of(vocab.vectors, scale))
        self._generation = 0
        self._lexeme: dict[tuple[int, int], int] = {}  # by ORTH and NORM
        self._form: dict[int, int] = {}  # by NORM

    def refresh(self) -> None:
        """Start the numbers afresh where there are too many: at the beginning of each step."""
        self.lexemes.refresh()
        if self._generation != self.lexemes.generation:
            self._generation = self.lexemes.generation
            self._lexeme.clear()
            self._form.clear()

    def tokens(self, doc: Doc) -> Tokens:
        """The tokens of a Doc, with its sentence starts."""
        values: Any = doc.to_array([ORTH, NORM, SPACY, SENT_START]).reshape(len(doc), 4)
        known, strings = self._lexeme, self.vocab.strings
        found = []
        for key in zip(values[:, 0].tolist(), values[:, 1].tolist(), strict=True):
            number = known.get(key)
            if number is None:
                number = known[key] = self.lexemes.add(strings[key[0]], strings[key[1]])
            found.append(number)
        numbers = np.array(found, dtype="int64")
        return Tokens(self.lexemes, numbers, values[:, 2] != 0, begins=values[:, 3] == 1)

    def forms(self, norms: NDArray[np.uint64]) -> Ints:
        """Numbers of forms by NORM ids."""
        known, strings = self._form, self.vocab.strings
        ids = norms.tolist()
        for i in dict.fromkeys(ids):
            if i not in known:
                known[i] = self.lexemes.add_form(strings[i])
        return np.array([known[i] for i in ids], dtype="int64")

    def rows(self, norms: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], Floats]:
        """The columns and the vectors of an array of NORM ids."""
        self.refresh()
        forms = self.forms(norms)
        columns, vectors = self.words()
        return columns[forms], vectors[forms]


def pieces_of(vectors: Vectors, scale: Floats | None = None) -> Any:
    """The subword vectors of a vocabulary as a function of forms, None where it has none."""
    table: Any = vectors
    if not table.shape[0]:
        return None
    if table.mode != Mode.floret or table.hash_count != HASHED:
        return lambda forms: np.asarray(table.get_batch([table.strings.add(form) for form in forms]))
    data = table.data if scale is None else np.rint(table.data / scale).astype("int8")
    return Pieces(data, scale, table.minn, table.maxn, table.hash_seed, table.bow, table.eow)


@lru_cache(maxsize=2)
def vocabulary_of(vocab: Vocab) -> Vocabulary:
    """The one of a vocabulary; ask again after its lookups or vectors change (`vocabulary_of.cache_clear()`)."""
    return Vocabulary(vocab)


def norm_ids(doc: Any) -> NDArray[np.uint64]:
    """The NORM ids of a Doc."""
    return np.asarray(doc.to_array("NORM"), dtype="uint64")
