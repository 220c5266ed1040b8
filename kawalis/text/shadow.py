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
    return search_shadow(text)[0].split()


def search_shadow(text: str) -> tuple[str, str]:
    """Return the folded words of ``text`` and their light stems, each parted by single spaces."""
    pairs = [pair for pair in map(_shadow, text.split()) if pair[0]]
    return " ".join([exact for exact, _ in pairs]), " ".join([stem for _, stem in pairs])


@lru_cache(maxsize=1 << 18)
def _shadow(chunk: str) -> tuple[str, str]:
    """Return the shadow of what stands between two white spaces; a corpus repeats most of it."""
    words = [word[:_LONGEST] for word in _WORD.findall(fold(chunk))]
    return " ".join(words), " ".join([light_stem(word) for word in words])
