"""What the annotator's tree says around a trigger: subjects, complements, agents, noun phrases with their referents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.phrases import Phrase, phrases_length
from kawalis.extract.events.pronouns import pair, pronoun
from kawalis.extract.events.syntax import NOMINAL
from kawalis.extract.events.understood import PARTIES, understood
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.extract.events.reading import Reading
    from kawalis.extract.events.syntax import Tree
    from kawalis.model import Word

GOVERNED = frozenset({"obj", "obl:arg", "obl", "xcomp", "ccomp", "nmod", "conj", "nsubj", "nsubj:pass"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "conj"})
JOINED_VERB = 2  # words from a verb to another that is joined to it
JOINED = 2  # words from a noun of action to the one that is joined to it
CLIMB = 4  # nouns of action between a noun and the verb that its party is subject of


def _clash(verb: Word, noun: Word) -> bool:
    """Whether a singular noun right behind a verb is of another gender: then its subject is understood."""
    near = noun.index == verb.index + 1 and noun.feature("Number") == "Sing"
    mine, theirs = verb.feature("Gender"), noun.feature("Gender")
    return near and verb.feature("Number") == "Sing" and {mine, theirs} == {"Masc", "Fem"}


class Clause:
    """A document's tree, asked for what stands around a verb or noun."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading, self.tree = reading, tree

    def others(self, objects: list[Word], subject: list[Phrase]) -> list[Word]:
        """Leave out objects that name the subject over again: his office behind his name."""
        names = [self.reading.fullest.widened(p.span(self.reading)) for p in subject]
        return [w for w in objects if not any(n.start <= w.start < n.end for n in names)]

    def case_token(self, word: Word) -> int:
        """Return the token of a word's preposition, -1 where it has none."""
        return next((w.token for w in self.tree.children(word) if w.relation == "case"), -1)

    def form(self, word: Word) -> str:
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
            if (
                above is None
                or word.relation not in GOVERNED
                or tree.case(word) in self.reading.words.after_words
            ):
                return None
            if tree.is_verb(above):
                return above if word.relation not in SUBJECTS else None
            if self.form(above) in lexicon().asking and word.relation != "conj":
                return above
            word = above
        return None

    def doing(self, noun: Word) -> list[Phrase]:
        """Return who does what a noun names by what governs it through a preposition.

        The subject of the verb (managed to kill), its object where it has one (accused X of killing), or whose the
        noun between them is (the efforts of X to train).
        """
        tree, words = self.tree, self.reading.words
        word = noun
        for _ in range(CLIMB):
            above, case = tree.governor(word), tree.case(word)
            if above is None or word.relation not in GOVERNED - SUBJECTS or case in words.after_words:
                return []
            if case in words.while_words or case in words.foreign_times:
                return []
            if tree.is_verb(above):
                bare = not case and self.form(word) not in lexicon().light
                if bare or self.form(above) in lexicon().saying or tree.passive(above):
                    return []
                objects = [p for p in self.phrases(tree.objects(above)[:1]) if p.kind in PARTIES]
                found = objects or self.phrases(self.subject_of(above, not_this=word))
                return [p for p in found if p.kind in PARTIES and p.kind != "pronoun"]
            owner = tree.genitive(above)
            if owner is not None and owner.index not in {word.index, noun.index} and case:
                return [p for p in self.phrases([owner]) if p.kind in PARTIES and p.kind != "pronoun"]
            word = above
        return []

    def loose(self, verb: Word, after: Word) -> list[Word]:
        """Return a noun behind the subject that the annotator could not tie to the verb: most often its object."""
        tree = self.tree
        loose = [w for w in tree.children(verb) if w.relation == "dep" and w.index > after.index > verb.index]
        return [w for w in loose if w.pos in NOMINAL - {"ADJ"} and not tree.case(w)][:1]

    def agree(self, pronoun_: Word, verb: Word) -> bool:
        """Whether a pronoun may mean the subject of a verb."""
        person = pronoun_.feature("Person") or "3"
        if person != (verb.feature("Person") or "3"):
            return False
        mine, theirs = pronoun_.feature("Gender"), verb.feature("Gender")
        return not mine or not theirs or mine == theirs or pronoun_.feature("Number") != "Sing"

    def meanwhile(self, noun: Word) -> list[Phrase]:
        """Return who speaks or acts during a visit or talks: during a visit, the minister said."""
        above = self.tree.governor(noun)
        if above is None or not self.tree.is_verb(above):
            return []
        if self.tree.case(noun) not in self.reading.words.meanwhile:
            return []
        return [p for p in self.phrases(self.subject_of(above, not_this=noun)) if p.kind in PARTIES]

    def subject_of(self, verb: Word, not_this: Word | None = None) -> list[Word]:
        """Return the subject of a verb with what is joined to it; the last one told where it is understood."""
        found = self.tree.subject(verb)
        if found is not None and found.pos != "PRON":
            if not_this is not None and found.index == not_this.index:
                return []
            return self.tree.conjuncts(found)
        shared = self._shared(verb)
        if shared is not None:
            return self.tree.conjuncts(shared)
        if verb.feature("Person") == "1":
            return []
        return [found] if found is not None else understood(self.reading, verb)

    def _shared(self, verb: Word) -> Word | None:
        """Return the subject behind a second verb that is joined right to this one (killed and wounded were five)."""
        for child in self.tree.children(verb):
            near = 0 < child.index - verb.index <= JOINED_VERB
            if near and child.relation == "conj" and self.tree.is_verb(child):
                own = [w for w in self.tree.children(child) if w.relation.startswith("nsubj")]
                return next((w for w in own if w.index > child.index and w.pos in NOMINAL), None)
        return None

    def complements(self, word: Word) -> list[tuple[str, Word]]:
        """Return (preposition, noun) pairs of a word, agents left out."""
        return [(p, w) for p, w in self.tree.complements(word) if not self._agentive(p, w)]

    def own_complements(self, word: Word, targets: Iterable[str]) -> list[tuple[str, Word]]:
        """Return a trigger's complements; what it governs is no preposition with its noun (welcomed the call of)."""
        slots = frozenset(fold(slot) for slot in targets)
        own = [
            (case, child)
            for child in self.tree.children(word)
            if child.relation == "obl:arg" and (case := self.tree.case(child)) in slots and len(case) == 1
        ]
        return own + [c for c in self.complements(word) if c not in own]

    def agents(self, word: Word) -> list[Phrase]:
        """Return who did what a passive or a noun of action tells (by, at the hands of)."""
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

    def accusative(self, verb: Word, noun: Word) -> bool:
        """Whether a noun behind a verb is its object by its ending, whatever the tree says."""
        several = self.reading.words.oblique(self.reading.tokens[noun.token])
        behind = noun.index > verb.index and noun.relation.startswith("nsubj")
        return behind and (several or _clash(verb, noun))

    def shared_subject(self, verb: Word) -> list[Word]:
        """Return the subject of the verb that this one is joined to."""
        above = self.tree.governor(verb) if verb.relation == "conj" else None
        found = self.tree.subject(above) if above is not None and self.tree.is_verb(above) else None
        return self.tree.conjuncts(found) if found is not None and found.pos != "PRON" else []

    def joined_genitive(self, noun: Word) -> Word | None:
        """Return the genitive that a noun shares with the one joined to it (backing and support of X)."""
        for child in self.tree.children(noun):
            near = 0 < child.index - noun.index <= JOINED
            if near and child.relation == "conj" and self.form(child) in lexicon().nouns:
                return self.tree.genitive(child)
        return None

    def parties_in(self, things: list[Word]) -> list[Phrase]:
        """Return whose a thing is that is praised or blamed: its genitive, or who does it (the part that X plays)."""
        for thing in things:
            word: Word | None = thing
            for _ in range(CLIMB):
                if word is None:
                    break
                found = [p for p in self.phrases([word]) if p.kind in PARTIES]
                found = found or [p for p in self.agents(word) if p.kind in PARTIES]
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
                out += self._referents(word)
                continue
            for one in self.tree.conjuncts(word):
                phrase = self.tree.phrase(one)
                if phrase is None or phrase.first in self.reading.timed:
                    continue
                if phrase.kind in PARTIES or one.pos != "ADJ":
                    out.append(phrase)
        return out

    def _referents(self, word: Word) -> list[Phrase]:
        """Return whom a pronoun means."""
        letters = fold(word.norm)
        plural = letters in self.reading.words.plural_pronouns
        if plural and self.tree.case(word) == self.reading.words.between:
            return pair(self.reading, word.token)
        above = self.tree.governor(word)
        done_to = bool(self.tree.case(word)) or (
            word.relation in {"obj", "iobj"} and above is not None and self.tree.is_verb(above)
        )
        whom = pronoun(self.reading, word.token, plural=plural, letters=letters, own=not done_to)
        return [whom] if whom else []
