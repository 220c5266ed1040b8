"""Who acts and whom it is done to, read off the tree by the frame of the trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.clause import Clause
from kawalis.extract.events.lexicon import PARTICIPLE, lexicon
from kawalis.extract.events.phrases import phrase_at
from kawalis.extract.events.syntax import NOMINAL
from kawalis.extract.events.understood import PARTIES, speaker
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading
    from kawalis.extract.events.syntax import Tree
    from kawalis.knowledge.schema.events import Trigger
    from kawalis.model import Word

OBJECT = "object"
CONSULT = "CONSULT"
THREATEN = "THREATEN"
SUPPORT = "SUPPORT"  # what is backed may be a thing
WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT"})


def words_done(trigger: Trigger) -> bool:
    """Whether a trigger is an act of words: then only somebody can do it, and it is done to somebody."""
    return trigger.type in WORDS


class Frame(Clause):
    """The parties of one candidate by the tree."""

    def __init__(self, reading: Reading, tree: Tree, found: Candidate) -> None:
        super().__init__(reading, tree)
        self.found = found
        self.trigger: Trigger = found.hit.trigger
        self.actors: list[Phrase] = []
        self.targets: list[Phrase] = []
        self.guessed = False  # whether the actors are told in another clause
        head = self.head = tree.head(found.first, found.last)
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
        if self.trigger.bearer is not None:
            self._borne(head)
        if self.trigger.type == THREATEN and not self.targets:
            self.targets = self._threatened(head)
        if words_done(self.trigger):
            self.actors = [p for p in self.actors if p.kind in PARTIES]

    def _verb(self, verb: Word) -> None:
        trigger = self.trigger
        told, objects = self._arguments(verb)
        subject = self.phrases(told)
        objects = self.others(objects, subject)
        passive = self._passive(verb, told, objects)
        agents = self.agents(verb)
        complements = self.own_complements(verb, trigger.targets)
        for noun in [*told[:1], *objects[:1]]:  # the annotator often hangs a complement on the noun before it
            near = self.complements(noun)
            complements += [c for c in near if c[0] != self.reading.words.partitive or words_done(trigger)]
        if trigger.subject == "none":
            self.targets = self._slots(complements, objects)
        elif trigger.subject == "target" or (passive and OBJECT in trigger.targets):
            self.targets = subject
            self.actors = agents or (self._slots(complements, []) if trigger.subject == "target" else [])
        else:
            if trigger.transitive and subject and not self.phrases(objects) and not passive:
                objects, told, subject = told, [], []
            self.targets = self._slots(complements, objects)
            if words_done(trigger) and subject and not any(p.kind in PARTIES for p in subject):
                self.targets = self.targets or self.parties_in(told)
                subject = []
            self.guessed = not passive and self.tree.subject(verb) is None
            self.actors = agents if passive else subject or speaker(self.reading, verb)

    def _arguments(self, verb: Word) -> tuple[list[Word], list[Word]]:
        """Return the subject and the objects of a verb; of two objects the one right behind the verb is its subject."""
        objects = self.tree.objects(verb)
        if verb.feature("Person") == "1":  # whoever speaks is the subject, a noun behind the verb its object
            nouns = [
                w for w in self.tree.children(verb) if w.relation.startswith("nsubj") and w.pos in NOMINAL
            ]
            return [], [*(w for w in nouns if w.index > verb.index), *objects]
        own = any(w.relation.startswith("nsubj") for w in self.tree.children(verb))
        oblique = bool(objects) and self.reading.words.oblique(self.reading.tokens[objects[0].token])
        if (
            not own
            and objects
            and objects[0].index == verb.index + 1
            and objects[0].pos != "PRON"
            and not oblique
        ):
            rest = objects[1:]
            if rest or any(w.relation in {"xcomp", "ccomp"} for w in self.tree.children(verb)):
                return self.tree.conjuncts(objects[0]), rest
        own_thing = self.trigger.object_nouns and OBJECT not in self.trigger.targets
        if own_thing and self.head is not None and verb.index == self.head.index:
            objects = []
        subject = self.subject_of(verb)
        if not objects and subject and OBJECT in self.trigger.targets and self.accusative(verb, subject[0]):
            return self.shared_subject(verb), subject
        if not objects and subject and OBJECT in self.trigger.targets:
            objects = self.loose(verb, after=subject[0])
        return subject, objects

    def _participle(self, word: Word) -> None:
        """A participle does what the subject of its clause does."""
        above = self.tree.governor(word)
        if above is not None:
            self.actors = self.phrases(self.subject_of(above) if self.tree.is_verb(above) else [above])
        genitive = self.tree.genitive(word)
        objects = self.tree.objects(word) or ([genitive] if genitive is not None else [])
        self.targets = self._slots(self.own_complements(word, self.trigger.targets), objects)

    def _borne(self, word: Word) -> None:
        """Give the noun that the phrase describes its part."""
        above = self.tree.governor(word)
        found = self.phrases([above]) if above is not None and not self.tree.is_verb(above) else []
        if self.trigger.bearer == "target":
            self.targets = found or self.targets
        else:
            self.actors = found or self.actors

    def _threatened(self, word: Word) -> list[Phrase]:
        """Return to whom the harm would be done that somebody threatens with (to kill X)."""
        instrument = self.reading.words.instrument
        harms = [
            w
            for p, w in self.own_complements(word, self.trigger.targets)
            if p == instrument and self.form(w) in lexicon().harms
        ]
        inner = self.tree.genitive(harms[0]) if harms else None
        return [p for p in self.phrases([inner]) if p.kind in PARTIES and p.kind != "pronoun"]

    def _passive(self, verb: Word, told: list[Word], objects: list[Word]) -> bool:
        """Whether a verb is a passive; one that has a subject before it and an object behind it is none."""
        reading = self.reading
        before = bool(told) and told[0].index < verb.index
        after = [w for w in objects if w.index > verb.index and w.token not in reading.timed]
        active = any(f.voice != "passive" for f in self.found.hit.features)
        if (
            active
            and after
            and OBJECT in self.trigger.targets
            and (before or self.accusative(verb, after[0]))
        ):
            return False
        return self.tree.passive(verb) or self._patient(verb, objects)

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
        genitive = self._genitive(noun)
        if role == "none" and (genitive is None or genitive.pos != "PRON"):
            genitive = None
        owner = self._owner(noun, genitive)
        if not owner and role != "none" and not self.found.definite:
            owner = self._belonging(noun)
        if role == "both":
            owner = [p for p in owner if p.kind in PARTIES]  # a round of the dialogue: no party
        complements, agents = self.complements(noun), self.agents(noun)
        if self.found.hit.kind == "phrase":
            inner = self.reading.document.words_of(self.found.first, self.found.last)
            complements += [c for w in inner if w.index != noun.index for c in self.complements(w)]
        carrier = self.carrier(noun)
        carried = self.meanwhile(noun) if self.trigger.type == CONSULT else []
        if carrier is not None:
            below = noun.index
            complements += [
                c for c in self.complements(carrier) if c[1].index != below and below < c[1].index
            ]
            agents = agents or self.agents(carrier)
            carried = self._carried(carrier, noun) or carried
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
        if not self.actors and not self.found.definite and self.found.hit.kind == "noun":
            self.actors = self._done(noun)

    def _done(self, noun: Word) -> list[Phrase]:
        """Return who does what a verbal noun names, other than whom it is done to."""
        above = self.tree.governor(noun)
        carried = above is not None and not self.tree.is_verb(above) and self.form(above) in lexicon().light
        if not (self.trigger.verb or self.trigger.verbs or carried):
            return []
        taken = {p.start for p in self.targets}
        return [p for p in self.doing(noun) if p.start not in taken]

    def _genitive(self, noun: Word) -> Word | None:
        """Return the genitive that is a party: in a fixed phrase the one behind its last word."""
        found = self.tree.genitive(noun)
        if found is None and self.found.hit.kind == "phrase":
            inside = range(self.found.first, self.found.last)  # the preposition that ends the phrase
            return next((w for _, w in self.complements(noun) if self.case_token(w) in inside), None)
        while found is not None and found.token < self.found.last and found.pos != "PRON":
            found = self.tree.genitive(found)
        return found if found is not None else self.joined_genitive(noun)

    def _owner(self, noun: Word, genitive: Word | None) -> list[Phrase]:
        """Return whose a noun is; a pronoun that agrees with the verb over the noun means that verb's subject."""
        if genitive is None:
            return []
        above = self.tree.governor(noun)
        if genitive.pos == "PRON" and above is not None and self.tree.is_verb(above):
            subject = self.tree.subject(above)
            own = subject is not None and subject.index not in {noun.index, genitive.index}
            if own and noun.relation in {"obj", "obl", "obl:arg"} and self.agree(genitive, above):
                return self.phrases([subject])
        return self.phrases([genitive])

    def _belonging(self, noun: Word) -> list[Phrase]:
        """Return whose an indefinite noun is by the preposition of belonging (an attack of the rebels)."""
        belonging = self.reading.words.purpose_proclitic
        if belonging in self.trigger.targets:
            return []
        words = [w for p, w in self.complements(noun) if p == belonging][:1]
        last = self.reading.document.sentences[self.found.sentence].last
        found = [p for p in self.phrases(words) if p.kind in PARTIES]
        whole = (
            phrase_at(self.reading, found[0].first, last) if found else None
        )  # by the words it may reach further
        longer = whole is not None and whole.start == found[0].start and whole.end > found[0].end
        return [whole, *found[1:]] if whole is not None and longer else found

    def _carried(self, carrier: Word, noun: Word) -> list[Phrase]:
        """Return whoever does what the noun names as subject of its verb, or as the one who is asked to."""
        lex = lexicon()
        form = self.form(carrier)
        if form in self.reading.words.attending or self.tree.passive(carrier):
            return []  # who was there, or suffered it, did not do it
        if form in lex.asking and self.tree.case(noun) in self.reading.words.while_words:
            return (
                self.meanwhile(noun) if self.trigger.type == CONSULT else []
            )  # during a visit he asked the government: he visited
        if form in lex.asking:
            asked = [p for w in self._arguments(carrier)[1] for p in self.phrases([w]) if p.kind in PARTIES]
            for prep, word in self.tree.complements(carrier):
                if prep in self.reading.words.addressing and word.index < noun.index:
                    asked += self.phrases([word])
            return asked[:1]
        bearing = any(entry.subject == "actor" for entry, _ in lex.light.get(form, ()))
        light = bearing or form in self.reading.words.planned_before | self.reading.words.ongoing_before
        own = (
            noun.relation in {"obj", "obl:arg"}
            and form not in lex.saying
            and not (self.trigger.genitive == "both" and self.found.definite)
        )
        if any(entry.subject != "actor" for entry, _ in lex.light.get(form, ())) or not (
            light or (own and self.trigger.genitive != "target")
        ):
            return []
        subject = self.phrases(self.subject_of(carrier, not_this=noun))
        return [p for p in subject if bearing or p.kind in PARTIES]

    def _slots(self, complements: Iterable[tuple[str, Word]], objects: list[Word]) -> list[Phrase]:
        """Return what fills the first slot of the frame that is filled."""
        pairs = list(complements)
        filled = [
            objects[:1] if slot == OBJECT else [w for p, w in pairs if p == fold(slot)][:1]
            for slot in self.trigger.targets
        ]
        if words_done(self.trigger):  # first whoever is addressed himself, then whose the thing is
            for chosen in filled:
                if found := [p for p in self.phrases(chosen) if p.kind in PARTIES]:
                    return found
            inner = next((f for chosen in filled if (f := self.parties_in(chosen))), [])
            if inner or self.trigger.type != SUPPORT:
                return inner
        return next((f for chosen in filled if (f := self.phrases(chosen))), [])
