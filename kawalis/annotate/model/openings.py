"""How likely a token opens a sentence, from the words around it: for runs that have lost their stops.

A network of one hidden layer over a window of tokens. What it sees of a token is its subword vector, its folded form
where that is frequent, its lexicon column (verb, particle, mark ...), and at the opening itself whether a quotation is
open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, NORM, ORTH, SPACY
from spacy.strings import (  # type: ignore[attr-defined]  # hash_string is missing from the stubs
    StringStore,
    hash_string,
)
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kawalis.annotate.model.chars import fold, is_arabic
from kawalis.annotate.model.words import kind, table_of

BACK, AHEAD = 4, 6  # the window: tokens [i - BACK, i + AHEAD)
WINDOW = BACK + AHEAD
PAIRS = {"«": "»", "“": "”"}
EVEN = frozenset("\"'")  # marks that open and close alike
_QUOTES = np.array([hash_string(mark) for mark in sorted({*PAIRS, *PAIRS.values(), *EVEN})], dtype="uint64")
LARGEST = 30_000  # forms kept, a kilobyte each; they start afresh then

Floats = NDArray[np.float32]


@dataclass
class Openings:
    """The weights: ``vectors`` [window, width, hidden], ``words`` and ``kinds`` [window, entries, hidden], and so on.

    Entry 0 of ``words`` and ``kinds`` stands for whatever is not listed, and for what lies outside of the run.
    """

    word_list: list[str]  # the frequent forms, folded, and the lexicon's columns
    kind_list: list[str]
    vectors: Floats
    words: Floats
    kinds: Floats
    inside: Floats  # [hidden], a quotation is open
    bias: Floats  # [hidden]
    out: Floats  # [hidden + 1], the last one is the bias

    def __post_init__(self) -> None:
        self._word_places = {word: i for i, word in enumerate(self.word_list)}
        self._kind_places = {name: i for i, name in enumerate(self.kind_list)}
        self._rows: dict[int, int] = {}  # of `_given`, by NORM
        self._given = np.zeros((4096, WINDOW * len(self.bias)), dtype="float32")

    def seen(
        self, doc: Doc, start: int, end: int
    ) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64], Floats]:
        """What the network sees of tokens [start, end): vectors, words, kinds, open quotations."""
        values = attributes(doc)[start:end]
        return *self._forms(values[:, 0], doc.vocab), inside_quotations(doc, start, values[:, 1])

    def _forms(
        self, norms: NDArray[np.uint64], vocab: Vocab
    ) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64]]:
        """What it sees of forms: vectors, words, kinds."""
        table = table_of(vocab)
        _, vectors = table.rows(norms)
        listed = [self._listed(norm, vocab.strings, table.lexicon) for norm in norms.tolist()]
        words, kinds = np.array(listed, dtype="int64").reshape(-1, 2).T
        return vectors, words, kinds

    def _listed(self, norm: int, strings: StringStore, lexicon: dict[str, str]) -> tuple[int, int]:
        """The entries of a NORM id in ``words`` and ``kinds``."""
        word = fold(strings[norm])
        return self._word_places.get(word, 0), self._kind_places.get(column(word, lexicon), 0)

    def _gives(self, norms: NDArray[np.uint64], vocab: Vocab) -> Floats:
        """What each token gives to those around it: [tokens, window, hidden]. It depends on the form alone."""
        ids, known = norms.tolist(), self._rows
        new = [i for i in dict.fromkeys(ids) if i not in known]
        if len(known) + len(new) > LARGEST:
            known.clear()
            new = list(dict.fromkeys(ids))
        if new:
            vectors, words, kinds = self._forms(np.array(new, dtype="uint64"), vocab)
            start, end = len(known), len(known) + len(new)
            while end > len(self._given):
                self._given = np.concatenate([self._given, np.zeros_like(self._given)])
            wide = [
                part.transpose(1, 0, 2).reshape(part.shape[1], -1)
                for part in (self.vectors, self.words, self.kinds)
            ]
            self._given[start:end] = vectors @ wide[0] + wide[1][words] + wide[2][kinds]
            known.update(zip(new, range(start, end), strict=True))
        return self._given[[known[i] for i in ids]].reshape(len(ids), WINDOW, -1)

    def scores(self, doc: Doc, start: int, end: int, values: NDArray[np.uint64] | None = None) -> Floats:
        """Log odds that each of the tokens [start, end) opens a sentence; -inf where no blank stands before it.

        `values` is what `attributes` says of the doc, for a caller that has it.
        """
        size = end - start
        every = attributes(doc) if values is None else values
        near = every[start:end]
        given = self._gives(near[:, 0], doc.vocab)
        hidden = self.bias + inside_quotations(doc, start, near[:, 1])[:, None] * self.inside
        for place in range(WINDOW):
            shift = place - BACK
            low, high = max(0, -shift), min(size, size - shift)
            if low < high:
                hidden[low:high] += given[low + shift : high + shift, place]
        found: Floats = np.maximum(hidden, 0) @ self.out[:-1] + self.out[-1]
        marks = every[max(start - 1, 0) : end, 2:] != 0
        apart = marks[:-1].any(axis=1)
        found[marks[-size:, 1]] = -np.inf
        found[size - len(apart) :][~apart] = -np.inf
        return found

    def to_bytes(self) -> bytes:
        """Write the weights in half precision."""
        state = {f.name: getattr(self, f.name) for f in fields(self)}
        packed = {
            name: value if isinstance(value, list) else [list(value.shape), value.astype("float16").tobytes()]
            for name, value in state.items()
        }
        return bytes(srsly.msgpack_dumps(packed))

    @classmethod
    def from_bytes(cls, data: bytes) -> Openings:
        """Read them."""
        state = srsly.msgpack_loads(data)
        lists = [state.pop("word_list"), state.pop("kind_list")]
        arrays: dict[str, Any] = {
            name: np.frombuffer(raw, dtype="float16").reshape(shape).astype("float32")
            for name, (shape, raw) in state.items()
        }
        return cls(*lists, **arrays)


def attributes(doc: Doc) -> NDArray[np.uint64]:
    """[tokens, 4]: what is asked of the tokens of a Doc."""
    return np.asarray(doc.to_array([NORM, ORTH, SPACY, IS_SPACE]), dtype="uint64").reshape(-1, 4)


def inside_quotations(doc: Doc, start: int, orths: NDArray[np.uint64]) -> Floats:
    """1 for each of the tokens from `start` on inside a quotation that opens and closes among them, else 0."""
    places = np.flatnonzero((orths[:, None] == _QUOTES).any(axis=1)).tolist()
    inside = np.zeros(len(orths), dtype="float32")
    for a, b in quotations([(i, doc[start + i].text) for i in places]):
        inside[a + 1 : b + 1] = 1
    return inside


def column(word: str, lexicon: dict[str, str]) -> str:
    """The lexicon's column of a folded word; what is no Arabic word by its kind."""
    return lexicon.get(word) or ("" if is_arabic(word) else kind(word))


def quotations(marks: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Where each quotation opens and closes, of the quotation marks and their places."""
    opened: dict[str, int] = {}
    for i, text in marks:
        if text in PAIRS:
            opened[PAIRS[text]] = i
        elif text in opened:
            yield opened.pop(text), i
        elif text in EVEN:
            opened[text] = i
