"""The spaCy component of sure verbs; see ``verb_forms``."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc

from kawalis.annotate.model.lexemes import Ints
from kawalis.annotate.model.verb_forms import POS as NAMES
from kawalis.annotate.model.verb_forms import VerbForms
from kawalis.annotate.model.vocabulary import Vocabulary, vocabulary_of

_NUMBERS = np.zeros(1 + max(IDS[name] for name in NAMES), dtype="int64")
_NUMBERS[[IDS[name] for name in NAMES]] = np.arange(len(NAMES))


def pos_numbers(doc: Doc) -> Ints:
    """The parts of speech of a Doc by our numbers."""
    found: Ints = _NUMBERS[np.asarray(doc.to_array("POS"), dtype="int64")]
    return found


@Language.factory("kawalis_verbs", requires=["token.pos"], assigns=["token.pos", "token.morph"])
class Verbs:
    """Overrules part of speech and features; the tree is not touched."""

    def __init__(self, nlp: Language, name: str = "kawalis_verbs") -> None:
        self.name = name
        self._vocabulary: Vocabulary | None = None

    def __call__(self, doc: Doc) -> Doc:
        vocabulary = vocabulary_of(doc.vocab)
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._verbs = VerbForms(vocabulary.lexemes, vocabulary.words.lists.verbs)
        vocabulary.refresh()
        places, features = self._verbs(vocabulary.tokens(doc).forms, pos_numbers(doc))
        for i, number in zip(places.tolist(), features.tolist(), strict=True):
            doc[i].pos_ = "VERB"
            doc[i].set_morph(self._verbs.features[number])
        return doc
