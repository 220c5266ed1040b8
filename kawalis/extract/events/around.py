"""Who and what is named in a sentence: every noun phrase in its full words, with what marks it by itself.

Of these the parties of an event are chosen (``choice``). What a phrase is to an event stands in ``standing``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.extract.events.extent import completed
from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.syntax import CLAUSES, NOMINAL, VERBAL
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Span, Word

SOMEBODY = frozenset({"mention", "agent", "person"})  # kinds of phrase that are somebody
LONGEST, MOST_TOLD = 6, 4  # tokens of a phrase, mentions of one actor: more count as so many
BEHIND = 5  # tokens behind an event in which things are parties, too
LONGEST_PATH = 6  # steps of a way that is told whole
STEPS = 25  # from a word to the root of its sentence


@dataclass(slots=True, eq=False)
class Line:
    """The words from a word up to the root, itself first, with what is met on the way to each of them.

    ``steps`` are the relations of each word to the one above it, ``falls`` all of them from there down to the word and
    ``rises`` the other way round (where it is near), ``deep`` how many clauses were left, ``verbs`` how many of the
    words above are verbs.
    """

    words: list[int]
    steps: list[str]
    falls: list[str]
    rises: list[str]
    deep: list[int]
    verbs: list[int]


@dataclass(slots=True, eq=False)
class Party:
    """A noun phrase of tokens [first, last) headed by ``word``; ``span`` is its full words.

    ``marks`` say what it is by itself, ``joined`` are the parties that a conjunction joins to it, ``case`` is its
    preposition, ``known`` the actor that it is linked to, ``line`` leads from its head to the root.
    """

    phrase: Phrase
    span: Span
    word: Word
    first: int
    last: int
    marks: list[str]
    line: Line
    somebody: bool
    case: str
    known: str | None
    joined: list[Party] = field(default_factory=list)


def is_near(mine: Span, other: Span) -> bool:
    """Whether two spans are the same party's words: they share half of what both take up."""
    if mine.end <= other.start or other.end <= mine.start:
        return False
    shared = min(mine.end, other.end) - max(mine.start, other.start)
    return 2 * shared >= max(mine.end, other.end) - min(mine.start, other.start)


class Around:
    """The parties of a report by sentence: whoever is somebody, and the things right behind an event."""

    def __init__(self, reading: Reading, drafts: Iterable[Draft]) -> None:
        self.reading = reading
        self._behind = {token for d in drafts for token in range(d.last, d.last + BEHIND)}
        self.words = reading.document.words
        self._by_sentence: dict[int, list[Party]] = {}
        self._lines: dict[int, Line] = {}
        links, headline = reading.links, reading.document.sentences[0].end
        known = [(m.span, links.get((m.span.start, m.span.end))) for m in reading.mentions]
        self._told = Counter(k for _, k in known if k)
        self._in_headline = {k for span, k in known if k and span.start < headline}

    def of(self, sentence: int) -> list[Party]:
        """Return the parties of a sentence in the order of their heads."""
        found = self._by_sentence.get(sentence)
        if found is None:
            found = self._by_sentence[sentence] = list(self._read(sentence))
            self._join(found)
        return found

    def line(self, word: Word) -> Line:
        """Return the way from a word to the root of its sentence."""
        found = self._lines.get(word.index)
        if found is None:
            found = self._lines[word.index] = self._line(word)
        return found

    def _line(self, word: Word) -> Line:
        words, steps, falls, rises, deep, verbs = [word.index], list[str](), [""], [""], [0], [0]
        while word.head != word.index and len(words) < STEPS:
            above = self.words[word.head]
            verb = above.pos in VERBAL
            step = word.relation.partition(":")[0] + ("!" if verb else "")
            steps.append(step)
            if len(words) <= LONGEST_PATH:
                falls.append(f"{step} {falls[-1]}")
                rises.append(f"{rises[-1]} {step}")
            deep.append(deep[-1] + (word.relation in CLAUSES))
            verbs.append(verbs[-1] + verb)
            word = above
            words.append(word.index)
        return Line(words, steps, falls, rises, deep, verbs)

    def party(self, phrase: Phrase, word: Word) -> Party:
        """Return a phrase with its full words and its marks."""
        reading = self.reading
        whole = completed(reading, phrase)
        span = reading.fullest.widened(whole.span(reading))
        at = reading.document.token_at
        first, last = at(span.start), at(span.end - 1) + 1
        mention = phrase.mention
        known = reading.links.get((mention.span.start, mention.span.end)) if mention is not None else None
        case = reading.tree.case(word)
        if not case and word.relation == "conj":
            case = reading.tree.case(self.words[word.head])
        return Party(
            phrase=whole,
            span=span,
            word=word,
            first=first,
            last=last,
            marks=[
                f"long={min(last - first, LONGEST)}",
                f"case={case}",
                *self._marks(phrase, word, first, known),
            ],
            line=self.line(word),
            somebody=phrase.kind in SOMEBODY,
            case=case,
            known=known,
        )

    def _read(self, index: int) -> Iterator[Party]:
        reading = self.reading
        sentence = reading.document.sentences[index]
        seen: set[tuple[int, int]] = set()
        for word in reading.document.words_of(sentence.first, sentence.last):
            if word.pos not in NOMINAL or word.pos == "PRON" or word.token in reading.timed:
                continue
            if (word.pos == "ADJ" and word.relation == "amod") or fold(
                word.norm
            ) in reading.words.prepositions:
                continue
            if word.token not in self._behind and reading.tree.kind(word) not in SOMEBODY:
                continue
            phrase = reading.tree.phrase(word)
            if phrase is None or phrase.first in reading.timed or (phrase.start, phrase.end) in seen:
                continue
            party = self.party(phrase, word)
            wide = party.span.start, party.span.end
            if wide not in seen:
                yield party
            seen |= {wide, (phrase.start, phrase.end)}

    def _join(self, parties: list[Party]) -> None:
        by_word = {p.word.index: p for p in parties}
        for party in parties:
            joined = (by_word.get(w.index) for w in self.reading.tree.conjuncts(party.word)[1:])
            party.joined = [p for p in joined if p is not None]
            start, end = party.span.start, party.span.end
            if any(p.span.start <= start and end <= p.span.end and p is not party for p in parties):
                party.marks.append("inside")

    def _marks(self, phrase: Phrase, word: Word, first: int, known: str | None) -> Iterator[str]:
        reading, grammar = self.reading, self.reading.words
        token, mention = reading.tokens[word.token], phrase.mention
        above = reading.tree.governor(word)
        yield f"kind={phrase.kind}" if mention is None else f"mention={mention.kind}"
        yield f"relation={word.relation}"
        yield f"pos={word.pos}"
        yield f"lemma={fold(word.lemma)}"
        yield f"definite={grammar.definite(token)}"
        yield f"above={above.pos if above is not None else None}"
        if above is not None:
            yield f"governor={fold(above.lemma)}"
        if mention is not None:
            yield f"form={mention.form}"
            yield f"number={mention.number}"
            yield f"told={min(self._told[known], MOST_TOLD) if known else 0}"
            if known and known in self._in_headline:
                yield "headline"
        if word.pos == "NUM" or any(t.kind == "number" for t in reading.tokens[phrase.first : phrase.last]):
            yield "counted"
        for name, nouns in (("tool", grammar.tools), ("place", grammar.place_nouns)):
            if grammar.party_form(token, nouns) is not None:
                yield name
        if any(f.bare in lexicon().nouns for f in token.forms):
            yield "happening"
        if first and reading.tokens[first - 1].fold in grammar.functional:
            yield f"word before={reading.tokens[first - 1].fold}"
