"""Lemmas by look-up, without vowel signs: the treebank's own, then CAMeL Morph's verbs, then the bare form."""

from __future__ import annotations

from collections.abc import Mapping

from kawalis.annotate.model.chars import ARTICLE, fold
from kawalis.annotate.model.lexemes import Ints, Lexemes
from kawalis.annotate.model.verb_forms import POS

_SHORTEST = 4  # letters of the shortest word that may carry the article
SIGNS = frozenset({"PUNCT", "SYM"})
NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X"})
LARGEST = 200_000  # readings kept; they start afresh then
FEATURES = {"PUNCT": "", "NUM": "NumForm=Digit", "SPACE": ""}  # of what is corrected

Correction = tuple[int, str]  # index, part of speech


class Dictionary:
    """Every token's lemma, and the part of speech of what is no word: no rule may trip over a bullet verb."""

    def __init__(self, lexemes: Lexemes, lemmas: Mapping[str, str]) -> None:
        self._lexemes, self._lemmas = lexemes, lemmas
        self._generation = lexemes.generation
        self._known: dict[int, tuple[str, str]] = {}

    def __call__(self, lexemes: Ints, pos: Ints) -> tuple[list[str], list[Correction]]:
        """Lemmas, and the corrections that are due."""
        if self._generation != self._lexemes.generation or len(self._known) > LARGEST:
            self._generation = self._lexemes.generation
            self._known.clear()
        known = self._known
        keys = (lexemes * len(POS) + pos).tolist()
        for key in set(keys).difference(known):
            known[key] = self._read(*divmod(key, len(POS)))
        found = [known[key] for key in keys]
        return [lemma for lemma, _ in found], [(i, other) for i, (_, other) in enumerate(found) if other]

    def _read(self, lexeme: int, number: int) -> tuple[str, str]:
        """The lemma, and the part of speech where another is due."""
        text, form = self._lexemes.texts[lexeme], self._lexemes.forms[self._lexemes.form[lexeme]]
        pos, other = POS[number], ""
        if text.isspace():
            return text, "SPACE"
        if pos not in SIGNS and not any(map(str.isalnum, text)):
            pos = other = "PUNCT"
        elif pos != "NUM" and text.isdigit():
            pos = other = "NUM"
        shadow = fold(form)
        lemma = self._lemmas.get(f"{pos} {shadow}")
        if lemma is None and pos in NOMINAL and form.startswith(ARTICLE) and len(form) > _SHORTEST:
            lemma = self._lemmas.get(f"{pos} {shadow[2:]}", form[2:])
        return lemma or form, other
