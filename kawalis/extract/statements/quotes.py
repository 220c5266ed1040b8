"""Quotation marks in pairs, whatever mixture the text has.

Straight marks open and close by turns; a guillemet may be closed by another kind of mark. A mark that nothing
closes within reach opens nothing: it is skipped, never an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.model import Document

_OPENERS = frozenset("«“„‹‘‚{")
_CLOSERS = frozenset("»”›’}")
_CURLED = "”"
_STRAIGHT = frozenset('"″＂')
_SINGLE = "'"
_REACH = 4000  # characters: a longer quotation is a mark that was forgotten
_LINES = 12
_AHEAD = 120  # tokens
_INTRODUCED_LINES = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens [first, last), the marks at both ends included."""

    first: int
    last: int

    @property
    def inner_words(self) -> int:
        """Number of tokens between the marks."""
        return self.last - self.first - 2


_ANY = re.compile("[" + re.escape("".join(sorted(_OPENERS | _CLOSERS | _STRAIGHT))) + "]")


def has_mark(text: str) -> bool:
    """Whether a text holds a quotation mark of any kind."""
    return _ANY.search(text) is not None


def is_mark(char: str) -> bool:
    """Whether a character is a quotation mark of any kind."""
    return char in _OPENERS or char in _CLOSERS or char in _STRAIGHT or char == _SINGLE


def quotations(document: Document) -> list[Quotation]:
    """Return the outermost quotations in order."""
    found: list[Quotation] = []
    opened = -1
    depth = 0
    for i, token in enumerate(document.tokens):
        if token.kind != "punct" or not is_mark(token.text):
            continue
        if token.text == _SINGLE and not _is_quoting(document, i, opened):
            continue
        if opened >= 0 and _too_far(document, opened, i):
            opened, depth = -1, 0
        if opened < 0:
            if token.text not in _CLOSERS or _opens(document, i):
                opened, depth = i, 1
            continue
        depth += _step(document, opened, i)
        if depth == 0:
            if i - opened > 1:
                found.append(Quotation(opened, i + 1))
            opened = -1
    return found


def _opens(document: Document, index: int) -> bool:
    """Whether a closing mark opens: behind a gap or colon, with the same mark again in its line (”كذا”)."""
    token, text = document.tokens[index], document.text
    behind = text[token.start - 1 : token.start]
    if token.text != _CURLED or not (behind.isspace() or behind == ":"):
        return False
    line = text[token.end :].partition("\n")[0][:_REACH]
    return _CURLED in line and not _first_opens(line)


def _first_opens(line: str) -> bool:
    """Whether an opening mark comes before the next curled closing one: that one is its own."""
    return any(mark in _OPENERS for mark in line[: line.index(_CURLED)])


def _step(document: Document, opened: int, index: int) -> int:
    """Return how a mark inside a quotation changes its depth: 1 opens another one, -1 closes one, 0 is neither."""
    opener, mark = document.tokens[opened].text, document.tokens[index].text
    if _SINGLE in (opener, mark):
        return -1 if opener == mark else 0  # another kind of mark inside single ones
    straight = opener in _STRAIGHT
    if mark in _OPENERS:
        return 0 if straight else 1  # a guillemet inside straight marks
    if straight and mark in _CLOSERS:
        return 0
    if mark in _STRAIGHT and not straight and _paired_ahead(document, index):
        return 0  # straight marks inside guillemets
    return -1


def _is_quoting(document: Document, index: int, opened: int) -> bool:
    """Whether a single straight mark quotes: it opens behind a gap and is closed in its line, or closes such a one."""
    text, token = document.text, document.tokens[index]
    behind, ahead = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if opened >= 0:
        return document.tokens[opened].text == _SINGLE and not ahead.isalnum()
    if behind.isalnum():
        return False
    end = text.find("\n", token.end)
    rest = text[token.end : min(token.end + _REACH, end if end >= 0 else len(text))]
    return re.search(r"\S'(?!\w)", rest) is not None


def _paired_ahead(document: Document, index: int) -> bool:
    """Whether a closing guillemet follows in the sentence before another one opens."""
    tokens = document.tokens
    for token in tokens[index + 1 : index + 1 + _AHEAD]:
        if token.sentence != tokens[index].sentence or token.text in _OPENERS:
            return False
        if token.text in _CLOSERS:
            return True
    return False


def _too_far(document: Document, opened: int, here: int) -> bool:
    start, end = document.tokens[opened].start, document.tokens[here].start
    if end - start > _REACH:
        return True
    lines = document.text.count("\n", start, end)
    if document.tokens[opened].text in _STRAIGHT:
        # straight marks do not tell opening from closing: only behind a colon may one reach over a line
        introduced = opened > 0 and document.tokens[opened - 1].text == ":"
        return lines > (_INTRODUCED_LINES if introduced else 0)
    return lines > _LINES
