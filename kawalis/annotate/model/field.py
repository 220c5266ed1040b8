"""The field over characters that cuts unknown words: a linear chain of two labels, as python-crfsuite trains it.

The weights of what `clitics.character_features` names are looked up for all characters of many words at once: a name is
a number here, made of its kind and of small numbers for letters and frequencies. Of both labels' weights only the
difference counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.clitics import PREFIX, SUFFIX
from kawalis.annotate.model.crfsuite import BEGIN, GOES_ON, Turns

Ints = NDArray[np.int64]

BACK, AHEAD = "^^^", "$$$$"  # stand before and behind a word
_BITS, _STRANGE = 6, 63  # of a letter; the number of one that no weight knows
_PLACE = 48  # bits below the kind of a name
_LARGEST = 100_000  # counts kept
# N-grams by name: first character and the one behind the last, counted from the cut.
_GRAMS = {
    "0": (0, 1),
    "-1": (-1, 0),
    "01": (0, 2),
    "-10": (-1, 1),
    "-11": (-1, 2),
    "-20": (-2, 1),
    "02": (0, 3),
    "-21": (-2, 2),
    "-12": (-1, 3),
    "-30": (-3, 1),
    "03": (0, 4),
}
_KINDS = {
    kind: number << _PLACE
    for number, kind in enumerate(
        [*_GRAMS, "l", "r", "lr", "wr", "wl", "p", "s", "h", "hr", "hw", "h0", "t", "tl", "tw", "t-"]
    )
}
_NAME = re.compile(
    r"(?P<gram>-?\d+)(?P<letters>\D+) | (?P<usual>lr|wr|wl|l|r)(?P<one>[\d-]+)(?:\.(?P<two>[\d-]+))?"
    r" | (?P<at>[ps])(?P<place>\d) | (?P<head>h)(?P<before>[^rw0]*)(?P<more>[rw0]?)(?P<rest>.*)"
    r" | (?P<tail>t)(?P<behind>[^lw-]*)(?P<other>[lw-]?)(?P<last>.*)",
    re.VERBOSE | re.DOTALL,
)
# Frequencies as `clitics.bucket` rounds them: the smallest counts of each.
_STEPS = np.array([1, *(int(np.ceil(3 ** (n + 0.5))) for n in range(38))], dtype="int64")


class Weights(NamedTuple):
    """The field's weights: the letters that they know, the numbers of the names, sorted, with the weight of each."""

    letters: str
    keys: Ints
    weights: NDArray[np.float64]
    bias: float
    turns: Turns

    @classmethod
    def of(cls, weights: Mapping[str, float], turns: Turns) -> Weights:
        """Number the names."""
        letters = sorted({*"^$ ", *(letter for name in weights for letter in name if not letter.isascii())})
        if len(letters) >= _STRANGE or letters[-1] > "\uffff":
            raise ValueError(f"{len(letters)} letters up to {letters[-1]!r}")
        number = {letter: i for i, letter in enumerate(letters, 1)}
        keyed = sorted((_key(name, number), weight) for name, weight in weights.items() if name != "b")
        keys, values = zip(*keyed, strict=True)
        return cls(
            "".join(letters), np.array(keys), np.array(values, dtype="float64"), weights.get("b", 0.0), turns
        )


