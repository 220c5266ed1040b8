"""Who acts and whom it is done to, read off the tree by the frame of the trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import PARTICIPLE, lexicon
from kawalis.extract.events.phrases import Phrase, phrases_length
from kawalis.extract.events.subjects import pronoun
from kawalis.extract.events.understood import PARTIES, speaker, understood
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.reading import Reading
    from kawalis.extract.events.syntax import Tree
    from kawalis.knowledge.schema.events import Trigger
    from kawalis.model import Word

OBJECT = "object"
WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT"})
GOVERNED = frozenset({"obj", "obl:arg", "obl", "xcomp", "ccomp", "nmod", "conj", "nsubj", "nsubj:pass"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "conj"})
CLIMB = 4  # nouns of action between a noun and the verb that its party is subject of


def words_done(trigger: Trigger) -> bool:
    """Whether a trigger is an act of words: then only somebody can do it, and it is done to somebody."""
    return trigger.type in WORDS


class Frame:
    """The parties of one candidate by the tree."""

    def __init__(self, reading: Reading, tree: Tree, found: Candidate) -> None:
        self.reading, self.tree, self.found = reading, tree, found
        self.trigger: Trigger = found.hit.trigger
        self.actors: list[Phrase] = []
        self.targets: list[Phrase] = []
        head = tree.head(found.first, found.last)
        self.head = head
        if head is None:
            return
        if found.hit.kind == "verb" and not tree.is_verb(head):
            return
        if tree.is_verb(head):
            self._verb(head)
        elif found.hit.kind == PARTICIPLE:
            self._participle(head)
        else:
            self._noun(head)
        if words_done(self.trigger):
            self.actors = [p for p in self.actors if p.kind in PARTIES]

    def _verb(self, verb: Word) -> None:
        tree, trigger = self.tree, self.trigger
        told, objects = self._arguments(verb)
        subject = self.phrases(told)
        passive = tree.passive(verb) or self._patient(verb, objects)
        agents = self._agents(verb)
        complements = self.complements(verb)
        for noun in [*told[:1], *objects[:1]]:  # the annotator often hangs a complement on the noun before it
            near = self.complements(noun)
            complements += [c for c in near if c[0] != self.reading.words.partitive or words_done(trigger)]
        if trigger.subject == "none":
            self.targets = self._slots(complements, objects)
        elif trigger.subject == "target" or (passive and OBJECT in trigger.targets):
            self.targets = subject
            self.actors = agents or (self._slots(complements, []) if trigger.subject == "target" else [])
        else:
            self.targets = self._slots(complements, objects)
            if words_done(trigger) and subject and not any(p.kind in PARTIES for p in subject):
                self.targets = self.targets or self._parties_in(told)
                subject = []
            self.actors = agents if passive else subject or speaker(self.reading, verb)

    def _arguments(self, verb: Word) -> tuple[list[Word], list[Word]]:
        """Return the subject and the objects of a verb; of two objects the one right behind the verb is its subject."""
        objects = self.tree.objects(verb)
        own = any(w.relation.startswith("nsubj") for w in self.tree.children(verb))
        if not own and objects and objects[0].index == verb.index + 1 and objects[0].pos != "PRON":
            rest = objects[1:]
            if rest or any(w.relation in {"xcomp", "ccomp"} for w in self.tree.children(verb)):
                return self.tree.conjuncts(objects[0]), rest
        if self.trigger.object_nouns and OBJECT not in self.trigger.targets:
            objects = []
        return self.subject_of(verb), objects

    def _participle(self, word: Word) -> None:
        """A participle does what the subject of its clause does."""
        above = self.tree.governor(word)
        if above is not None:
            self.actors = self.phrases(self.subject_of(above) if self.tree.is_verb(above) else [above])
        genitive = self.tree.genitive(word)
        objects = self.tree.objects(word) or ([genitive] if genitive is not None else [])
        self.targets = self._slots(self.complements(word), objects)

    def _patient(self, verb: Word, objects: list[Word]) -> bool:
        """Whether a verb that may be passive is one: it has a subject and no object (unvowelled, they look alike)."""
        passives = [f for f in self.found.hit.features if f.voice == "passive"]
        if not passives or OBJECT not in self.trigger.targets:
            return False
        if len(passives) == len(self.found.hit.features):
            return True
        return not objects and any(w.relation.startswith("nsubj") for w in self.tree.children(verb))

    def _noun(self, noun: Word) -> None:
        role = self.trigger.genitive
        genitive = None if role == "none" else self._genitive(noun)
        owner = self.phrases([genitive]) if genitive is not None else []
        if role == "both":
            owner = [p for p in owner if p.kind in PARTIES]  # a round of the dialogue: no party
        complements, agents = self.complements(noun), self._agents(noun)
        carrier = self.carrier(noun)
        carried: list[Phrase] = []
        if carrier is not None:
            below = noun.index
            complements += [
                c for c in self.complements(carrier) if c[1].index != below and below < c[1].index
            ]
            agents = agents or self._agents(carrier)
            carried = self._carried(carrier, noun)
        governed = self._slots(complements, [])
        between = [
            p for prep, w in complements if prep == self.reading.words.between for p in self.phrases([w])
        ]
        if between:
            self.actors = between
        elif role == "target":
            self.targets, self.actors = owner or governed, agents or carried
        elif role == "none":
            self.actors, self.targets = agents or carried, governed
        else:
            self.actors, self.targets = agents or owner or carried, governed

    def _genitive(self, noun: Word) -> Word | None:
        """Return the genitive that is a party: in a fixed phrase the one behind its last word."""
        found = self.tree.genitive(noun)
        if found is None and self.found.hit.kind == "phrase":
            inside = range(self.found.first, self.found.last)  # the preposition that ends the phrase
            return next((w for _, w in self.complements(noun) if self._case_token(w) in inside), None)
        while found is not None and found.token < self.found.last and found.pos != "PRON":
            found = self.tree.genitive(found)
        return found

    def _case_token(self, word: Word) -> int:
        return next((w.token for w in self.tree.children(word) if w.relation == "case"), -1)

    def _carried(self, carrier: Word, noun: Word) -> list[Phrase]:
        """Return whoever does what the noun names as subject of its verb, or as the one who is asked to."""
        lex = lexicon()
        form = self._form(carrier)
        if form in self.reading.words.attending:
            return []  # who was there did not do it
        if form in lex.asking:
            asked = [p for w in self.tree.objects(carrier) for p in self.phrases([w])]
            for prep, word in self.tree.complements(carrier):
                if prep in self.reading.words.addressing and word.index < noun.index:
                    asked += self.phrases([word])
            return asked[:1]
        bearing = any(entry.subject == "actor" for entry, _ in lex.light.get(form, ()))
        light = bearing or form in self.reading.words.planned_before | self.reading.words.ongoing_before
        own = noun.relation in {"obj", "obl:arg"} and form not in lex.saying
        if any(entry.subject != "actor" for entry, _ in lex.light.get(form, ())) or not (
            light or (own and self.trigger.genitive != "target")
        ):
            return []
        subject = self.phrases(self.subject_of(carrier, not_this=noun))
        return [p for p in subject if bearing or p.kind in PARTIES]

    def _form(self, word: Word) -> str:
        """Return the folded spelling of a word without its clitics."""
        return fold(word.norm)

    def carrier(self, noun: Word) -> Word | None:
        """Return the verb (or noun of asking) above a noun, or the verb of a relative clause on it."""
        tree = self.tree
        for child in tree.children(noun):
            if child.relation in {"acl", "acl:relcl"} and tree.is_verb(child) and tree.resumed(child):
                return child
        word = noun
        for _ in range(CLIMB):
            above = tree.governor(word)
            if above is None or word.relation not in GOVERNED:
                return None
            if tree.is_verb(above):
                return above if word.relation not in SUBJECTS else None
            if self._form(above) in lexicon().asking and word.relation != "conj":
                return above
            word = above
        return None

    def subject_of(self, verb: Word, not_this: Word | None = None) -> list[Word]:
        """Return the subject of a verb with what is joined to it; the last one told where it is understood."""
        found = self.tree.subject(verb)
        if found is not None and found.pos != "PRON":
            if not_this is not None and found.index == not_this.index:
                return []
            return self.tree.conjuncts(found)
        if verb.feature("Person") == "1":
            return []
        return [found] if found is not None else understood(self.reading, verb)

    def complements(self, word: Word) -> list[tuple[str, Word]]:
        """Return (preposition, noun) pairs of a word, agents left out."""
        return [(p, w) for p, w in self.tree.complements(word) if not self._agentive(p, w)]

    def _agents(self, word: Word) -> list[Phrase]:
        for prep, noun in self.tree.complements(word):
            if self._agentive(prep, noun):
                inner = self.tree.genitive(noun)
                return self.phrases([inner if inner is not None else noun])
        return []

    def _agentive(self, prep: str, noun: Word) -> bool:
        """Whether a preposition and its noun lead to whoever did what a passive tells."""
        reading = self.reading
        limit = reading.document.sentences[reading.tokens[noun.token].sentence].last
        joined = prep + fold(noun.norm)
        if any(len(p) == 1 and p[0] == joined for ps in reading.words.agentive.values() for p in ps):
            return True
        start = noun.token - 1
        return start >= 0 and phrases_length(reading, start, limit, reading.words.agentive) > 1

    def _slots(self, complements: Iterable[tuple[str, Word]], objects: list[Word]) -> list[Phrase]:
        """Return what fills the first slot of the frame that is filled."""
        pairs = list(complements)
        for slot in self.trigger.targets:
            chosen = objects[:1] if slot == OBJECT else [w for p, w in pairs if p == fold(slot)][:1]
            found = self.phrases(chosen)
            if words_done(self.trigger) and not any(p.kind in PARTIES for p in found):
                found = self._parties_in(chosen) or found
            if found:
                return found
        return []

    def _parties_in(self, things: list[Word]) -> list[Phrase]:
        """Return whose a thing is that is praised or blamed: its genitive, or who does it (the part that X plays)."""
        for thing in things:
            word: Word | None = thing
            for _ in range(CLIMB):
                if word is None:
                    break
                found = [p for p in self.phrases([word]) if p.kind in PARTIES]
                if found:
                    return found
                doer = next((w for w in self.tree.children(word) if w.relation.startswith("acl")), None)
                if doer is not None and self.tree.is_verb(doer):
                    subject = self.tree.subject(doer)
                    if subject is not None and subject.index != word.index:
                        word = subject
                        continue
                word = self.tree.genitive(word)
        return []

    def phrases(self, words: Iterable[Word | None]) -> list[Phrase]:
        """Return the noun phrases of words and of what is joined to them; pronouns stand for their mention."""
        out: list[Phrase] = []
        for word in words:
            if word is None:
                continue
            if word.pos == "PRON":
                whom = self._referent(word)
                out += [whom] if whom else []
                continue
            for one in self.tree.conjuncts(word):
                phrase = self.tree.phrase(one)
                if phrase is None or phrase.first in self.reading.timed:
                    continue
                if phrase.kind in PARTIES or one.pos != "ADJ":
                    out.append(phrase)
        return out

    def _referent(self, word: Word) -> Phrase | None:
        letters = fold(word.norm)
        plural = letters in self.reading.words.plural_pronouns
        return pronoun(self.reading, word.token, plural=plural, letters=letters)
