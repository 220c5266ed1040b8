"""Whether a text is Arabic: by its letters, and among languages in Arabic script by their commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kawalis.knowledge import table
from kawalis.knowledge.schema.languages import Language
from kawalis.model import InputError
from kawalis.text import count_arabic
from kawalis.text.normalise import DROPPED, INVISIBLE

ARABIC = "ar"
_FEWEST_LETTERS = 8
_SAMPLE = 20_000  # characters: the language of a report shows in its first pages
_WORD = re.compile(r"[^\W\d_]+")
_BYTES = "iso8859_6"  # has the common letters, a byte each
_LETTERS = bytes([*range(0xC1, 0xDB), *range(0xE1, 0xEB)])  # its letters: hamza to ghain, feh to yeh
# Letters of Persian, Urdu, Kurdish and Pashto that Arabic has not: no page of theirs does without all of them.
_FOREIGN = re.compile("[\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f]")
_LONG = 400  # characters
_MOST = 1 << 18  # chunks between white spaces that are kept: news repeats most of them
_seen: dict[str, tuple[int, tuple[str, ...]]] = {}
_FEWEST_HITS = 2
_LEAST_SHARE = 0.1
# Marks and joiners split no word, save the non-joiner, which parts Persian prefixes from their verbs.
_DROP = {ord(char): " " if char == "\u200c" else None for char in DROPPED} | {
    0x064A: "\u064a",
    0x06CC: "\u064a",
    0x06A9: "\u0643",
}


def require_arabic(text: str, source: str) -> None:
    """Raise :class:`InputError` where ``text`` is empty, or holds too little Arabic or another language.

    Codes: ``empty``, ``not_arabic`` (with the counts of letters) and ``not_arabic.<language>``.
    """
    data = text.encode(_BYTES, "replace")
    arabic = len(data) - len(data.translate(None, _LETTERS))
    if arabic < _FEWEST_LETTERS or 2 * arabic <= len(text):  # else no count of letters could be larger
        counts = Counter(text)
        if all(char.isspace() or char in INVISIBLE for char in counts):
            raise InputError("empty", source)
        letters = sum(n for char, n in counts.items() if char.isalpha() and char not in DROPPED)
        arabic = sum(n for char, n in counts.items() if count_arabic(char))
        if arabic < _FEWEST_LETTERS or 2 * arabic <= letters:
            raise InputError("not_arabic", source, arabic=arabic, letters=letters)
    language = language_of(text)
    if language != ARABIC:
        raise InputError(f"not_arabic.{language}", source)


def language_of(text: str) -> str:
    """Return the language that the words of a text in Arabic script show, Arabic where they show none.

    Another language needs at least two hits, a tenth of all words and twice as many as Arabic has.
    """
    if len(text) >= _LONG and not _FOREIGN.search(text):
        return ARABIC
    if len(_seen) > _MOST:
        _seen.clear()
    known = _seen.get
    found = [known(chunk) or _languages_in(chunk) for chunk in text[:_SAMPLE].split()]
    hits = Counter(language for _, languages in found if languages for language in languages)
    total = sum([count for count, _ in found])
    best = max(hits, key=lambda language: (hits[language], language == ARABIC), default=ARABIC)
    enough = max(_FEWEST_HITS, _LEAST_SHARE * total, 2 * hits[ARABIC])
    return best if hits[best] >= enough else ARABIC


def _languages_in(chunk: str) -> tuple[int, tuple[str, ...]]:
    """Return how many words stand between two white spaces, and the languages that they speak for, and keep it."""
    words = _WORD.findall(chunk.translate(_DROP))
    found = len(words), tuple(language for word in words for language in _languages_of().get(word, ()))
    _seen[chunk] = found
    return found


@cache
def _languages_of() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for language in table(Language):
        for word in language.words:
            out.setdefault(word.translate(_DROP), []).append(language.id)
    return out
