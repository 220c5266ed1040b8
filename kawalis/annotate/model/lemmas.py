"""Lemmas by look-up, without vowel signs: the treebank's own, then CAMeL Morph's verbs, then the bare form."""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kawalis.annotate.model.chars import ARTICLE, fold
from kawalis.annotate.model.words import LOOKUPS, unpack

_SHORTEST = 4  # letters of the shortest word that may carry the article
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
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        table = lemma_table(doc.vocab)
        for token in doc:
            if token.is_space:
                token.pos_, token.lemma_, token.dep_ = "SPACE", token.text, "dep"
                token.set_morph("")  # type: ignore[attr-defined]
                continue
            if token.pos_ not in SIGNS and not any(map(str.isalnum, token.text)):
                token.pos_ = "PUNCT"
                token.set_morph("")  # type: ignore[attr-defined]
            elif token.pos_ != "NUM" and token.text.isdigit():
                token.pos_ = "NUM"
                token.set_morph("NumForm=Digit")  # type: ignore[attr-defined]
            pos, form = token.pos_, token.norm_
            shadow = fold(form)
            lemma = table.get(f"{pos} {shadow}")
            if lemma is None and pos in NOMINAL and form.startswith(ARTICLE) and len(form) > _SHORTEST:
                lemma = table.get(f"{pos} {shadow[2:]}", form[2:])
            token.lemma_ = lemma or form
        return doc
