"""Whether a sentence tells a happening itself or only mentions it (a past war, a charge, fear of attacks).

A logistic regression over what the tables and the annotator say of an event and its sentence; ``training/telling.py``
makes the weights (``data/ar/telling/``), for some types only. Names, places and numbers are no features: they would
tell which war it was, not whether it is told.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.schema.telling import TellingWeights
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Statement, Word

WORDY = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PART", "SCONJ", "DET", "AUX"})
CROSSED = frozenset({"sized", "dated", "status", "said", "actor", "target", "place"})  # also with the trigger
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp", "parataxis", "conj"})
NEAR = 4  # words beside the anchor that are features of their own
REACH = 60  # tokens before and after the anchor that count as its sentence
LENGTHS = (8, 15, 25, 40, 70)  # tokens of a sentence
CLIMB = 5  # steps from the anchor towards the root
MOST_ALIKE, MOST_OTHERS, MOST_NUMBERS = 4, 3, 3


class Telling:
    """What the events of one report are judged by."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        self._held: dict[str | None, Statement] = {s.id: s for s in reading.statements}
        self._rules = {t.id: t.rule for t in reading.times}
        self._all = Counter(d.sentence for d in drafts)
        self._alike = Counter((d.sentence, d.type) for d in drafts)

    def features(self, draft: Draft) -> list[str]:
        """Return what speaks of one event, sorted, each once."""
        alike = self._alike[draft.sentence, draft.type]
        found = {
            f"trigger={draft.trigger}",
            f"kind={draft.kind}",
            f"mode={draft.mode}",
            f"status={draft.status}",
            f"definite={draft.definite}",
            f"possessed={draft.possessed}",
            f"refers={draft.refers}",
            f"sign={draft.sign}",
            f"loose={draft.loose}",
            f"light={draft.light is not None}",
            f"place={draft.place.precision if draft.place else None}",
            f"alike={min(alike, MOST_ALIKE)}",
            f"others={min(self._all[draft.sentence] - alike, MOST_OTHERS)}",
            f"sized={bool(draft.size)}",
            f"dated={draft.time is not None}",
            f"time={self._rules.get(draft.time.time or '') if draft.time else None}",
            *(f"size={s.kind}" for s in draft.size),
            *_parties(draft),
            *self._said(draft),
            *self._tree(draft),
            *self._words(draft),
        }
        found.update(f"{draft.trigger}&{f}" for f in tuple(found) if f.partition("=")[0] in CROSSED)
        return sorted(found)

    def odds(self, draft: Draft) -> float | None:
        """Return the logarithm of the odds that the event is told; ``None`` for a type without weights."""
        weights = _weights().get(draft.type)
        if weights is None:
            return None
        return weights.bias + sum(weights.weights.get(f, 0.0) for f in self.features(draft))

    def _said(self, draft: Draft) -> Iterator[str]:
        held = self._held.get(draft.statement)
        yield f"said={held is not None}"
        if held is not None:
            yield f"cue={held.cue_class}"
            yield f"said mode={held.mode}"
            yield f"source={held.source_type}"
            yield f"direct={held.directness}"

    def _tree(self, draft: Draft) -> Iterator[str]:
        tree = self._reading.tree
        word = tree.head(self._reading.document.token_at(draft.anchor.start), draft.last)
        if word is None:
            return
        yield f"relation={word.relation}"
        yield f"tense={word.feature('Aspect')}{word.feature('Voice')}"
        yield f"person={word.feature('Person')}"
        yield f"case={tree.case(word)}"
        above = tree.governor(word)
        yield f"above={above.pos if above else 'ROOT'}"
        if above is not None and above.pos in WORDY:
            yield f"governor={fold(above.lemma)}"
        steps = 0
        while above is not None and steps < CLIMB:
            steps += 1
            if above.relation in CLAUSES:
                yield f"inside={above.relation}"
            above = tree.governor(above)
        yield f"deep={steps}"

    def _words(self, draft: Draft) -> Iterator[str]:
        document = self._reading.document
        sentence = document.sentences[draft.sentence]
        first, last = document.token_at(draft.anchor.start), draft.last
        low, high = max(sentence.first, first - REACH), min(sentence.last, last + REACH)
        words = document.words_of(low, high)
        yield f"long={sum(sentence.last - sentence.first > n for n in LENGTHS)}"
        yield f"at={4 * (first - low) // max(high - low, 1)}"
        yield f"numbers={min(sum(w.pos == 'NUM' for w in words), MOST_NUMBERS)}"
        yield f"first person={any(w.feature('Person') == '1' for w in words)}"
        times = (self._reading.timed.get(i) for i in range(low, high))
        yield from {f"time near={t.rule}" for t in times if t is not None}
        telling = [w for w in words if self._tells(w)]
        if telling:
            yield f"opens={telling[0].pos}"
            yield f"opening={fold(telling[0].lemma)}"
        for name, some in (
            ("word", telling),
            ("before", [w for w in telling if w.token < first][-NEAR:]),
            ("after", [w for w in telling if w.token >= last][:NEAR]),
        ):
            for word in some:
                yield f"{name}={fold(word.lemma)}"

    def _tells(self, word: Word) -> bool:
        reading = self._reading
        return word.pos in WORDY and word.token not in reading.named and word.token not in reading.timed


def assign_telling(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Set the odds that each event of a type with weights is told."""
    telling = Telling(reading, drafts)
    for draft in drafts:
        draft.odds = telling.odds(draft)


def judged(draft: Draft) -> tuple[str | None, float | None]:
    """Return ``told`` or ``mentioned`` with the probability of the former, ``None`` where nothing judges the type."""
    weights = _weights().get(draft.type)
    if weights is None or draft.odds is None:
        return None, None
    probability = round(1 / (1 + math.exp(-draft.odds)), 2)
    return ("told" if draft.odds >= weights.cut else "mentioned"), probability


def _parties(draft: Draft) -> Iterator[str]:
    for name, phrases, spans, ids in (
        ("actor", draft.actors, draft.actor_spans, draft.actor_ids),
        ("target", draft.targets, draft.target_spans, draft.target_ids),
    ):
        yield f"{name}={bool(spans)}"
        yield f"{name} known={bool(ids)}"
        for phrase in phrases:
            yield f"{name} kind={phrase.kind}"


@cache
def _weights() -> dict[str | None, TellingWeights]:
    return {entry.id: entry for entry in table(TellingWeights)}
