"""Sentence starts: lines, stops, and where the stops fail, the way Arabic news begins a sentence.

Stops and closing marks are data of Unicode. Where a sentence opens inside a long run without a stop, a small network
says (``openings``); without its weights the verb lexicon does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

import numpy as np

from kawalis.annotate.model.chars import WAW, fold, is_arabic
from kawalis.annotate.model.lexemes import BULLET, LINE, SPACE, STOP, STOPS
from kawalis.annotate.model.openings import Openings
from kawalis.annotate.model.segments import Tokens
from kawalis.annotate.model.words import Words

CLOSERS = frozenset("\"'\u00bb\u201d\u2019)]}")
COMMAS = frozenset(",;\u060c\u061b")
TOO_LONG = 70  # tokens without a stop: nine of ten sentences in PADT are shorter
SHORTEST_PIECE = 15
# Of runs of LONG tokens the network must be surer (log odds) than of those of VERY_LONG, which have surely lost stops.
LONG, VERY_LONG = 50, 120
SURE, LIKELY = 1.0, -0.7
APART = 6  # tokens between two starts
WHOLE = 5000  # tokens scored at once


def mark_sentences(tokens: Tokens, words: Words, openings: Openings | None) -> None:
    """Set `begins`."""
    starts = by_stops(tokens)
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        if openings and end - start > LONG:
            starts = [*starts, *by_network(tokens, start, end, openings)]
        elif openings is None and end - start > TOO_LONG:
            starts = [*starts, *by_openings(tokens, start, end, words.lists.lexicon)]
    tokens.begins = np.zeros(len(tokens), dtype=bool)
    tokens.begins[starts[: len(tokens)]] = True


def by_stops(tokens: Tokens) -> list[int]:
    """Token indices after lines and stops, 0 first."""
    starts = [0]
    i, size = 0, len(tokens)
    signs = tokens.signs
    for place in np.flatnonzero(signs & (SPACE | STOP | BULLET)).tolist():
        if place < i:  # it closed what stands before it
            continue
        sign, i = signs[place], place + 1
        if sign & SPACE:
            if not sign & LINE:
                continue
        elif sign & BULLET:
            i -= 1
        elif not _ends(tokens, place):
            continue
        else:
            while i < size and (signs[i] & STOP or _closes(tokens, i)):
                i += 1
        while i < size and signs[i] & SPACE:  # white space belongs to the sentence before
            i += 1
        if 0 < i < size and i != starts[-1]:
            starts.append(i)
        if sign & BULLET:
            i += 1
    return starts


def _ends(tokens: Tokens, stop: int) -> bool:
    """A full stop after a single letter is an abbreviation; one glued between Latin or digits is part of a name."""
    text, blanks = tokens.text, tokens.blanks
    if text(stop) != "." or stop == 0 or stop + 1 == len(tokens):
        return True
    before, after = text(stop - 1), text(stop + 1)
    if before in STOPS:
        return before != "."  # dots of omission run on
    if after == "." and not blanks[stop]:
        return False
    alone = len(before) == 1 and before.isalpha() and not blanks[stop - 1]
    glued_before = stop > 1 and not blanks[stop - 2] and is_arabic(text(stop - 2))
    if alone and not glued_before:
        return False
    glued = not blanks[stop] and not is_arabic(after)
    return not (glued and (after.isalnum() and not is_arabic(before)))


def _closes(tokens: Tokens, i: int) -> bool:
    """Whether a mark after a stop closes what stands before it; straight quotes do so when glued to it."""
    return tokens.text(i) in CLOSERS and not tokens.blanks[i - 1]


def by_openings(tokens: Tokens, start: int, end: int, lexicon: Mapping[str, str]) -> list[int]:
    """Starts inside a run without stops: a conjoined waw before a finite verb, as in "and he said"."""
    found, last = [], start
    for i in range(start + SHORTEST_PIECE, end - SHORTEST_PIECE // 2):
        if tokens.text(i) != WAW or tokens.blanks[i] or i - last < SHORTEST_PIECE:
            continue
        before = tokens.text(i - 1)
        if _is_punctuation(before) and before not in COMMAS and before not in CLOSERS:
            continue
        code = lexicon.get(fold(tokens.form(i + 1)), "")
        if code.startswith(("P3", "I3")) and not set("AENW") & set(code.split("|")):
            found.append(i)
            last = i
    return found


def _is_punctuation(text: str) -> bool:
    return all(unicodedata.category(character).startswith("P") for character in text)


def by_network(tokens: Tokens, start: int, end: int, openings: Openings) -> list[int]:
    """Starts inside a run without stops, the likeliest first, none near another or near the ends."""
    share = min(1.0, (end - start - LONG) / (VERY_LONG - LONG))
    least = SURE + (LIKELY - SURE) * share
    scores = np.concatenate(
        [openings.scores(tokens, at, min(at + WHOLE, end)) for at in range(start, end, WHOLE)]
    )
    near: Any = np.zeros(len(scores), dtype=bool)
    near[:APART] = near[len(scores) - APART // 2 :] = True
    found = []
    for i in np.argsort(-scores, kind="stable").tolist():
        if scores[i] <= least:
            break
        if not near[i]:
            found.append(start + i)
            near[max(0, i - APART + 1) : i + APART] = True
    return found
