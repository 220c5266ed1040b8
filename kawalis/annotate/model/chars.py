"""Character classes of Arabic script, and the folded shadow of a word.

Only code points stand here (Unicode 15, blocks Arabic and Arabic Presentation Forms): no words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Vowel signs, tanwin, shadda, dagger alif, Quranic marks, tatweel: written or left out at will.
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
LETTERS = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
LETTERS += "\ufb50-\ufdfb\ufe70-\ufefc"
# Joiners stand inside words; the other format characters (direction marks, byte order mark) are tokens of their own.
JOINERS = "\u200c\u200d"
FORMATS = "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u061c\u00ad"

ALEF = "\u0627"
LAM = "\u0644"
YEH = "\u064a"
ALEF_MAKSURA = "\u0649"
TEH = "\u062a"
TEH_MARBUTA = "\u0629"
WAW = "\u0648"
HAMZA = "\u0621"
HAMZA_ON_YEH = "\u0626"
HAMZA_ON_WAW = "\u0624"
ARTICLE = ALEF + LAM

_MARKS_RE = re.compile(f"[{MARKS}{JOINERS}{FORMATS}]")
_PRESENTATION_RE = re.compile("[\ufb50-\ufefc]")
_ALEFS = str.maketrans({"\u0623": ALEF, "\u0625": ALEF, "\u0622": ALEF, "\u0671": ALEF})
_DIGITS = {ord(chr(c)): "0" for c in range(0x660, 0x66A)} | dict.fromkeys(range(1776, 1786), "0")
_DIGITS |= dict.fromkeys(range(48, 58), "0")
# Signs that count as one another, as spaCy's NORM has it for every language.
_SIGNS = {
    **dict.fromkeys("\u2018\u2019\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2013\u2014", "-"),
    **dict.fromkeys("\u3002\u0964", "."),
    **dict.fromkeys("\u20ac\u00a3\u00a5\u0e3f\u20ba\u20b9\u09f3\u20a9\u20a3", "$"),
    "\uff1f": "?",
    "\uff01": "!",
    "\uff0c": ",",
    "\uff1b": ";",
    "\uff1a": ":",
    "\u2026": "...",
}
_ARABIC_RE = re.compile(f"[{LETTERS}]")


def is_arabic(word: str) -> bool:
    """Whether the word holds an Arabic letter."""
    return _ARABIC_RE.search(word) is not None


def is_mark(character: str) -> bool:
    """Whether `plain` takes the character away."""
    return _MARKS_RE.match(character) is not None


def plain(word: str) -> str:
    """The word without marks and joiners, presentation forms resolved: the shadow kept as NORM."""
    if word.isascii():
        return word
    bare = _MARKS_RE.sub("", word)
    if _PRESENTATION_RE.search(bare):
        bare = unicodedata.normalize("NFKC", bare)
    return bare or word


def norm(text: str) -> str:
    """The form of a token that nothing else is known of: `plain`, and one sign for all of its kind."""
    return _SIGNS.get(text) or plain(text)


@lru_cache(maxsize=65_536)  # news repeats itself
def fold(word: str) -> str:
    """The word as careless writers also write it: one alif, one yeh, digits as 0, Latin in lower case.

    Final alif maksura and yeh, teh marbuta and heh are confused daily in the press; hamza on alif is dropped.
    """
    bare = plain(word)
    if bare.isascii():
        return bare.lower().translate(_DIGITS)
    bare = bare.translate(_ALEFS).translate(_DIGITS)
    if bare.endswith(ALEF_MAKSURA):
        bare = bare[:-1] + YEH
    return bare.lower()
