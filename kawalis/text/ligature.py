"""Letters that are written as one."""

from __future__ import annotations

import unicodedata

_LAM = "ل"
_ALEFS = frozenset("اأإآٱ")


def fuses(text: str, i: int) -> bool:
    """Whether character ``i`` is an alef fused with the lam before it, vowel marks between or not."""
    if not 0 < i < len(text) or text[i] not in _ALEFS:
        return False
    before = i - 1
    while before and i - before < 8 and unicodedata.category(text[before]) == "Mn":  # noqa: PLR2004
        before -= 1
    return text[before] == _LAM
