"""Topics that are no politics: which guards hold in a sentence or in the whole report."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.events.grammar import with_endings
from kawalis.extract.events.lexicon import lexicon
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.events.reading import Reading

DENSITY = 45  # one topic word in so many words makes the whole report of that topic
LEAST_IN_REPORT = 4


class Topics:
    """Which guards hold in a sentence or in the whole report."""

    def __init__(self, reading: Reading) -> None:
        self._by_sentence: dict[tuple[int, str], set[str]] = {}
        counts: Counter[str] = Counter()
        homes: dict[str, list[str]] = {}
        self._least: dict[str, int] = {}
        for guard, words in lexicon().guards:
            self._least[guard.id] = guard.least
            for word in words:
                homes.setdefault(word, []).append(guard.id)
        for token in reading.tokens:
            if token.kind != "word":
                continue
            for form in token.forms:
                for guard_id in homes.get(form.bare, ()):
                    seen = self._by_sentence.setdefault((token.sentence, guard_id), set())
                    if form.bare not in seen:
                        seen.add(form.bare)
                    counts[guard_id] += 1
                    break
        total = len(reading.tokens)
        against: Counter[str] = Counter()
        bare = Counter(form for t in reading.tokens if t.kind == "word" for form in {f.bare for f in t.forms})
        for guard, _ in lexicon().guards:
            against[guard.id] = (
                sum(bare[form] for form in folded_forms(guard.against)) if guard.against else 0
            )
        self.report = {
            g for g, n in counts.items() if n >= LEAST_IN_REPORT and n * DENSITY > total and n > against[g]
        }

    def hold(self, sentence: int, guards: tuple[str, ...]) -> str:
        """Return the first of ``guards`` that holds, or ""."""
        for guard in guards:
            if guard in self.report:
                return guard
            if len(self._by_sentence.get((sentence, guard), ())) >= self._least.get(guard, 1):
                return guard
        return ""


@cache
def folded_forms(words: tuple[str, ...]) -> frozenset[str]:
    """Return the folded forms of words with the endings that they take."""
    return with_endings(frozenset(fold(word) for word in words))
