"""Characters that carry no letter: direction marks, joiners, vowel marks, tatweel."""

from __future__ import annotations

import re

# Bidi controls and zero-width characters (Unicode TR9, TR31), the byte order mark, the soft hyphen.
_INVISIBLE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_INVISIBLE += "\u2060\u2066\u2067\u2068\u2069\ufeff"
# Harakat, superscript alef, Quranic marks; tatweel.
_MARKS = "".join(map(chr, (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD))))
_MARKS += "".join(map(chr, (*range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE), 0x0640)))
INVISIBLE = frozenset(_INVISIBLE)
DROPPED = frozenset(_INVISIBLE + _MARKS)

_ARABIC = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]"
)


def is_direction_mark(char: str) -> bool:
    """Whether ``char`` is an invisible control (bidi mark, joiner, byte order mark)."""
    return char in INVISIBLE


def strip_invisible(text: str) -> str:
    """Drop invisible controls; offsets change, so the result is a shadow."""
    return text.translate(dict.fromkeys(map(ord, INVISIBLE)))


def count_arabic(text: str) -> int:
    """Count the Arabic letters in ``text``, presentation forms included, tatweel not."""
    return sum(1 for _ in _ARABIC.finditer(text))


def ends_in_teh_marbuta(word: str) -> bool:
    """Whether a word ends in a teh marbuta, vowel marks aside: then its last letter is no pronoun."""
    return word.rstrip("".join(DROPPED)).endswith("ة")
