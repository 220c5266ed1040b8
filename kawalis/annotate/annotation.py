"""What an annotator says of a text, whichever it is: columns with one entry a token."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Annotation:
    """Tokens cover ``text`` but for blanks between them; ``blank`` tells which are white space.

    Token ``i`` is characters ``[starts[i], ends[i])``. ``heads`` are token indices, a root is its own; ``begins`` are
    the tokens that open a sentence. ``names`` are (first character, character behind the last, label).
    """

    text: str
    starts: list[int]
    ends: list[int]
    blank: list[bool]
    norms: list[str]
    lemmas: list[str]
    pos: list[str]
    features: list[str]
    relations: list[str]
    heads: list[int]
    begins: list[int]
    names: list[tuple[int, int, str]]
