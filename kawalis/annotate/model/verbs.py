"""The verb lexicon over the tagger: a form that is never anything but a verb is one, whatever the network says.

Which forms those are is worked out in training/verb_forms.py: conjugated in CAMeL Morph, not listed there as another
part of speech, never with the article in the news, not tagged otherwise in the treebank.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from spacy.attrs import NORM, POS
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kawalis.annotate.model.chars import fold
from kawalis.annotate.model.words import LOOKUPS, unpack

LARGEST = 200_000  # forms kept; they start afresh then
SETTLED = np.array(
    [IDS[pos] for pos in ("VERB", "AUX", "PUNCT", "NUM", "ADP", "CCONJ", "PRON")], dtype="uint64"
)
_GENDER = {"M": "Gender=Masc|", "F": "Gender=Fem|", "U": ""}
_NUMBER = {"S": "Sing", "D": "Dual", "P": "Plur"}


def features(code: str) -> str:
    """UD features of a reading such as P3MS, in PADT's way."""
    aspect, person, gender, number = tuple(code)
    tail = f"{_GENDER[gender]}{{}}Number={_NUMBER[number]}|Person={person}"
    if aspect == "P":
        return "Aspect=Perf|" + tail.format("") + "|Voice=Act"
    return "Aspect=Imp|" + tail.format("Mood=Ind|") + "|VerbForm=Fin|Voice=Act"


@lru_cache(maxsize=2)
def verb_forms(vocab: Vocab) -> dict[str, str]:
    """Folded form to its likeliest reading."""
    if not vocab.lookups.has_table(LOOKUPS) or "verbs" not in vocab.lookups.get_table(LOOKUPS):
        return {}
    return unpack(vocab.lookups.get_table(LOOKUPS)["verbs"])


@Language.factory("kawalis_verbs", requires=["token.pos"], assigns=["token.pos", "token.morph"])
class Verbs:
    """Overrules part of speech and features; the tree is not touched."""

    def __init__(self, nlp: Language, name: str = "kawalis_verbs") -> None:
        self.name = name
        self._features: dict[int, str] = {}  # by NORM; "" for what is no sure verb

    def __call__(self, doc: Doc) -> Doc:
        values = doc.to_array([POS, NORM]).reshape(len(doc), 2)
        if len(self._features) > LARGEST:
            self._features.clear()
        settled = (values[:, :1] == SETTLED).any(axis=1)
        governed = np.concatenate([[False], values[:-1, 0] == IDS["ADP"]])[: len(doc)]
        places = np.flatnonzero(~settled & ~governed)
        for i, norm in zip(places.tolist(), values[places, 1].tolist(), strict=True):
            found = self._features.get(norm)
            if found is None:
                code = verb_forms(doc.vocab).get(fold(doc.vocab.strings[norm]))
                found = self._features[norm] = features(code) if code else ""
            if found:
                doc[i].pos_ = "VERB"
                doc[i].set_morph(found)  # type: ignore[attr-defined]
        return doc
