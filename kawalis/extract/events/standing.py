"""How a party stands to an event: by the tree, by the order of the words, by who says it and what else it does."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from kawalis.extract.events.around import LONGEST_PATH, is_near
from kawalis.extract.events.syntax import NOMINAL, VERBAL
from kawalis.knowledge import table
from kawalis.knowledge.schema.events import Trigger
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.around import Around, Line, Party
    from kawalis.extract.events.draft import Draft
    from kawalis.model import Word

DISTANCES = (1, 2, 3, 5, 8, 12, 18, 30)  # tokens
MOST = 4
VERBS, MARKS = 3, 2  # between event and party: more count as so many
OBJECT = "object"


class Standing:
    """What relates the parties of a report to its events."""

    def __init__(self, around: Around, drafts: Sequence[Draft]) -> None:
        self.around = around
        reading = self.reading = around.reading
        self._words = reading.document.words
        self._verbs = list(accumulate((w.pos in VERBAL for w in self._words), initial=0))
        self._marks = list(
            accumulate((t.kind == "punct" and reading.ends_clause(t) for t in reading.tokens), initial=0)
        )
        self._held = {s.id: s for s in reading.statements}
        self._by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._by_sentence.setdefault(draft.sentence, []).append(draft)
        self._acts = Counter((d.type, known) for d in drafts for known in d.actor_ids)
        self._suffers = Counter((d.type, known) for d in drafts for known in d.target_ids)
        self._parts: dict[int, dict[int, list[tuple[int, str]]]] = {}
        self._told: dict[tuple[str, int], dict[int, list[str]]] = {}

    def head(self, draft: Draft) -> Word | None:
        """Return the word of the tree that the event hangs on."""
        tree, first = self.reading.tree, self.reading.document.token_at(draft.anchor.start)
        return tree.head(first, draft.last) or tree.head(draft.first, draft.last)

    def of_event(self, draft: Draft, head: Word) -> list[str]:
        """Return what marks an event by itself."""
        manner = self._manner(draft, head)
        others = [d for d in self._by_sentence[draft.sentence] if d is not draft]
        above = self.reading.tree.governor(head)
        return [
            f"type={draft.type}",
            f"manner={manner}",
            f"both={draft.type} {manner}",
            f"trigger={draft.trigger}",
            f"mode={draft.mode}",
            f"status={draft.status}",
            f"held={draft.statement is not None}",
            f"in headline={draft.headline}",
            f"event definite={draft.definite}",
            f"possessed={draft.possessed}",
            f"light={draft.light is not None}",
            f"event relation={head.relation}",
            f"event above={above.pos if above is not None else None}",
            f"event governor={fold(above.lemma) if above is not None else None}",
            f"event case={self.reading.tree.case(head)}",
            f"others={min(len(others), MOST)}",
            f"others act={any(d.actor_spans for d in others)}",
        ]

    def of_parties(self, draft: Draft, head: Word, parties: Sequence[Party]) -> list[list[str]]:
        """Return what relates each party to an event."""
        line = self.around.line(head)
        chain = {index: n for n, index in enumerate(line.words)}
        trigger = _triggers().get(draft.trigger)
        slots = frozenset(fold(s) for s in trigger.targets) if trigger is not None else frozenset[str]()
        ranks = _ranks(head, parties)  # the first features of each
        subjects = self._subjects(line)
        said = self._said(draft)
        beside = self._beside(draft)
        for party, found in zip(parties, ranks, strict=True):
            self._in_tree(line, chain, party, slots, found)
            self._in_order(head, party, found)
            if party.word.index in subjects:
                found.append(f"subject above={subjects[party.word.index]}")
            found.extend(said.get(party.word.index, ()))
            found.extend(beside.get(party.word.index, ()))
            known = party.known
            if known:
                acts = self._acts[draft.type, known] - (known in draft.actor_ids)
                suffers = self._suffers[draft.type, known] - (known in draft.target_ids)
                found.extend((f"acts often={min(acts, VERBS)}", f"suffers often={min(suffers, VERBS)}"))
        return ranks

    def _manner(self, draft: Draft, head: Word) -> str:
        trigger = _triggers().get(draft.trigger)
        if draft.kind == "verb":
            passive = "passive" if self.reading.tree.passive(head) else "verb"
            return passive if trigger is None else f"{passive} {trigger.subject}"
        if trigger is not None and draft.kind in {"noun", "phrase"}:
            return f"noun {trigger.genitive}"
        return f"{draft.kind} {head.pos in VERBAL}"

    def _in_tree(
        self, line: Line, chain: dict[int, int], party: Party, slots: frozenset[str], out: list[str]
    ) -> None:
        case, theirs = party.case, party.line
        if case and case in slots:
            out.append("slot")
        down = next((n for n, index in enumerate(theirs.words) if index in chain), None)
        if down is None:
            out.append("path=none")
            return
        top = self._words[theirs.words[down]]
        up = chain[top.index]
        sort = "verb" if top.pos in VERBAL else "noun" if top.pos in NOMINAL else top.pos
        out += (
            f"up={min(up, LONGEST_PATH)}",
            f"down={min(down, LONGEST_PATH)}",
            f"top={sort} {fold(top.lemma) if up else ''}",
            f"first={theirs.steps[down - 1] if down else 'self'} {sort} {min(up, VERBS)}",
            f"clauses={line.verbs[up]}",
            f"depth={theirs.deep[down]}",
        )
        if up + down > LONGEST_PATH:
            out.append("path=far")
            return
        path = f"{line.rises[up]}>{theirs.falls[down]}"
        out.append(f"path={path}")
        if up == 0 and theirs.falls[down] == "obj! " and OBJECT in slots:
            out.append("object slot")

    def _in_order(self, head: Word, party: Party, out: list[str]) -> None:
        word = party.word
        behind = word.index > head.index
        low, high = (head, word) if behind else (word, head)
        verbs = self._verbs[high.index] - self._verbs[low.index + 1]
        marks = self._marks[high.token] - self._marks[low.token]
        side = "behind" if behind else "before"
        out += (
            f"side={side}",
            f"away={side} {bisect_left(DISTANCES, high.token - low.token)}",
            f"marks={side} {min(marks, MARKS)}",
            f"apart={side} {min(verbs, 2)} {min(marks, 1)}",
            f"role={side} {word.relation}",
        )
        if party.first <= head.token < party.last:
            out.append("around")

    def _said(self, draft: Draft) -> dict[int, list[str]]:
        """Return of the parties of a sentence, by their heads, whether they say what holds the event."""
        held = self._held.get(draft.statement or "")
        if held is None:
            return {}
        key = held.id, draft.sentence
        if key not in self._told:
            self._told[key] = {
                p.word.index: [
                    f"source={any(is_near(p.span, s) for s in held.sources)}",
                    f"said={any(c.start <= p.span.start < c.end for c in held.contents)}",
                ]
                for p in self.around.of(draft.sentence)
            }
        return self._told[key]

    def _beside(self, draft: Draft) -> dict[int, list[str]]:
        """Return what the parties of a sentence do in its other events, by their heads."""
        here = self._by_sentence[draft.sentence]
        if len(here) == 1:
            return {}
        mine = next(n for n, d in enumerate(here) if d is draft)
        out: dict[int, list[str]] = {}
        for index, parts in self._roles(draft.sentence).items():
            for n, part in parts:
                if n != mine:
                    beside, same = abs(n - mine) == 1, here[n].type == draft.type
                    out.setdefault(index, []).extend(
                        (f"{part} beside={beside} {same}", f"{part} as={here[n].type}")
                    )
        return out

    def _roles(self, sentence: int) -> dict[int, list[tuple[int, str]]]:
        """Return which events of a sentence a party acts in or suffers, by its head."""
        if sentence not in self._parts:
            found: dict[int, list[tuple[int, str]]] = {}
            for n, draft in enumerate(self._by_sentence[sentence]):
                for part, spans in (("acts", draft.actor_spans), ("suffers", draft.target_spans)):
                    for party in self.around.of(sentence) if spans else ():
                        if any(is_near(party.span, s) for s in spans):
                            found.setdefault(party.word.index, []).append((n, part))
            self._parts[sentence] = found
        return self._parts[sentence]

    def _subjects(self, line: Line) -> dict[int, int]:
        """Return the subjects of the verbs over a word, with how many verbs up they stand."""
        tree = self.reading.tree
        found: dict[int, int] = {}
        verbs = (w for w in (self._words[i] for i in line.words) if tree.is_verb(w))
        for number, verb in enumerate(verbs):
            subject = tree.subject(verb)
            if subject is not None:
                found.setdefault(subject.index, min(number, VERBS))
        return found


def _ranks(head: Word, parties: Sequence[Party]) -> list[list[str]]:
    """Return the place of each party among those on its side, the nearest first, and among those who are somebody."""
    out: list[list[str]] = [[] for _ in parties]
    split = bisect_left([p.word.index for p in parties], head.index)
    for side, here in (("behind", range(split, len(parties))), ("before", range(split - 1, -1, -1))):
        people = 0
        for place, n in enumerate(here):
            out[n].append(f"place={side} {min(place, MOST)}")
            if parties[n].somebody:
                out[n].append(f"somebody={side} {min(people, MOST)}")
                people += 1
    return out


@cache
def _triggers() -> dict[str, Trigger]:
    return {entry.id: entry for entry in table(Trigger)}
