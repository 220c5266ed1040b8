"""What a token stands in: mentions, times, phrases."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.extract.events.explain import Trace
from kawalis.extract.events.fullest import Fullest
from kawalis.extract.events.grammar import Grammar, grammar
from kawalis.extract.events.holders import Holders
from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.syntax import Tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kawalis.model import Document, Form, Mention, Span, Statement, TimeExpression, Token

SHORT_VERB = 4  # letters; shorter words in yeh are nouns more often than unknown verbs


@dataclass
class Reading:
    """A document with look-ups by token index."""

    document: Document
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    statements: Sequence[Statement] = ()
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    words: Grammar = field(default_factory=grammar)
    trace: Trace = field(default_factory=Trace)

    def __post_init__(self) -> None:
        """Index mentions and times by their tokens; where mentions begin together the widest counts."""
        self.tokens = self.document.tokens
        self._verbs: dict[str, bool] = {}
        self.finite = lexicon().finite
        self.mention_from: dict[int, Mention] = {}
        self.mention_until: dict[int, Mention] = {}
        self.covered: set[int] = set()
        self.named: set[int] = set()
        self.timed: dict[int, TimeExpression] = {}
        at = self.document.token_at
        for mention in sorted(self.mentions, key=lambda m: (m.full.start, -m.full.end, m.span.start)):
            first, last = at(mention.full.start), at(mention.full.end - 1)
            inside = first in self.covered and last in self.covered
            self.mention_from.setdefault(first, mention)
            if not inside:
                self.mention_until.setdefault(last, mention)
                self.covered.update(range(first, last + 1))
            if mention.ner is not None or mention.form == "office":
                self.named.update(range(at(mention.span.start), at(mention.span.end - 1) + 1))
        for time in self.times:
            for index in range(at(time.start), at(time.end - 1) + 1):
                self.timed.setdefault(index, time)
        self.tree = Tree(self)
        self.by_start = sorted(self.mentions, key=lambda m: m.span.start)
        self.fullest = Fullest(self)
        self.holders = Holders(self.statements)
        self._items = [self.tokens[i].start for i in range(len(self.tokens)) if self._begins_item(i)]
        self._starts = [m.span.start for m in self.by_start]

        told = [s for s in self.statements if s.cue is not None and s.sources]
        self._told = sorted(told, key=lambda s: s.cue.start if s.cue else 0)
        self._cues = [s.cue.start for s in self._told if s.cue]

    def told_apart(self, earlier: int, later: int) -> bool:
        """Whether what stands at ``earlier`` is part of what somebody said, and what stands at ``later`` is not."""
        return any(c.start <= earlier < c.end <= later for s in self.statements for c in s.contents)

    def _begins_item(self, index: int) -> bool:
        """Whether a token begins an item of a list: a number with a dash behind it, or a bullet."""
        tokens, words = self.tokens, self.words
        token = tokens[index]
        opens = (
            index == 0
            or tokens[index - 1].sentence != token.sentence
            or tokens[index - 1].text in words.stops
        )
        if not opens or index + 1 >= len(tokens) or tokens[index + 1].sentence != token.sentence:
            return False
        return token.text in words.bullets or (
            token.kind == "number" and tokens[index + 1].text in words.item_marks
        )

    def items_apart(self, earlier: int, later: int) -> bool:
        """Whether an item of a list begins between two characters: who is told before it is not told in it."""
        return bisect_left(self._items, earlier + 1) < bisect_left(self._items, later + 1)

    def speaker_before(self, offset: int) -> Span | None:
        """Return the source of the last statement whose cue stands before ``offset``."""
        at = bisect_left(self._cues, offset)
        return self._told[at - 1].sources[0] if at else None

    def before(self, offset: int, count: int) -> list[Mention]:
        """Return up to ``count`` mentions that begin before ``offset``, the nearest first."""
        at = bisect_left(self._starts, offset)
        return self.by_start[max(0, at - count) : at][::-1]

    def is_verb(self, index: int) -> bool:
        """Whether the token is surely a finite verb: known as one, or in the shape of a masculine imperfect."""
        token = self.tokens[index]
        if token.kind != "word" or index in self.named or index in self.timed:
            return False
        known = self._verbs.get(token.text)
        if known is None:
            known = self._verbs[token.text] = self._looks_finite(token)
        return known

    def _looks_finite(self, token: Token) -> bool:
        if any(f.fold in self.finite for f in token.forms):
            return self.words.party_form(token, self.words.agents | self.words.persons) is None
        prefix = self.words.imperfect_prefix
        return token.fold.startswith(prefix) and len(token.fold) >= SHORT_VERB

    def noun_position(self, index: int, form: Form) -> bool:
        """Decide between a verb and its verbal noun, which are often spelt alike, by what stands before."""
        words = self.words
        if (form.definite and form.proclitics) or set(form.proclitics) - words.conjunctions:
            return True
        sentence = self.document.sentences[self.tokens[index].sentence]
        if index == sentence.first or set(form.proclitics) & words.conjunctions:
            return False
        before = self.tokens[index - 1]
        if before.kind != "word" or index - 1 in self.timed or index - 1 in self.mention_until:
            return False
        if before.fold in words.prepositions - words.openers:
            return True
        if before.fold in words.functional:
            return before.fold in words.noun_negators
        if before.fold in words.planned_before or before.fold in words.demanded_before:
            return True
        return not words.definite(before) and words.party_form(before, words.agents | words.persons) is None

    def ends_clause(self, token: Token) -> bool:
        """Whether a mark parts clauses."""
        return token.kind == "punct" and token.text[0] not in _SOFT


_SOFT = frozenset("\"'«»“”‘’()[]{}-–—")
