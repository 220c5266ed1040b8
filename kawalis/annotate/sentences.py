"""Sentence boundaries of news text.

A line break ends a sentence, as does a full stop, a question or exclamation mark; closing quotation marks
and brackets stay with what they close. A stop after a single letter or between Latin initials does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.annotate.tokens import Piece

_ENDS = frozenset(".!?؟۔")
_CLOSERS = frozenset("\"'»”’)]}")


def split(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield [first, last) token ranges that cover ``pieces`` in order."""
    first = 0
    for i in range(1, len(pieces) + 1):
        if i == len(pieces) or _breaks(text, pieces, i):
            yield first, i
            first = i


def _breaks(text: str, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a sentence ends before token ``i``."""
    gap = text[pieces[i - 1].end : pieces[i].start]
    if "\n" in gap or "\r" in gap or "\u2029" in gap:
        return True
    if pieces[i].kind == "punct":
        return False  # further stops and closing marks stay with the sentence that they end
    last = i - 1
    closed = False
    while last >= 0 and text[pieces[last].start] in _CLOSERS and pieces[last].kind == "punct":
        last -= 1
        closed = True
    if last < 0 or pieces[last].kind != "punct":
        return False
    mark = text[pieces[last].start : pieces[last].end]
    if mark == ".":
        # "3.قال" is no decimal, "kawalis.example" one Latin token: all but an initial's stop ends a sentence.
        return last > 0 and (closed or not _is_initial(pieces[last - 1]))
    return mark[0] in _ENDS and not mark.startswith("..")  # dots of omission run on; ! ? end


def _is_initial(piece: Piece) -> bool:
    return piece.kind in {"word", "latin"} and piece.end - piece.start == 1


def ends_before(text: str, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line's end or a mark that may end a sentence stands before token ``i`` (closing marks between)."""
    gap = text[pieces[i - 1].end : pieces[i].start]
    if "\n" in gap or "\r" in gap or "\u2029" in gap:
        return True
    last = i - 1
    while last > 0 and pieces[last].kind == "punct" and text[pieces[last].start] in _CLOSERS:
        last -= 1
    return pieces[last].kind == "punct" and text[pieces[last].start] in _ENDS | {"…", ":"}
