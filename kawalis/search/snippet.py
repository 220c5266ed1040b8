"""What a hit shows of its text: a stretch around the first words found, with the places of all of them in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kawalis.text import clitic_forms, folded_run, runs_in, stem_of, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.search.query import Text

WIDTH = 160  # characters
BEFORE = 40

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """Characters ``[start, end)`` of the article's untouched text; ``marks`` are places in the article, too."""

    start: int
    end: int
    text: str
    marks: tuple[Place, ...]


class Seeker:
    """Finds the words of one query in texts as the index found them: exact behind any proclitic, or by their stems."""

    def __init__(self, wanted: Sequence[Text]) -> None:
        self._wanted = [(node, clitic_forms(node.words[0])) for node in wanted]
        self._longest = max((len(node.words) for node in wanted), default=1)
        self._begins: dict[str, list[Text]] = {}

    def places(self, text: str, start: int, end: int) -> Iterator[Place]:
        """Yield the places found in ``text[start:end]``, in order; the text is read no further than asked."""
        known = self._begins.get
        for found in runs_in(text, start, end):
            run = found.group()
            nodes = known(run)  # by the word as it stands: folding each costs more than all else
            if nodes is None:
                nodes = self._begins[run] = self._begun(folded_run(run))
            if nodes:
                row = list(islice(words_in(text, found.start(), end), self._longest))
                yield from _matches(nodes, row)

    def _begun(self, word: str) -> list[Text]:
        return [node for node, forms in self._wanted if word and _fits(node, 0, word, forms)]


def _matches(nodes: Sequence[Text], words: list[tuple[int, int, str]]) -> Iterator[Place]:
    """Yield the place of each node whose further words stand behind the first."""
    for node in nodes:
        row = words[: len(node.words)]
        if len(row) == len(node.words) and all(_fits(node, i, row[i][2]) for i in range(1, len(row))):
            yield words[0][0], row[-1][1]


def _fits(node: Text, i: int, have: str, forms: tuple[str, ...] = ()) -> bool:
    wanted = forms or (node.words[i],)
    if node.prefix and i == len(node.words) - 1:
        return have.startswith(wanted)
    return have in wanted or (not node.quoted and not node.prefix and stem_of(have) == stem_of(node.words[i]))


def snippet(text: str, seeker: Seeker, start: int = 0, end: int | None = None) -> Snippet:
    """Return the stretch of ``text[start:end]`` that shows the words found, cut between words."""
    end = len(text) if end is None else end
    places: list[Place] = []
    left = start
    for place in seeker.places(text, start, end):
        if not places and place[0] - start >= WIDTH // 2:
            left = _word_start(text, place[0] - BEFORE, place[0])
        if places and place[0] >= left + WIDTH:
            break
        places.append(place)
    right = min(end, left + WIDTH)
    if right < end:
        right = max([e for _, e, _ in words_in(text, left, right)][:-1], default=right)  # the last may be cut
    marks = tuple((a, b) for a, b in sorted(set(places)) if left <= a and b <= right)
    return Snippet(left, right, text[left:right], marks)


def _word_start(text: str, start: int, end: int) -> int:
    """Return the start of the first whole word in ``text[start:end]``, ``end`` where there is none."""
    begins = [b for b, _, _ in words_in(text, start, end) if b > start]
    return begins[0] if begins else end
