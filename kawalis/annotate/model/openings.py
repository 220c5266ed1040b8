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

from kawalis.annotate.model.chars import fold, is_arabic
from kawalis.annotate.model.words import kind, table_of

BACK, AHEAD = 4, 6  # the window: tokens [i - BACK, i + AHEAD)
WINDOW = BACK + AHEAD
PAIRS = {"«": "»", "“": "”"}
EVEN = frozenset("\"'")  # marks that open and close alike
_QUOTES = np.array([hash_string(mark) for mark in sorted({*PAIRS, *PAIRS.values(), *EVEN})], dtype="uint64")
LARGEST = 150_000  # forms kept; they start afresh then

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
        self._known: dict[int, tuple[int, int]] = {}  # by NORM
        self._wide: list[Floats] = []

    def seen(
        self, doc: Doc, start: int, end: int
    ) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64], Floats]:
        """What the network sees of tokens [start, end): vectors, words, kinds, open quotations."""
        table = table_of(doc.vocab)
        span: Any = doc[start:end]
        values: NDArray[np.uint64] = span.to_array([NORM, ORTH])
        _, vectors = table.rows(values[:, 0])
        known, strings, lexicon = self._known.get, doc.vocab.strings, table.lexicon
        listed = [known(norm) or self._listed(norm, strings, lexicon) for norm in values[:, 0].tolist()]
        places = np.flatnonzero((values[:, 1:] == _QUOTES).any(axis=1)).tolist()
        inside = np.zeros(end - start, dtype="float32")
        for a, b in quotations([(i, doc[start + i].text) for i in places]):
            inside[a + 1 : b + 1] = 1
        words, kinds = np.array(listed, dtype="int64").reshape(-1, 2).T
        return vectors, words, kinds, inside

    def _listed(self, norm: int, strings: StringStore, lexicon: dict[str, str]) -> tuple[int, int]:
        """The entries of a NORM id in ``words`` and ``kinds``, worked out and kept."""
        if len(self._known) > LARGEST:
            self._known.clear()
        word = fold(strings[norm])
        places = self._word_places.get(word, 0), self._kind_places.get(column(word, lexicon), 0)
        self._known[norm] = places
        return places

    def scores(self, doc: Doc, start: int, end: int) -> Floats:
        """Log odds that each of the tokens [start, end) opens a sentence; -inf where no blank stands before it."""
        vectors, words, kinds, inside = self.seen(doc, start, end)
        size = end - start
        hidden = self.bias + inside[:, None] * self.inside
        # what each token gives to those around it, of all places in one product
        by_vector, by_word, by_kind = self._side_by_side()
        given = vectors @ by_vector
        given += by_word[words]
        given += by_kind[kinds]
        given = given.reshape(size, WINDOW, -1)
        for place in range(WINDOW):
            shift = place - BACK
            low, high = max(0, -shift), min(size, size - shift)
            if low < high:
                hidden[low:high] += given[low + shift : high + shift, place]
        found: Floats = np.maximum(hidden, 0) @ self.out[:-1] + self.out[-1]
        span: Any = doc[max(start - 1, 0) : end]
        marks = span.to_array([SPACY, IS_SPACE]) != 0
        apart = marks[:-1].any(axis=1)
        found[marks[-size:, 1]] = -np.inf
        found[size - len(apart) :][~apart] = -np.inf
        return found

    def _side_by_side(self) -> list[Floats]:
        """`vectors`, `words` and `kinds` with the places of the window behind one another in each row."""
        if not self._wide:
            parts = (self.vectors, self.words, self.kinds)
            self._wide = [part.transpose(1, 0, 2).reshape(part.shape[1], -1) for part in parts]
        return self._wide

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
