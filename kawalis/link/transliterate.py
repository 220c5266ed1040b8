"""Latin letters for names that no file knows."""

from __future__ import annotations

from functools import cache

from kawalis.knowledge import table
from kawalis.knowledge.schema.name_words import Transliteration
from kawalis.text import ARTICLE, fold


@cache
def _pairs(kind: str) -> dict[str, str]:
    return {a: b for entry in table(Transliteration) if entry.kind == kind for a, b in entry.pairs.items()}


def transliterate(name: str) -> str:
    """Write an Arabic name in Latin letters, plainly: no diacritics, the article as ``al-``."""
    plain = "".join(c if c.isalnum() else " " for c in fold(name))
    return " ".join(word for word in map(_word, plain.split()) if word)


def _word(word: str) -> str:
    whole = _pairs("words").get(word)
    if whole is not None:
        return whole
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1:
        return "al-" + _word(word[len(ARTICLE) :])
    letters = _pairs("letters")
    first = _pairs("initials").get(word[0])
    out = "".join(letters.get(letter, letter) for letter in word)
    out = first + out[len(letters.get(word[0], word[0])) :] if first else out
    return out[:1].upper() + out[1:]
