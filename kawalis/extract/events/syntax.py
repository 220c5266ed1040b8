"""The annotator's tree, asked in the terms of events: head, subject, complements, noun phrase.

Relations are Universal Dependencies as the Prague Arabic treebank uses them: the genitive of a noun is an ``nmod``
without a preposition, names depend on their last part, a number from three to ten governs what it counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kawalis.extract.events.phrases import Phrase, phrases_length
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.extract.events.reading import Reading
    from kawalis.model import Mention, Word

NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
# what is no part of a noun phrase's own words
OUTSIDE = frozenset(
    {"conj", "cc", "acl", "acl:relcl", "advcl", "parataxis", "nsubj", "nsubj:pass", "cop", "ccomp", "xcomp"}
    | {"obl", "obl:arg", "mark", "dep", "punct", "case", "advmod", "advmod:emph", "orphan", "discourse"}
)
CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "xcomp", "parataxis", "csubj"})
LINKS = frozenset({"conj", "parataxis"})
NAME = "name"
WHOLE = frozenset({NAME, "office"})  # forms of mention that no preposition continues
CLIMB = 6  # steps from a word to what governs it
LONGEST = 16  # words of a noun phrase
SKIPPED = frozenset("\"'«»“”‘’()[]")


@dataclass(frozen=True)
class Tree:
    """The words of a reading's document."""

    reading: Reading

    @property
    def known(self) -> bool:
        """Whether the document was parsed."""
        return bool(self.reading.document.words)

    def head(self, first: int, last: int) -> Word | None:
        """Return the content word of tokens [first, last) that governs the others."""
        words = self.reading.document.words_of(first, last)
        inside = {w.index for w in words}
        content = [w for w in words if w.pos in NOMINAL | VERBAL and w.pos != "PRON"]
        return next((w for w in content if w.head not in inside or w.head == w.index), None) or next(
            iter(content), None
        )

    def children(self, word: Word) -> tuple[Word, ...]:
        """Return the dependents of a word."""
        return self.reading.document.dependents(word)

    def governor(self, word: Word) -> Word | None:
        """Return what a word depends on, ``None`` for a root."""
        return None if word.head == word.index else self.reading.document.words[word.head]

    def case(self, word: Word) -> str:
        """Return the folded preposition of a word, "" where it has none."""
        marks = [w for w in self.children(word) if w.relation == "case" and w.index < word.index]
        return fold(marks[-1].norm) if marks else ""

    def is_verb(self, word: Word) -> bool:
        """Whether a word is a finite verb."""
        return word.pos in VERBAL

    def subject(self, verb: Word, depth: int = CLIMB) -> Word | None:
        """Return the noun that is the subject of a verb: its own, an antecedent's, or that of the verb it joins."""
        own = [w for w in self.children(verb) if w.relation.startswith("nsubj")]
        resumed = self.resumed(verb)  # the raids that it launched: the relative pronoun is the object
        nouns = [w for w in own if w.pos in NOMINAL and w.feature("PronType") != "Rel"]
        if nouns and (resumed or self._taken_up(verb) or self._of_another(verb)):
            return nouns[0]
        for word in own:
            if word.feature("PronType") == "Rel":
                if not resumed:
                    return self.governor(verb)
            elif word.pos in NOMINAL:
                return word
        if own or depth <= 0:
            return None
        above = self.governor(verb)
        if above is None:
            return None
        if verb.relation in {"acl:relcl", "acl"} and above.pos in NOMINAL:
            return None if self.resumed(verb) else above
        if verb.relation in LINKS and above.pos in VERBAL | {"ADJ", "NOUN"} and self.agrees(verb, above):
            return self.subject(above, depth - 1)
        if verb.relation in {"xcomp", "ccomp", "advcl", "cop", "aux"} and above.pos in VERBAL:
            return self.subject(above, depth - 1) if self.agrees(verb, above) else None
        return None

    def resumed(self, verb: Word) -> bool:
        """Whether a relative clause takes its antecedent up as an object (the raids that it launched)."""
        return any(w.pos == "PRON" and w.relation in {"obj", "iobj"} for w in self.children(verb))

    def _taken_up(self, verb: Word) -> bool:
        """Whether a pronoun behind a preposition takes up the antecedent (the part that X plays in it)."""
        pronouns = (w for w in self.children(verb) if w.pos == "PRON" and w.index > verb.index)
        return any(self.case(w) not in {"", self.reading.words.purpose_proclitic} for w in pronouns)

    def _of_another(self, verb: Word) -> bool:
        """Whether a relative pronoun is of another gender than the verb (the man to whom the court gave notice)."""
        mine = verb.feature("Gender")
        relatives = (w for w in self.children(verb) if w.feature("PronType") == "Rel")
        return any({mine, w.feature("Gender")} == {"Masc", "Fem"} for w in relatives)

    def agrees(self, verb: Word, other: Word) -> bool:
        """Whether two verbs may have one subject: person, gender and number do not differ."""
        for name in ("Person", "Gender", "Number"):
            mine, theirs = verb.feature(name), other.feature(name)
            if mine and theirs and mine != theirs and name != "Number":
                return False
        return True

    def passive(self, verb: Word) -> bool:
        """Whether the annotator reads a passive."""
        return verb.feature("Voice") == "Pass" or any(w.relation == "nsubj:pass" for w in self.children(verb))

    def objects(self, verb: Word) -> list[Word]:
        """Return the direct objects of a verb, pronouns too."""
        return [w for w in self.children(verb) if w.relation in {"obj", "iobj"} and w.pos in NOMINAL]

    def genitive(self, noun: Word) -> Word | None:
        """Return what follows a noun as its genitive, a noun or a pronoun."""
        for word in self.children(noun):
            if word.index < noun.index or self.case(word):
                continue
            if (
                word.relation in {"nmod", "nmod:poss", "nummod", "obj", "nsubj", "dep"}
                and word.pos in NOMINAL
            ):
                if word.pos == "ADJ" and word.feature("Definite") == noun.feature("Definite"):
                    continue
                return word
        return None

    def complements(self, word: Word) -> Iterator[tuple[str, Word]]:
        """Yield (preposition, noun) for what a verb or noun takes behind prepositions."""
        for child in self.children(word):
            if child.pos not in NOMINAL or child.relation in CLAUSES | LINKS:
                continue
            prep = self.case(child)
            whole = prep + fold(child.norm)  # a preposition written with its noun: in the right of (against)
            if prep and whole in self.reading.words.prepositions:
                inner = self.genitive(child)
                if inner is not None:
                    yield whole, inner
                    continue
            if prep:
                yield prep, child
            elif fold(child.norm) in self.reading.words.prepositions and child.index > word.index:
                inner = self.genitive(child)
                if inner is not None:
                    yield fold(child.norm), inner

    def clause_end(self, verb: Word) -> int:
        """Return the last token of a verb's clause: an unbroken run; marks and clauses inside it end it."""
        inside, queue = {verb.index}, [verb]
        while queue:
            for child in self.children(queue.pop()):
                if child.index not in inside and child.pos != "PUNCT" and child.relation not in CLAUSES:
                    inside.add(child.index)
                    queue.append(child)
        index = last = verb.index
        words = self.reading.document.words
        while last + 1 < len(words) and (last + 1 in inside or words[last + 1].norm in SKIPPED):
            last += 1
            index = last if last in inside else index
        return self.reading.document.words[index].token

    def conjuncts(self, word: Word) -> list[Word]:
        """Return a noun and the nouns that are joined to it."""
        found = [word]
        for child in self.children(word):
            if child.relation == "conj" and child.pos in NOMINAL and not self.case(child):
                found.extend(self.conjuncts(child))
        return found

    def phrase(self, word: Word) -> Phrase | None:
        """Return the noun phrase that a word heads, with the mention that covers its head, if any."""
        if word.pos == "PRON" or word.pos not in NOMINAL or word.feature("PronType"):
            return None
        mention = self._mention(word)
        low, high = self._extent(word, named=mention is not None and mention.form in WHOLE)
        words = self.reading.document.words
        start, end = words[low].start, words[high].end
        if mention is not None:
            start, end = min(start, mention.full.start), max(end, mention.full.end)
            if mention.form == NAME:
                end = mention.full.end
        at = self.reading.document.token_at
        for token in range(at(start) + 1, at(end - 1) + 1):  # a party of a trial begins a phrase of its own
            if phrases_length(self.reading, token, len(self.reading.tokens), self.reading.words.accused):
                end = self.reading.tokens[token - 1].end
                break
        kind = "mention" if mention is not None else self._kind(word)
        return Phrase(at(start), at(end - 1) + 1, start, end, kind, mention)

    def _extent(self, word: Word, *, named: bool) -> tuple[int, int]:
        """Return the first and the last word of a noun phrase: an unbroken run of what depends on its head.

        No preposition continues what is ``named``.
        """
        inside = {word.index}
        queue = [word]
        while queue:
            for child in self.children(queue.pop()):
                if child.relation in OUTSIDE or child.index in inside:
                    continue
                prep = self.case(child)
                if prep and (named or prep not in self.reading.words.phrase_prepositions):
                    continue
                inside.add(child.index)
                inside.update(w.index for w in self.children(child) if w.relation == "case")
                queue.append(child)
        words = self.reading.document.words
        low = word.index
        while low - 1 in inside and words[low - 1].relation in {"nummod", "det", "nmod", "amod"}:
            low -= 1
        high = last = word.index
        while last - low < LONGEST and last + 1 < len(words):
            last += 1
            if last in inside and not (high < last - 1 and self._apart(words[high], words[last])):
                high = last
            elif words[last].norm not in SKIPPED:
                break
        return low, high

    def _apart(self, before: Word, after: Word) -> bool:
        """Whether a noun inside marks is no part of the phrase before them: both have the article."""
        definite, tokens = self.reading.words.definite, self.reading.tokens
        return after.pos == "NOUN" and definite(tokens[before.token]) and definite(tokens[after.token])

    @cached_property
    def _mentions(self) -> dict[int, Mention]:
        """The widest mention over each token."""
        out: dict[int, Mention] = {}
        at = self.reading.document.token_at
        for mention in sorted(self.reading.mentions, key=lambda m: m.full.end - m.full.start):
            for token in range(at(mention.full.start), at(mention.full.end - 1) + 1):
                out[token] = mention
        return out

    def _mention(self, word: Word) -> Mention | None:
        found = self._mentions.get(word.token)
        if found is None or not found.full.start <= word.start < found.full.end:
            return None
        return found

    def kind(self, word: Word) -> str:
        """Return the kind of the noun phrase that a word heads, without its extent."""
        return "mention" if self._mention(word) is not None else self._kind(word)

    def _kind(self, word: Word) -> str:
        words = self.reading.words
        token = self.reading.tokens[word.token]
        if words.party_form(token, words.agents) is not None:
            return "agent"
        if words.party_form(token, words.persons) is not None:
            return "person"
        if word.pos == "NUM":
            inner = self.genitive(word)
            if inner is not None and inner.pos == "NOUN":
                return self._kind(inner)
        return "other"
