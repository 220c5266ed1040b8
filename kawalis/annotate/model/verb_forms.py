"""The verb lexicon over the tagger: a form that is never anything but a verb is one, whatever the network says.

Which forms those are is worked out in training/verb_forms.py: conjugated in CAMeL Morph, not listed there as another
part of speech, never with the article in the news, not tagged otherwise in the treebank.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kawalis.annotate.model.chars import fold
from kawalis.annotate.model.lexemes import ByForm, Ints, Lexemes

# Parts of speech by number; "" is none.
_TAGS = "ADJ ADP ADV AUX CCONJ CONJ DET EOL INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB X"
POS = ("", *_TAGS.split(" "))
NUMBERS = {pos: number for number, pos in enumerate(POS)}
SETTLED = ("VERB", "AUX", "PUNCT", "NUM", "ADP", "CCONJ", "PRON")
_GENDER = {"M": "Gender=Masc|", "F": "Gender=Fem|", "U": ""}
_NUMBER = {"S": "Sing", "D": "Dual", "P": "Plur"}


def features(code: str) -> str:
    """UD features of a reading such as P3MS, in PADT's way."""
    aspect, person, gender, number = tuple(code)
    tail = f"{_GENDER[gender]}{{}}Number={_NUMBER[number]}|Person={person}"
    if aspect == "P":
        return "Aspect=Perf|" + tail.format("") + "|Voice=Act"
    return "Aspect=Imp|" + tail.format("Mood=Ind|") + "|VerbForm=Fin|Voice=Act"


class VerbForms:
    """Which tokens are verbs for sure. ``features`` are those that they have, by number; number 0 is no sure verb."""

    def __init__(self, lexemes: Lexemes, verbs: Mapping[str, str]) -> None:
        self.features = [""]
        self._numbers: dict[str, int] = {}
        self._lexemes, self._verbs = lexemes, verbs
        self._tables = ByForm(lexemes, self._work)
        self._settled = np.isin(POS, SETTLED)

    def __call__(self, forms: Ints, pos: Ints) -> tuple[Ints, Ints]:
        """Indices of the tokens that are verbs whatever the tagger says, and the numbers of their features."""
        known = self._tables()[0][forms] if len(forms) else forms
        governed = np.concatenate([[False], pos[:-1] == NUMBERS["ADP"]])[: len(pos)]
        places = np.flatnonzero((known > 0) & ~self._settled[pos] & ~governed)
        return places, known[places]

    def _work(self, start: int, end: int) -> list[Ints]:
        codes = [self._verbs.get(fold(form)) for form in self._lexemes.forms[start:end]]
        return [np.array([self._of(code) if code else 0 for code in codes], dtype="int64")]

    def _of(self, code: str) -> int:
        """The number of a reading's features."""
        number = self._numbers.get(code)
        if number is None:
            number = self._numbers[code] = len(self.features)
            self.features.append(features(code))
        return number
