"""Lemmas by look-up, without vowel signs: the treebank's own, then CAMeL Morph's verbs, then the bare form."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, NORM, ORTH, POS
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kawalis.annotate.model.chars import ARTICLE, fold
from kawalis.annotate.model.words import LOOKUPS, unpack

_SHORTEST = 4  # letters of the shortest word that may carry the article
LARGEST = 200_000  # readings kept; they start afresh then
SIGNS = frozenset({"PUNCT", "SYM"})
NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X"})


@lru_cache(maxsize=2)
def lemma_table(vocab: Vocab) -> dict[str, str]:
    """Return the table from part of speech and folded form to lemma."""
    if not vocab.lookups.has_table(LOOKUPS) or "lemmas" not in vocab.lookups.get_table(LOOKUPS):
        return {}
    table = unpack(vocab.lookups.get_table(LOOKUPS)["lemmas"])
    return {key.replace("_", " ", 1): lemma for key, lemma in table.items()}


@Language.factory("kawalis_lemmas", requires=["token.pos"], assigns=["token.lemma"])
class Lemmas:
    """Sets every lemma, and corrects the part of speech of what is no word: no rule may trip over a bullet verb."""

    def __init__(self, nlp: Language, name: str = "kawalis_lemmas") -> None:
        self.name, self.vocab = name, nlp.vocab
        self._known: dict[tuple[int, int, int], tuple[int, str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        known = self._known
        if len(known) > LARGEST:
            known.clear()
        values: Any = doc.to_array([POS, NORM, ORTH]).reshape(len(doc), 3)
        lemmas: list[int] = []
        for i, key in enumerate(zip(*values.T.tolist(), strict=True)):
            found = known.get(key)
            if found is None:
                found = known[key] = self._read(doc[i])
            lemmas.append(found[0])
            if found[1]:
                self._correct(doc[i], found[1])
        column: Any = np.array(lemmas, dtype="uint64")[:, None]
        doc.from_array([LEMMA], column)
        return doc

    def _read(self, token: Token) -> tuple[int, str]:
        """The lemma's number, and the part of speech where another is due: by text, norm and it alone."""
        strings = self.vocab.strings
        if token.is_space:
            return strings.add(token.text), "SPACE"
        pos, form, other = token.pos_, token.norm_, ""
        if pos not in SIGNS and not any(map(str.isalnum, token.text)):
            pos = other = "PUNCT"
        elif pos != "NUM" and token.text.isdigit():
            pos = other = "NUM"
        table = lemma_table(self.vocab)
        shadow = fold(form)
        lemma = table.get(f"{pos} {shadow}")
        if lemma is None and pos in NOMINAL and form.startswith(ARTICLE) and len(form) > _SHORTEST:
            lemma = table.get(f"{pos} {shadow[2:]}", form[2:])
        return strings.add(lemma or form), other

    def _correct(self, token: Token, pos: str) -> None:
        token.pos_ = pos
        token.set_morph("NumForm=Digit" if pos == "NUM" else "")  # type: ignore[attr-defined]
        if pos == "SPACE":
            token.dep_ = "dep"