class _Counts(dict[str, int]):
    """Counts that have been asked for; beginnings and ends of words are always the same."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__()
        self._counts = counts

    def __missing__(self, word: str) -> int:
        found = self[word] = self._counts.get(word, 0)
        return found

    def bound(self) -> None:
        """Start afresh where there are too many."""
        if len(self) > _LARGEST:
            self.clear()


class Field:
    """Marks the characters of folded words: "B" begins a segment, "I" goes on with one."""

    def __init__(self, weights: Weights, counts: Mapping[str, int]) -> None:
        self._counts, self._bias, self._turns = _Counts(counts), weights.bias, weights.turns
        self._keys, self._weights = weights.keys, weights.weights
        self._letters = np.full(0x10000, _STRANGE)
        self._letters[[ord(letter) for letter in weights.letters]] = np.arange(1, len(weights.letters) + 1)

    def __call__(self, words: Sequence[str]) -> list[list[str]]:
        """The labels of each word's characters."""
        if not words:
            return []
        scores, at, found = self._scores(words).tolist(), 0, []
        for word in words:
            found.append(self._best(scores[at : at + len(word)]))
            at += len(word)
        return found

    def _best(self, scores: list[float]) -> list[str]:
        """The best labels, from how much each character by itself is for "B"."""
        (both, opens), (goes, stays) = self._turns  # from B to B and I, from I to B and I
        lead, back = scores[0], []  # how much better it is to be at "B" here than at "I"
        for score in scores[1:]:
            to_begin, to_go = (
                both + lead >= goes,
                opens + lead >= stays,
            )  # whether it is best to come from "B"
            back.append((to_begin, to_go))
            lead = score + (both + lead if to_begin else goes) - (opens + lead if to_go else stays)
        begins = lead >= 0
        found = [begins]
        for to_begin, to_go in reversed(back):
            begins = to_begin if begins else to_go
            found.append(begins)
        return [BEGIN if one else GOES_ON for one in reversed(found)]

    def _scores(self, words: Sequence[str]) -> NDArray[np.float64]:
        """How much each character of all words, one behind the other, is for "B"."""
        sizes = np.array([len(word) for word in words], dtype="int64")
        place = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        left = np.repeat(sizes, sizes) - place  # characters from the cut on
        text = "".join([f"{BACK}{word}{AHEAD}" for word in words])
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        letters = self._letters[np.minimum(codes, len(self._letters) - 1)]
        at = np.arange(len(place)) + np.repeat(
            len(BACK) + np.arange(len(words)) * (len(BACK) + len(AHEAD)), sizes
        )
        near = {k: letters[at + k] for k in range(-3, 4)}
        names = [_KINDS[name] + _joined([near[k] for k in range(*ends)]) for name, ends in _GRAMS.items()]
        whole, before, behind = self._frequencies(words, sizes)
        names += [_KINDS["l"] + (before << _BITS), _KINDS["r"] + (behind << _BITS)]
        pairs = {"lr": (before, behind), "wr": (whole, behind), "wl": (whole, before)}
        names += [_KINDS[name] + _joined(pair) for name, pair in pairs.items()]
        scores = self._bias + self._looked_up(np.stack(names)).sum(axis=0)
        first, last = np.flatnonzero(place < PREFIX), np.flatnonzero(left <= SUFFIX)
        here = {k: near[k][first] for k in near}
        head = _joined([np.where(place[first] >= k, here[-k], 0) for k in (3, 2, 1)]) << 2 * _BITS
        names = [_KINDS["p"] + place[first], _KINDS["h"] + head, _KINDS["hr"] + head + behind[first]]
        names.append(_KINDS["hw"] + head + _joined([whole[first], behind[first]]))
        names.append(_KINDS["h0"] + head + _joined([here[0], here[1]]))
        scores[first] += self._looked_up(np.stack(names)).sum(axis=0)
        here = {k: near[k][last] for k in near}
        tail = here[0]
        for k in (1, 2, 3):
            tail = np.where(left[last] > k, (tail << _BITS) + here[k], tail)
        tail = tail << 2 * _BITS
        names = [_KINDS["s"] + left[last], _KINDS["t"] + tail, _KINDS["tl"] + tail + before[last]]
        names.append(_KINDS["tw"] + tail + _joined([whole[last], before[last]]))
        names.append(_KINDS["t-"] + tail + _joined([here[-2], here[-1]]))
        scores[last] += self._looked_up(np.stack(names)).sum(axis=0)
        found: NDArray[np.float64] = scores
        return found

    def _frequencies(self, words: Sequence[str], sizes: Ints) -> tuple[Ints, Ints, Ints]:
        """How usual the whole word is, and what stands before and behind each cut."""
        counts = self._counts
        whole = [counts[word] for word in words]
        before = [counts[word[:i]] for word in words for i in range(len(word))]
        behind = [counts[word[i:]] for word in words for i in range(len(word))]
        counts.bound()
        one, two, three = (_STEPS.searchsorted(found, side="right") for found in (whole, before, behind))
        return np.repeat(one, sizes), two, three

    def _looked_up(self, keys: Ints) -> NDArray[np.float64]:
        """The weights of features, 0 where there is none."""
        at = np.minimum(self._keys.searchsorted(keys), len(self._keys) - 1)
        found: NDArray[np.float64] = np.where(self._keys[at] == keys, self._weights[at], 0.0)
        return found


def _joined(letters: Sequence[Ints]) -> Ints:
    """Several small numbers as one."""
    found = letters[0]
    for one in letters[1:]:
        found = (found << _BITS) + one
    return found


def _frequency(name: str) -> int:
    """What `clitics.bucket` calls a frequency, as a number."""
    return 0 if name == "-" else int(name) + 1


def _key(name: str, number: Mapping[str, int]) -> int:
    """The number of a feature by its name."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"a feature called {name}")
    if gram := found["gram"]:
        return _KINDS[gram] + _packed(found["letters"], number)
    if usual := found["usual"]:
        two = _frequency(found["two"]) if found["two"] else 0
        return _KINDS[usual] + (_frequency(found["one"]) << _BITS) + two
    if at := found["at"]:
        return _KINDS[at] + int(found["place"])
    end, letters = (found["head"], found["before"]) if found["head"] else (found["tail"], found["behind"])
    more, rest = (found["more"], found["rest"]) if found["head"] else (found["other"], found["last"])
    if more == "w":
        whole, side = re.split("[rl]", rest)
        value = (_frequency(whole) << _BITS) + _frequency(side)
    elif more in ("r", "l"):
        value = _frequency(rest)
    else:
        value = _packed(rest, number)
    return _KINDS[end + more] + (_packed(letters, number) << 2 * _BITS) + value


def _packed(letters: str, number: Mapping[str, int]) -> int:
    value = 0
    for letter in letters:
        value = (value << _BITS) + number[letter]
    return value
