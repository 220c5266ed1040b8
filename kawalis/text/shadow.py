"""The shadow under which a library is searched: each word folded, and each word's light stem.

The two run in step, word for word, so that a phrase is a phrase in either. Words are runs of letters and digits;
everything else only parts them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter

from kawalis.text.fold import fold
from kawalis.text.stem import light_stem

_WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 64  # letters of one word: what is longer is no word, and an index has limits


_MOST = 1 << 18  # chunks whose shadows are kept: a corpus repeats most of them
_exact, _stem = itemgetter(0), itemgetter(1)


class _Shadows(dict[str, tuple[str, str]]):
    """The shadows of what stands between two white spaces, made when they are asked for."""

    def __missing__(self, chunk: str) -> tuple[str, str]:
        folded = fold(chunk)
        words = [word[:LONGEST_WORD] for word in ([folded] if folded.isalnum() else _WORD.findall(folded))]
        found = self[chunk] = " ".join(words), " ".join([light_stem(word) for word in words])
        return found


_shadows = _Shadows()


def shadow_words(text: str) -> list[str]:
    """Return the folded words of ``text``, in its order."""
    return search_shadow(text)[0].split()


@lru_cache(maxsize=512)  # what is added is sketched and indexed: a batch is asked for twice
def search_shadow(text: str) -> tuple[str, str]:
    """Return the folded words of ``text`` and their light stems, each parted by single spaces."""
    if len(_shadows) > _MOST:
        _shadows.clear()
    pairs = list(map(_shadows.__getitem__, text.split()))
    return " ".join(filter(None, map(_exact, pairs))), " ".join(filter(None, map(_stem, pairs)))
