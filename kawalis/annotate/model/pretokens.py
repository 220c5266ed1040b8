"""Text to pretokens: words, numbers and signs as written, before clitics are split off.

Every character of the text falls into exactly one match, so offsets hold for any input.
The conventions (every sign alone, digits apart from letters, decimal marks inside numbers) are those of UD_Arabic-PADT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kawalis.annotate.model.chars import FORMATS, JOINERS, LETTERS, MARKS

_ARABIC = f"[{LETTERS}][{LETTERS}{MARKS}{JOINERS}]*|[{MARKS}]+[{LETTERS}][{LETTERS}{MARKS}{JOINERS}]*"
_LATIN = f"[^\\W\\d_{LETTERS}{MARKS}]"
_COMBINING = "\u0300-\u036f"

_KINDS = rf"""
    (?P<space>\s+)
  | (?P<format>[{FORMATS}]+)
  | (?P<url>(?:https?://|www\.)[^\s<>"«»“”{LETTERS}]+[\w/] | [\w.+-]{{1,64}}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)
  | (?P<arabic>{_ARABIC})
  | (?P<number>\d+(?:[.,\u060c\u066b\u066c]\d+)*)
  | (?P<latin>{_LATIN}(?:{_LATIN}|[{_COMBINING}])*(?:['\u2019]{_LATIN}(?:{_LATIN}|[{_COMBINING}])*)*)
  | (?P<sign>.)
    """
_ANY = re.compile(re.sub(r"\?P<\w+>", "?:", _KINDS), re.VERBOSE | re.DOTALL)
_WORD = re.compile(_ARABIC)


def pretokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, form); the forms joined are the text. Kinds: space format url arabic number latin sign."""
    for match in re.finditer(_KINDS, text, re.VERBOSE | re.DOTALL):
        kind = match.lastgroup
        if kind is not None:  # every alternative is named
            yield kind, match.group()


def pretoken_texts(text: str) -> list[str]:
    """The forms alone, which is seven times as fast: they tell their kind by themselves."""
    return _ANY.findall(text)


def is_word(pretoken: str) -> bool:
    """Whether a pretoken is of the kind ``arabic``."""
    return _WORD.fullmatch(pretoken) is not None
