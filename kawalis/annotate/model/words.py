"""What the networks see of a word: hashed columns and a subword vector, looked up once for each form."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import msgspec
import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.chars import fold, is_arabic
from kawalis.annotate.model.hashing import Hashes, string_hashes
from kawalis.annotate.model.lexemes import ByForm, Lexemes

COLUMNS = ("form", "fold", "prefix", "suffix2", "suffix3", "lexicon", "names")
LOOKUPS = "kawalis"  # table of a vocabulary's lookups; its entries are packed word lists, see `pack`
LISTS = ("lexicon", "names", "verbs", "lemmas")
LONGEST = 64  # letters whose pieces are looked up: what is longer is no word, and a megabyte of it would take a minute

Floats = NDArray[np.float32]


def pack(groups: dict[str, list[str]]) -> bytes:
    """{code: folded words} as the bytes kept in the lookups table."""
    joined = {code: " ".join(sorted(words)) for code, words in sorted(groups.items())}
    return gzip.compress(msgspec.msgpack.encode(joined), 9, mtime=0)


def unpack(data: bytes) -> dict[str, str]:
    """Folded word to code, as `pack` wrote it."""
    groups = msgspec.msgpack.decode(gzip.decompress(data), type=dict[str, str])
    found: dict[str, str] = {}
    for code, words in groups.items():
        found.update(dict.fromkeys(words.split(" "), code))
    return found


@dataclass(frozen=True)
class Lists:
    """The word lists of a model, folded word to code; `lemmas` from part of speech, a blank and the folded form."""

    lexicon: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=dict)
    lemmas: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, packed: Mapping[str, bytes]) -> Lists:
        """Unpack them."""
        found = {name: unpack(packed[name]) for name in LISTS if name in packed}
        lemmas = found.pop("lemmas", {})
        return cls(**found, lemmas={key.replace("_", " ", 1): lemma for key, lemma in lemmas.items()})


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
    """Columns and subword vectors of all forms of some lexemes."""

    def __init__(self, lexemes: Lexemes, lists: Lists, vectors: Callable[[list[str]], Floats] | None) -> None:
        self.lexemes, self.lists, self._subwords = lexemes, lists, vectors
        self._tables = ByForm(lexemes, lambda start, end: self.read(lexemes.forms[start:end]))

    def __call__(self) -> tuple[Hashes, Floats]:
        """[forms, columns] and [forms, width], with room behind them."""
        columns, vectors = self._tables()
        return columns, vectors

    def read(self, forms: list[str]) -> tuple[Hashes, Floats]:
        """The columns and the vectors of forms, worked out afresh."""
        folded = [fold(form) for form in forms]
        columns = [self.columns(form, shadow) for form, shadow in zip(forms, folded, strict=True)]
        hashed = string_hashes([one for row in columns for one in row]).reshape(len(forms), len(COLUMNS))
        if self._subwords is None:
            return hashed, np.zeros((len(forms), 0), dtype="float32")
        return hashed, self._subwords([shadow[:LONGEST] for shadow in folded])

    def columns(self, form: str, shadow: str) -> list[str]:
        """The features of one form, in the order of COLUMNS; each value unlike those of the other columns."""
        lexicon = self.lists.lexicon.get(shadow) or ("" if is_arabic(form) else kind(form))
        return [
            form,
            shadow,
            shadow[:3],
            shadow[-2:],
            shadow[-3:],
            lexicon,
            self.lists.names.get(shadow, ""),
        ]
