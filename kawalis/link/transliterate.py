"""Latin letters for names that no file knows."""

from __future__ import annotations

from functools import cache

from kawalis.knowledge import table
from kawalis.knowledge.schema.name_words import Transliteration
from kawalis.text import ARTICLE, fold

SERVANT = "Abd"  # عبد makes one name with the next word
_VOWELS = frozenset("aiu")


@cache
def _pairs(kind: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for entry in table(Transliteration):
        if entry.kind == kind:
            for arabic, latin in entry.pairs.items():
                pairs.setdefault(arabic, latin)
    return pairs


def transliterate(name: str) -> str:
    """Write an Arabic name in Latin letters, plainly: no diacritics, the article as ``al-``."""
    words = "".join(c if c.isalnum() else " " for c in fold(name)).split()
    known = _pairs("words")
    out: list[str] = []
    while words:
        if len(words) > 1 and known.get(words[0]) == SERVANT and words[0] + words[1] in known:
            out.append(known[words[0] + words[1]])
            words = words[2:]
            continue
        out.append(_word(words[0]))
        words = words[1:]
    return " ".join(word for word in out if word)


def _word(word: str) -> str:
    whole = _pairs("words").get(word)
    if whole is not None:
        return whole
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1:
        return "al-" + _word(word[len(ARTICLE) :])
    out = _spell(word)
    return out[:1].upper() + out[1:]


def _spell(word: str) -> str:
    """Spell letter by letter; where the script leaves a vowel out at a word's beginning, an a stands for it."""
    letters, glides, finals = _pairs("letters"), _pairs("initials"), _pairs("finals")
    out = ""
    for i, letter in enumerate(word):
        following = word[i + 1] if i + 1 < len(word) else ""
        if letter in glides and (i == 0 or out[-1:] in _VOWELS):
            out += glides[letter]
        elif letter in finals and not following and i > 1:
            out += finals[letter]
        else:
            out += letters.get(letter, letter)
        if i == 0 and _consonant(letter) and _consonant(following):
            out += "a"
    return out


def _consonant(letter: str) -> bool:
    return letter in _pairs("letters") and _pairs("letters")[letter] not in _VOWELS
