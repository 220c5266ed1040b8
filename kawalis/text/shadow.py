"""The shadow under which a library is searched: each word folded, and each word's light stem.

The two run in step, word for word, so that a phrase is a phrase in either. Words are runs of letters and digits;
everything else only parts them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kawalis.text.fold import fold
from kawalis.text.stem import light_stem

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64  # letters of one word: what is longer is no word, and an index has limits


def shadow_words(text: str) -> list[str]:
    """Return the folded words of ``text``, in its order."""
    return [word[:_LONGEST] for word in _WORD.findall(fold(text))]


def search_shadow(text: str) -> tuple[str, str]:
    """Return the folded words of ``text`` and their light stems, each parted by single spaces."""
    words = shadow_words(text)
    return " ".join(words), " ".join([_stem(word) for word in words])


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    return light_stem(word)
