"""The shadows of many texts at once: what :func:`kawalis.text.search_shadow` gives for each, by arrays of characters.

All texts stand in one array, so that no word is looked at by itself. A text with characters whose folding is not one
character for one (presentation forms, letters beyond the first plane) is folded word by word and joins the others then.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kawalis.text.fold import PRESENTATION, TABLE
from kawalis.text.shadow import LONGEST_WORD, search_shadow
from kawalis.text.stem import PREFIXES, SHORTEST, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Codes = NDArray[np.uint32]

_PLANE = 0x1_0000
_SPACE, _DROPPED, _ODD = (
    ord(" "),
    0xFFFF_FFFE,
    0xFFFF_FFFF,
)  # what stands for no letter, for nothing, for a hard case
_SEED = 20_150_721


class Shadow(NamedTuple):
    """The folded words of a text and their light stems, parted by spaces; ``words`` are hashes of the folded words."""

    exact: str
    stem: str
    words: NDArray[np.uint64]


def search_shadows(texts: Sequence[str]) -> list[Shadow]:
    """Return the shadow of each text."""
    codes, bounds = _folded(texts)
    starts, ends = _words(codes)
    codes[ends] = _SPACE  # words that are too long end here, too
    exact, exact_at = _parted(codes, starts, ends)
    stems_from, stems_to = _stems(codes, starts, ends)
    bare = codes.copy()
    bare[stems_to] = _SPACE
    stem, stem_at = _parted(bare, stems_from, stems_to)
    hashes = _hashes(exact, exact_at)
    exact_text, stem_text = _text(exact), _text(stem)
    out = []
    first = np.searchsorted(starts, bounds).tolist()
    for low, high in pairwise(first):
        out.append(
            Shadow(
                exact_text[exact_at[low] : max(exact_at[low], exact_at[high] - 1)],
                stem_text[stem_at[low] : max(stem_at[low], stem_at[high] - 1)],
                hashes[low:high],
            )
        )
    return out


def _folded(texts: Sequence[str]) -> tuple[Codes, Numbers]:
    """Return the folded characters of all texts, and where each text begins, with the end of all behind."""
    codes, bounds = _codes(texts)
    folded = _table()[np.minimum(codes, _PLANE)]
    odd = np.flatnonzero(folded == _ODD)
    if odd.size:
        hard = set((np.searchsorted(bounds, odd, "right") - 1).tolist())
        texts = [search_shadow(text)[0] if i in hard else text for i, text in enumerate(texts)]
        codes, bounds = _codes(texts)
        folded = _table()[np.minimum(codes, _PLANE)]
        for i in hard:  # these are folded
            folded[bounds[i] : bounds[i + 1]] = codes[bounds[i] : bounds[i + 1]]
            folded[bounds[i + 1] - 1] = _SPACE
    kept = folded != _DROPPED
    if not kept.all():
        bounds = np.concatenate(([0], np.cumsum(kept)))[bounds]
        folded = folded[kept]
    return folded, bounds


def _codes(texts: Sequence[str]) -> tuple[Codes, Numbers]:
    """Return the characters of all texts, each with a line's end behind it, and where each begins."""
    joined = "".join([f"{text}\n" for text in texts]).encode("utf-32-le", "surrogatepass")
    bounds = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return np.frombuffer(joined, "<u4"), bounds


@cache
def _table() -> Codes:
    """Return what becomes of each character of the first plane, and last what stands for all beyond it."""
    out = np.full(_PLANE + 1, _SPACE, np.uint32)
    for code in range(_PLANE):
        char = chr(code)
        folded = char.translate(TABLE).lower()
        if not folded:
            out[code] = _DROPPED
        elif (
            len(folded) > 1 or char == "\u03a3" or PRESENTATION.match(char)
        ):  # a sigma is two letters in lower case
            out[code] = _ODD
        elif folded.isalnum():
            out[code] = ord(folded)
    out[_PLANE] = _ODD
    return out


def _words(codes: Codes) -> tuple[Numbers, Numbers]:
    """Return where each word begins and ends."""
    inside = np.concatenate(([False], codes != _SPACE, [False]))
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    return starts, np.minimum(ends, starts + LONGEST_WORD)


def _parted(codes: Codes, starts: Numbers, ends: Numbers) -> tuple[Codes, Numbers]:
    """Return the words alone, a space behind each, and where each begins there, with the end of all behind."""
    steps = np.zeros(len(codes) + 1, np.int8)
    steps[starts] += 1
    steps[ends + 1] -= 1
    at = np.concatenate(([0], np.cumsum(ends - starts + 1)))
    return codes[np.cumsum(steps[:-1], dtype=np.int8).view(np.bool_)], at


def _stems(codes: Codes, starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Return where the light stem of each word begins and ends."""
    starts, ends = starts.copy(), ends.copy()
    size = ends - starts
    open_ = np.ones(len(starts), np.bool_)
    for prefixes in PREFIXES:  # of one length, the longest first
        length = len(next(iter(prefixes)))
        words = np.flatnonzero(open_ & (size >= SHORTEST + length))
        words = words[_among(codes, starts[words], prefixes)]
        starts[words] += length
        open_[words] = False
    pairs, letters = SUFFIXES
    rest = np.flatnonzero(ends - starts > SHORTEST)
    while rest.size:
        long = ends[rest] - starts[rest] >= SHORTEST + 2  # as long as a pair leaves enough
        two = long & _among(codes, ends[rest] - 2, pairs)
        one = ~two & _among(codes, ends[rest] - 1, letters)
        ends[rest] -= 2 * two + one
        rest = rest[(two | one) & (ends[rest] - starts[rest] > SHORTEST)]
    return starts, ends


def _among(codes: Codes, places: Numbers, affixes: frozenset[str]) -> NDArray[np.bool_]:
    """Whether one of ``affixes`` stands at each of ``places``."""
    found = np.zeros(len(places), np.bool_)
    letters = [codes[places + i] for i in range(len(next(iter(affixes))))]
    for affix in affixes:
        here = letters[0] == ord(affix[0])
        for letter, wanted in zip(letters[1:], affix[1:], strict=True):
            here &= letter == ord(wanted)
        found |= here
    return found


def _hashes(exact: Codes, at: Numbers) -> NDArray[np.uint64]:
    """Return a hash of each word: its letters times a random number for each place (multilinear hashing)."""
    if not len(exact):
        return np.zeros(0, np.uint64)
    place = np.arange(len(exact)) - np.repeat(at[:-1], np.diff(at))
    products = exact.astype(np.uint64) * _numbers()[place]
    return np.add.reduceat(products, at[:-1])


@cache
def _numbers() -> NDArray[np.uint64]:
    found = np.random.default_rng(_SEED).integers(0, 2**64, LONGEST_WORD + 1, np.uint64)
    return found | np.uint64(1)


def _text(codes: Codes) -> str:
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le")
