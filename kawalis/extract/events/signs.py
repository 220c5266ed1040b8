"""What speaks for and against a telling: the features that the learned judgements weigh."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Statement, TimeExpression, Word

NEAR = 5  # words before and after the anchor that are features
PLACED = 2  # ... of which the nearest count by their place, too
CLIMB = 6  # steps from the anchor towards the root
FEW = 3
LENGTHS = (8, 15, 25, 40)  # tokens of a sentence
AWAY = (0, 4, 10)  # tokens between two events, or an event and a time
REFERENCES = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
VERBS = frozenset({"VERB", "AUX"})
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp", "parataxis"})
MODIFIERS = frozenset({"amod", "advmod", "advmod:emph", "mark", "aux", "cc", "det", "cop"})
BEFORE_VERBS = frozenset({"PART", "AUX", "SCONJ", "ADV", "CCONJ"})
WORDY = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PART", "SCONJ", "DET", "AUX", "ADP", "CCONJ", "PRON"})
MORPHOLOGY = ("Aspect", "Mood", "Person", "Voice", "Number", "Definite", "Case", "VerbForm")


class Signs:
    """What speaks of each telling of one report."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        self._held: dict[str | None, Statement] = {s.id: s for s in reading.statements}
        self._by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._by_sentence.setdefault(draft.sentence, []).append(draft)
        self._alike = Counter((d.type, d.sentence) for d in drafts)
        self._triggers = Counter(d.trigger for d in drafts)
        self._times: dict[int, list[TimeExpression]] = {}
        for time in reading.times:
            self._times.setdefault(reading.tokens[reading.document.token_at(time.start)].sentence, []).append(
                time
            )

    def of(self, draft: Draft) -> list[str]:
        """Return the features of one telling, each once, sorted."""
        found = set(self._own(draft))
        found.update(self._said(draft))
        found.update(self._tree(draft))
        found.update(self._beside(draft))
        found.update(self._around(draft))
        found.update(self._dated(draft))
        return sorted(found)

    def _own(self, draft: Draft) -> Iterator[str]:
        why = draft.why if draft.why.isascii() else "word"
        yield f"trigger={draft.trigger}"
        yield f"trigger={draft.trigger}&{draft.kind}&{draft.definite}"
        yield f"type={draft.type}"
        yield f"mode={draft.type}.{draft.mode}"
        yield f"kind={draft.kind}"
        yield f"type&kind={draft.type}.{draft.kind}"
        yield f"rule={draft.status}"
        yield f"why={why}"
        yield f"rule&type={draft.status}.{draft.type}"
        yield f"rule&kind={draft.status}.{draft.kind}"
        for name in ("definite", "possessed", "refers", "stands", "spoken", "sign", "loose", "headline"):
            if getattr(draft, name):
                yield name
        yield f"ordinal={draft.ordinal if not draft.ordinal.isdigit() else 'number'}"
        if draft.light is not None:
            yield f"light={draft.light.id}"
            yield f"light aspect={draft.light.aspect}"
        for name, phrases in (("actor", draft.actors), ("target", draft.targets)):
            yield f"{name}={bool(phrases)}"
            yield f"{name}&type={bool(phrases)}.{draft.type}"
            for phrase in phrases:
                yield f"{name} kind={phrase.kind}"
        yield f"parties={bool(draft.actors)}{bool(draft.targets)}{bool(draft.nations)}"
        yield f"known={any(p.mention is not None for p in (*draft.actors, *draft.targets))}"
        for letter in draft.proclitics:
            yield f"clitic={letter}"
            yield f"clitic&kind={letter}.{draft.kind}"

    def _said(self, draft: Draft) -> Iterator[str]:
        held = self._held.get(draft.statement)
        if held is None:
            yield "said=no"
            return
        yield f"cue={held.cue_class}"
        yield f"cue&kind={held.cue_class}.{draft.kind}"
        yield f"said mode={held.mode}"
        yield f"said mode&kind={held.mode}.{draft.kind}"
        yield f"said={held.polarity}"
        yield f"source={held.source_type}"
        yield f"direct={held.directness}"
        yield f"nested={held.parent is not None}"

    def _tree(self, draft: Draft) -> Iterator[str]:
        tree = self._reading.tree
        word = tree.head(self._reading.document.token_at(draft.anchor.start), draft.last)
        if word is None:
            return
        yield f"lemma={fold(word.lemma)}"
        for name in MORPHOLOGY:
            value = word.feature(name)
            if value:
                yield f"{name}={value}"
        yield f"tense={word.pos}{word.feature('Aspect')}{word.feature('Mood')}"
        yield f"tense&type={word.feature('Aspect')}.{draft.type}"
        yield f"relation={word.relation}"
        yield f"case={tree.case(word)}"
        yield f"case&type={tree.case(word)}.{draft.type}"
        for child in tree.children(word):
            yield f"child={child.relation}"
            if child.relation in MODIFIERS:
                yield f"child {child.relation}={fold(child.lemma)}"
        yield from self._above(word)

    def _above(self, word: Word) -> Iterator[str]:
        tree = self._reading.tree
        above = tree.governor(word)
        if above is None:
            yield "above=ROOT"
            return
        yield f"above={above.pos}"
        yield f"governor={self._name(above)}"
        yield f"governor&={self._name(above)}.{word.relation}"
        if above.pos in VERBS:
            yield f"governor tense={above.feature('Aspect')}{above.feature('Mood')}"
        step, verb = above, None if above.pos not in VERBS else above
        for _ in range(CLIMB):
            if step.relation in CLAUSES:
                yield f"inside={step.relation}"
            higher = tree.governor(step)
            if higher is None:
                break
            yield f"higher={self._name(higher)}"
            step = higher
            verb = verb or (step if step.pos in VERBS else None)
        if verb is not None:
            yield f"verb={fold(verb.lemma)}"
            yield f"verb tense={verb.feature('Aspect')}{verb.feature('Mood')}"
            for child in tree.children(verb):
                if child.index < verb.index and child.pos in BEFORE_VERBS:
                    yield f"verb {child.relation}={fold(child.lemma)}"
        yield f"root={self._name(step)}"

    def _name(self, word: Word) -> str:
        if word.token in self._reading.named or word.token in self._reading.timed:
            return word.pos
        return fold(word.lemma)

    def _beside(self, draft: Draft) -> Iterator[str]:
        """Yield the words before the event (with its light verb) and after it, up to a full pause."""
        document, stops = self._reading.document, self._reading.words.stops
        first = document.words_of(document.token_at(draft.anchor.start), draft.last)
        if not first:
            return
        sentence = document.sentences[draft.sentence]
        whole = document.words_of(sentence.first, sentence.last)
        low, high = first[0].index - whole[0].index, first[-1].index - whole[0].index + 1
        before = whole[max(0, low - NEAR) : low][::-1]
        after = whole[high : high + NEAR]
        for name, words in (("before", before), ("after", after)):
            if not words:
                yield f"{name}=none"
            for n, word in enumerate(words):
                if word.norm in stops:
                    break
                shown = self._name(word)
                if n < PLACED:
                    yield f"{name}{n}={shown}"
                    yield f"{name}{n} pos={word.pos}{word.feature('Aspect')}"
                if word.pos in WORDY:
                    yield f"{name}={shown}"

    def _around(self, draft: Draft) -> Iterator[str]:
        document = self._reading.document
        sentence = document.sentences[draft.sentence]
        yield f"sentence={min(draft.sentence, FEW)}"
        yield f"long={sum(sentence.last - sentence.first > n for n in LENGTHS)}"
        yield f"at={4 * (draft.first - sentence.first) // max(sentence.last - sentence.first, 1)}"
        yield f"alike={min(self._alike[draft.type, draft.sentence], FEW)}"
        yield f"again={min(self._triggers[draft.trigger], FEW)}"
        here = [d for d in self._by_sentence.get(draft.sentence, ()) if d is not draft]
        yield f"others={min(len(here), FEW)}"
        before = [d for d in here if d.first < draft.first]
        after = [d for d in here if d.first > draft.first]
        if before:
            yield f"event before={before[-1].type}.{_away(draft.first - before[-1].last)}"
            yield f"event before={before[-1].status}"
        if after:
            yield f"event after={after[0].type}.{_away(after[0].first - draft.last)}"
        mentions = {
            id(m) for i in range(sentence.first, sentence.last) if (m := self._reading.mention_from.get(i))
        }
        yield f"named={min(len(mentions), FEW)}"

    def _dated(self, draft: Draft) -> Iterator[str]:
        times = self._times.get(draft.sentence, [])
        yield f"times={min(len(times), FEW)}"
        best = min(times, key=lambda t: abs(t.start - draft.anchor.start), default=None)
        if best is None:
            return
        side = "after" if best.start > draft.anchor.start else "before"
        at = self._reading.document.token_at
        gap = at(best.start) - draft.last if side == "after" else draft.first - at(best.end - 1)
        for time, name in [(best, f"time {_away(gap)}"), *((t, "some time") for t in times)]:
            yield f"{name}={time.kind}.{time.value if time.value in REFERENCES else None}"
            yield f"{name}={time.rule}"


def _away(gap: int) -> int:
    return sum(gap > n for n in AWAY)
