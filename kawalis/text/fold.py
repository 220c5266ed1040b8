"""The folded shadow under which words are compared.

Hamza seats, alef maqsura, teh marbuta, Persian letters and presentation forms fall together, vowel marks,
tatweel and invisible controls fall away, digits become ASCII, Latin is lower-cased. The same confusions
are folded in most Arabic retrieval work (Larkey, Ballesteros and Connell, SIGIR 2002).
"""

from __future__ import annotations

import re
import unicodedata

from kawalis.text.digits import TABLE as DIGITS
from kawalis.text.normalise import DROPPED

_LETTERS = str.maketrans("أإآٱىةؤئکیےەگڤپ", "اااايهويكييهكفب")
TABLE: dict[int, int | str | None] = {**_LETTERS, **DIGITS, **dict.fromkeys(map(ord, DROPPED))}
ARTICLE = "ال"  # the definite article, folded
PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")  # the mark of byte order behind them is none


def fold(text: str) -> str:
    """Return the folded shadow of ``text``; its length may differ."""
    if PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    return text.translate(TABLE).lower()


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold ``text``; return for each character of the shadow its origin's offset, too, ``len(text)`` last."""
    out: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(text):
        folded = fold(char)
        out.append(folded)
        offsets.extend([i] * len(folded))
    offsets.append(len(text))
    return "".join(out), offsets
