"""The shadow under which spellings of one personal name agree."""

from __future__ import annotations

from kawalis.text.fold import fold

_HAMZA = "ء"


def name_shadow(name: str) -> str:
    """Fold a name, drop its hamzas and doubled letters, and write single blanks (قآاني, قاآني: one shadow)."""
    letters = " ".join(fold(name).replace(_HAMZA, "").split())
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])
