"""How likely a token opens a sentence, from the words around it: for runs that have lost their stops.

A network of one hidden layer over a window of tokens. What it sees of a token is its subword vector, its folded form
where that is frequent, its lexicon column (verb, particle, mark ...), and at the opening itself whether a quotation is
open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.chars import fold, is_arabic
from kawalis.annotate.model.lexemes import EVEN, PAIRS, QUOTE, ByForm
from kawalis.annotate.model.segments import Tokens
from kawalis.annotate.model.words import Words, kind

BACK, AHEAD = 4, 6  # the window: tokens [i - BACK, i + AHEAD)
WINDOW = BACK + AHEAD

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


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

    def bind(self, words: Words) -> None:
        """Read the forms of these words from now on."""
        self._words = words
        self._wide = [
            np.ascontiguousarray(part.transpose(1, 0, 2)).reshape(part.shape[1], -1)
            for part in (self.vectors, self.words, self.kinds)
        ]
        self._given = ByForm(words.lexemes, self._gives)

    def seen(self, tokens: Tokens) -> tuple[Floats, Ints, Ints, Floats]:
        """What the network sees of tokens: vectors, words, kinds, open quotations."""
        forms = tokens.forms
        words, kinds = self._listed([self._words.lexemes.forms[i] for i in forms.tolist()])
        return self._words()[1][forms], words, kinds, inside_quotations(tokens, 0, len(tokens))

    def _listed(self, forms: list[str]) -> tuple[Ints, Ints]:
        """The entries of forms in ``words`` and ``kinds``."""
        lexicon = self._words.lists.lexicon
        folded = [fold(form) for form in forms]
        words = [self._word_places.get(word, 0) for word in folded]
        kinds = [self._kind_places.get(column(word, lexicon), 0) for word in folded]
        return np.array(words, dtype="int64"), np.array(kinds, dtype="int64")

    def _gives(self, start: int, end: int) -> list[Floats]:
        """What each form gives to the tokens around it: [forms, window x hidden]."""
        words, kinds = self._listed(self._words.lexemes.forms[start:end])
        given = self._words()[1][start:end] @ self._wide[0]
        given += self._wide[1][words]
        given += self._wide[2][kinds]
        return [given]

    def scores(self, tokens: Tokens, start: int, end: int) -> Floats:
        """Log odds that each of the tokens [start, end) opens a sentence; -inf where no blank stands before it."""
        size = end - start
        given = self._given()[0][tokens.forms[start:end]].reshape(size, WINDOW, -1)
        hidden = self.bias + inside_quotations(tokens, start, end)[:, None] * self.inside
        for place in range(WINDOW):
            shift = place - BACK
            low, high = max(0, -shift), min(size, size - shift)
            if low < high:
                hidden[low:high] += given[low + shift : high + shift, place]
        found: Floats = np.maximum(hidden, 0) @ self.out[:-1] + self.out[-1]
        blank = tokens.spaces[max(start - 1, 0) : end]
        apart = blank[:-1] | tokens.blanks[max(start - 1, 0) : end - 1]
        found[blank[-size:]] = -np.inf
        found[size - len(apart) :][~apart] = -np.inf
        return found

    def to_bytes(self) -> bytes:
        """Write the weights in half precision."""
        state = {f.name: getattr(self, f.name) for f in fields(self)}
        packed = {
            name: value if isinstance(value, list) else [list(value.shape), value.astype("float16").tobytes()]
            for name, value in state.items()
        }
        return msgspec.msgpack.encode(packed)

    @classmethod
    def from_bytes(cls, data: bytes) -> Openings:
        """Read them."""
        state = msgspec.msgpack.decode(data)
        lists = [state.pop("word_list"), state.pop("kind_list")]
        arrays: dict[str, Any] = {
            name: np.frombuffer(raw, dtype="float16").reshape(shape).astype("float32")
            for name, (shape, raw) in state.items()
        }
        return cls(*lists, **arrays)


def inside_quotations(tokens: Tokens, start: int, end: int) -> Floats:
    """1 for each of the tokens [start, end) inside a quotation that opens and closes among them, else 0."""
    places = np.flatnonzero(tokens.signs[start:end] & QUOTE).tolist()
    inside = np.zeros(end - start, dtype="float32")
    for a, b in quotations([(i, tokens.text(start + i)) for i in places]):
        inside[a + 1 : b + 1] = 1
    return inside


def column(word: str, lexicon: Mapping[str, str]) -> str:
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
