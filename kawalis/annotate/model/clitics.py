"""Clitics: a written word to its verbatim segments, and each segment to its normal form.

A memory of frequent words decides first, a conditional random field over characters decides the rest. Both look at the
word alone: in PADT 99.9% of words are split alike wherever they stand, so a context would buy next to nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from kawalis.annotate.model.chars import (
    ALEF,
    ALEF_MAKSURA,
    ARTICLE,
    HAMZA,
    HAMZA_ON_WAW,
    HAMZA_ON_YEH,
    LAM,
    TEH,
    TEH_MARBUTA,
    WAW,
    YEH,
    fold,
    is_mark,
    plain,
)

PREFIX, SUFFIX = 4, 4  # letters at both ends whose place in the word the field sees
LONGEST_WORD = 40  # a longer run of letters is no word; it stays whole


@lru_cache(maxsize=4096)
def bucket(count: int) -> str:
    """A count as the rounded logarithm to base 3, a short string."""
    return str(round(math.log(count, 3))) if count else "-"


def character_features(word: str, counts: Mapping[str, int]) -> list[list[str]]:
    """For each character, what the field sees: n-grams about it, and how usual both sides of a cut before it are.

    `word` is folded; `counts` holds the frequency of folded written words in the news.
    """
    size = len(word)
    padded = "^^^" + word + "$$$$"
    whole = bucket(counts.get(word, 0))
    rows = []
    for i in range(size):
        j = i + 3
        head, tail = word[:i], word[i:]
        left, right = bucket(counts.get(head, 0)), bucket(counts.get(tail, 0))
        z, y, x, c, d, e, f = tuple(padded[i : j + 4])
        row = [
            "b",
            f"0{c}",
            f"-1{x}",
            f"01{c}{d}",
            f"-10{x}{c}",
            f"-11{x}{c}{d}",
            f"-20{y}{x}{c}",
            f"02{c}{d}{e}",
            f"-21{y}{x}{c}{d}",
            f"-12{x}{c}{d}{e}",
            f"-30{z}{y}{x}{c}",
            f"03{c}{d}{e}{f}",
            f"l{left}",
            f"r{right}",
            f"lr{left}.{right}",
            f"wr{whole}.{right}",
            f"wl{whole}.{left}",
        ]
        if i < PREFIX:
            row += [
                f"p{i}",
                f"h{head}",
                f"h{head}r{right}",
                f"h{head}w{whole}r{right}",
                f"h{head}0{c}{d}",
            ]
        if size - i <= SUFFIX:
            row += [f"s{size - i}", f"t{tail}", f"t{tail}l{left}", f"t{tail}w{whole}l{left}"]
            row.append(f"t{tail}-{y}{x}")
        rows.append(row)
    return rows


Split = tuple[tuple[str, ...], tuple[str | None, ...]]


class Clitics:
    """Splits words. `cut` marks the characters of unknown folded words: "B" begins a segment."""

    def __init__(
        self,
        memory: Mapping[str, Sequence[int]],
        counts: Mapping[str, int],
        cut: Callable[[list[str]], list[list[str]]],
    ) -> None:
        self.memory, self.counts, self.cut = memory, counts, cut

    def __call__(self, word: str) -> Split:
        """The segments of a written Arabic word, and for each its normal form where that is not simply `plain`."""
        return self.all_of([word])[0]

    def all_of(self, words: Sequence[str]) -> list[Split]:
        """The same of many words: those that the memory lacks are cut together."""
        letters = [plain(word) for word in words]
        cuts = {one: self.memory.get(one) for one in letters}
        shadows = {
            one: fold(one) for one, known in cuts.items() if known is None and 1 < len(one) <= LONGEST_WORD
        }
        shadows = {one: shadow for one, shadow in shadows.items() if len(shadow) == len(one)}
        for one, tags in zip(shadows, self.cut(list(shadows.values())), strict=True):
            cuts[one] = [i for i, tag in enumerate(tags) if tag == "B" and i]
        return [self._split(word, one, cuts[one] or ()) for word, one in zip(words, letters, strict=True)]

    def _split(self, word: str, letters: str, cuts: Sequence[int]) -> Split:
        """Cut the letters there; marks stay with the letter before them."""
        if cuts and len(letters) != len(word):
            starts = [i for i, c in enumerate(word) if i == 0 or not is_mark(c)]
            cuts = [starts[i] for i in cuts] if len(starts) == len(letters) else ()
        segments = tuple(word[a:b] for a, b in pairwise([0, *cuts, len(word)]))
        return segments, normal_forms(segments, self.counts)


def normal_forms(segments: tuple[str, ...], counts: Mapping[str, int]) -> tuple[str | None, ...]:
    """Undo what joining did to the spelling; of the possible spellings the most usual one in the news wins.

    The article loses its alif after lam, teh marbuta, alif maksura and hamza change before a pronoun, and so does the
    silent alif of the plural.
    """
    if len(segments) == 1:
        return (None,)
    forms: list[str | None] = [None] * len(segments)
    for i, segment in enumerate(segments):
        form = plain(segment)
        if i and plain(segments[i - 1]) == LAM and form.startswith(LAM) and len(form) > len(ARTICLE):
            # li + al- loses the alif; before a stem in lam one of three lams is lost as well
            forms[i] = _most_usual([ALEF + form, ARTICLE + form, form], counts)
        elif i + 1 < len(segments) and i + 2 == len(segments) and len(form) > 1:
            options = [form, *_before_pronoun(form)]
            best = _most_usual(options, counts) if len(options) > 1 else form
            forms[i] = best if best != form else None
    return tuple(forms)


def _before_pronoun(form: str) -> list[str]:
    head, last = form[:-1], form[-1]
    if last == TEH:
        return [head + TEH_MARBUTA]
    if last in (ALEF, YEH):
        return [head + ALEF_MAKSURA]
    if last in (HAMZA_ON_YEH, HAMZA_ON_WAW):
        return [head + HAMZA]
    if last == WAW:
        return [form + ALEF]
    return []


def _most_usual(options: list[str], counts: Mapping[str, int]) -> str:
    return max(options, key=lambda form: counts.get("=" + form, 0))  # the first of equals
