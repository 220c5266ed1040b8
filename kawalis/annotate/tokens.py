"""The tokenizer: words, numbers and marks with exact offsets, whatever the input."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_ARABIC = "\u0620-\u0656\u0658-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
_ARABIC += "\u0750-\u077f\u08a0-\u08e1\u08e3-\u08ff\ufb50-\ufd3d\ufd40-\ufdfb\ufdfd-\ufdff\ufe70-\ufefc"
_ARABIC += "\u0610-\u061a"
# A digit never joins a letter ("منذ3"), Arabic never joins Latin ("IQقال").
_TOKEN = re.compile(
    rf"""
    (?P<number> \d+ (?: [.,\u066b\u066c] \d+ )* )
  | (?P<word>   [{_ARABIC}] [{_ARABIC}{_INVISIBLE}]* )
  | (?P<latin>  [^\W\d_{_ARABIC}]+ (?: [.'\u2019&-] [^\W\d_{_ARABIC}]+ )* )
  | (?P<punct>  ([.…\-_=*~]) \5* | [^\w\s{_INVISIBLE}] )
  | (?P<symbol> [^\s] )
    """,
    re.VERBOSE,
)


class Piece(NamedTuple):
    """A token before annotation: offsets and kind."""

    start: int
    end: int
    kind: str


def tokenize(text: str) -> Iterator[Piece]:
    """Yield the tokens of ``text`` in order; only white space lies between them."""
    for match in _TOKEN.finditer(text):
        yield Piece(*match.span(), match.lastgroup or "")
