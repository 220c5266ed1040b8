"""How likely a token opens a sentence, from the words around it: for runs that have lost their stops.

A network of one hidden layer over a window of tokens. What it sees of a token is its subword vector, its folded form
where that is frequent, its lexicon column (verb, particle, mark ...), and at the opening itself whether a quotation is
open.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.tokens import Doc

from kawalis.annotate.model.chars import fold, is_arabic
from kawalis.annotate.model.words import kind, table_of

BACK, AHEAD = 4, 6  # the window: tokens [i - BACK, i + AHEAD)
WINDOW = BACK + AHEAD
PAIRS = {"«": "»", "“": "”"}
EVEN = frozenset("\"'")  # marks that open and close alike

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

    def seen(
        self, doc: Doc, start: int, end: int
    ) -> tuple[Floats, NDArray[np.int64], NDArray[np.int64], Floats]:
        """What the network sees of tokens [start, end): vectors, words, kinds, open quotations."""
        table = table_of(doc.vocab)
        norms = doc.to_array("NORM")[start:end].astype("uint64")
        _, vectors = table.rows(norms)
        words = {word: i for i, word in enumerate(self.word_list)}
        kinds = {name: i for i, name in enumerate(self.kind_list)}
        folded = [fold(doc[i].norm_) for i in range(start, end)]
        return (
            vectors,
            np.array([words.get(word, 0) for word in folded]),
            np.array([kinds.get(column(word, table.lexicon), 0) for word in folded]),
            quotations([doc[i].text for i in range(start, end)]),
        )

    def scores(self, doc: Doc, start: int, end: int) -> Floats:
        """Log odds that each of the tokens [start, end) opens a sentence; -inf where no blank stands before it."""
        vectors, words, kinds, inside = self.seen(doc, start, end)
        size = end - start
        hidden = self.bias + inside[:, None] * self.inside
        for place in range(WINDOW):
            shift = place - BACK
            low, high = max(0, -shift), min(size, size - shift)
            if low < high:
                near = slice(low + shift, high + shift)
                hidden[low:high] += vectors[near] @ self.vectors[place]
                hidden[low:high] += self.words[place][words[near]] + self.kinds[place][kinds[near]]
        found: Floats = np.maximum(hidden, 0) @ self.out[:-1] + self.out[-1]
        glued = [
            i - start for i in range(start, end) if i and not (doc[i - 1].whitespace_ or doc[i - 1].is_space)
        ]
        found[glued] = -np.inf
        found[[i - start for i in range(start, end) if doc[i].is_space]] = -np.inf
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


def column(word: str, lexicon: dict[str, str]) -> str:
    """The lexicon's column of a folded word; what is no Arabic word by its kind."""
    return lexicon.get(word) or ("" if is_arabic(word) else kind(word))


def quotations(texts: list[str]) -> Floats:
    """1 for each token that stands inside a quotation opened before it and closed after it, within the run."""
    inside = np.zeros(len(texts), dtype="float32")
    opened: dict[str, int] = {}
    for i, text in enumerate(texts):
        if text in PAIRS:
            opened[PAIRS[text]] = i
        elif text in opened:
            inside[opened.pop(text) + 1 : i + 1] = 1
        elif text in EVEN:
            opened[text] = i
    return inside
