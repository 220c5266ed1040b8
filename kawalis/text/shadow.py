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


_MOST = 1 << 18  # chunks whose shadows are kept: a corpus repeats most of them
_shadows: dict[str, tuple[str, str]] = {}


def shadow_words(text: str) -> list[str]:
    """Return the folded words of ``text``, in its order."""
    return search_shadow(text)[0].split()


@lru_cache(maxsize=512)  # what is added is sketched and indexed: a batch is asked for twice
def search_shadow(text: str) -> tuple[str, str]:
    """Return the folded words of ``text`` and their light stems, each parted by single spaces."""
    if len(_shadows) > _MOST:
        _shadows.clear()
    known = _shadows.get
    pairs = [known(chunk) or _shadow(chunk) for chunk in text.split()]
    return " ".join([pair[0] for pair in pairs if pair[0]]), " ".join([pair[1] for pair in pairs if pair[0]])


def _shadow(chunk: str) -> tuple[str, str]:
    """Return the shadow of what stands between two white spaces, and keep it."""
    words = [word[:_LONGEST] for word in _WORD.findall(fold(chunk))]
    found = " ".join(words), " ".join([light_stem(word) for word in words])
    _shadows[chunk] = found
    return found
