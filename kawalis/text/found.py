"""Words of an untouched text with their places, and the forms under which a word may stand in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kawalis.text.fold import ARTICLE, fold
from kawalis.text.normalise import DROPPED
from kawalis.text.stem import light_stem

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINED = "".join(re.escape(char) for char in sorted(DROPPED))
_WORD = re.compile(rf"[^\W_]+(?:[{_JOINED}]+[^\W_]+)*[{_JOINED}]*")
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "وك")
_WITH_ARTICLE = ("و", "ف", "ب", "ك", "وب", "وك")
_TO = ("لل", "ولل", "فلل")  # what becomes of the article behind the preposition


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Yield each word of ``text[start:end]``: start, end, folded form; the marks that hang on it are its own."""
    for found in runs_in(text, start, end):
        if folded := folded_run(found.group()):
            yield found.start(), found.end(), folded


def runs_in(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield each word of ``text[start:end]`` as it stands there, what only looks like one included."""
    return _WORD.finditer(text, start, len(text) if end is None else end)


@lru_cache(maxsize=200_000)
def folded_run(word: str) -> str:
    """Return a word of :func:`runs_in` folded; a tatweel alone is no word, and empty."""
    return fold(word)


@lru_cache(maxsize=20_000)
def clitic_forms(folded: str) -> tuple[str, ...]:
    """Return a folded word as it stands in a text: bare, and behind the letters that are written onto it."""
    if folded.startswith(ARTICLE) and len(folded) > len(ARTICLE) + 1:
        bare = folded[len(ARTICLE) :]
        return (folded, *(clitic + folded for clitic in _WITH_ARTICLE), *(to + bare for to in _TO))
    if not folded or not "\u0620" <= folded[0] <= "\u064a":
        return (folded,)
    return (folded, *(clitic + folded for clitic in _CLITICS))


@lru_cache(maxsize=200_000)
def stem_of(folded: str) -> str:
    """Return the light stem of a folded word."""
    return light_stem(folded)
