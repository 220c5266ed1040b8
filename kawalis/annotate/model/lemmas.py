"""The spaCy component of lemmas; see ``dictionary``."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import LEMMA
from spacy.language import Language
from spacy.tokens import Doc

from kawalis.annotate.model.dictionary import FEATURES, Dictionary
from kawalis.annotate.model.parsing import LOOSE, SPACE
from kawalis.annotate.model.verbs import pos_numbers
from kawalis.annotate.model.vocabulary import Vocabulary, vocabulary_of


@Language.factory("kawalis_lemmas", requires=["token.pos"], assigns=["token.lemma"])
class Lemmas:
    """Sets every lemma, and corrects the part of speech of what is no word."""

    def __init__(self, nlp: Language, name: str = "kawalis_lemmas") -> None:
        self.name = name
        self._vocabulary: Vocabulary | None = None

    def __call__(self, doc: Doc) -> Doc:
        vocabulary = vocabulary_of(doc.vocab)
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._dictionary = Dictionary(vocabulary.lexemes, vocabulary.words.lists.lemmas)
        vocabulary.refresh()
        lemmas, corrections = self._dictionary(vocabulary.tokens(doc).lexemes, pos_numbers(doc))
        for i, pos in corrections:
            doc[i].pos_ = pos
            doc[i].set_morph(FEATURES[pos])  # type: ignore[attr-defined]
            if pos == SPACE:
                doc[i].dep_ = LOOSE
        add = doc.vocab.strings.add
        column: Any = np.array([add(lemma) for lemma in lemmas], dtype="uint64")[:, None]
        doc.from_array([LEMMA], column)
        return doc
