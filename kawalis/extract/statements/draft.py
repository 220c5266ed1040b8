"""What is known of a statement while it is being read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kawalis.extract.statements.syntax import Syntax
from kawalis.knowledge.reporting import discourse
from kawalis.model import PipelineError

if TYPE_CHECKING:
    from kawalis.extract.statements.quotes import Quotation
    from kawalis.knowledge.inflect import Feature
    from kawalis.knowledge.schema.cues import ReportingPhrase, ReportingVerb
    from kawalis.model import Document, Form, Mention, Span, TimeExpression, Token, Word


COMMAS = frozenset({"،", ",", "؛"})
DASH = "-"
PARTING = COMMAS | {DASH}
_WORDS = frozenset({"an", "quote", "question", "introduced"})


@dataclass(frozen=True)
class View:
    """The document with its mentions and quotations by token."""

    document: Document
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quotes: list[Quotation]
    readers: frozenset[str] = frozenset({"order", "tree"})

    @cached_property
    def syntax(self) -> Syntax:
        """The dependency tree."""
        return Syntax(self.document)

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The widest mention whose full phrase begins at a token."""
        out: dict[int, Mention] = {}
        for mention in self.mentions:
            first = self.document.token_at(mention.full.start)
            if first not in out or len(mention.full) > len(out[first].full):
                out[first] = mention
        return out

    @cached_property
    def time_at(self) -> dict[int, int]:
        """Token after each time expression, by its first token."""
        doc = self.document
        return {doc.token_at(t.start): doc.token_at(t.end - 1) + 1 for t in self.times}

    @cached_property
    def time_of(self) -> dict[int, TimeExpression]:
        """Time expressions by their first token."""
        return {self.document.token_at(time.start): time for time in self.times}

    @cached_property
    def quote_at(self) -> dict[int, Quotation]:
        """Quotations by their opening mark."""
        return {quote.first: quote for quote in self.quotes}

    @cached_property
    def quote_before(self) -> dict[int, Quotation]:
        """Quotations by the token after their closing mark."""
        return {quote.last: quote for quote in self.quotes}

    @cached_property
    def parted(self) -> list[int]:
        """Tokens behind a comma, semicolon or dash, in order."""
        return [i + 1 for i, token in enumerate(self.document.tokens) if token.text in PARTING]

    @cached_property
    def mentions_ending(self) -> dict[int, list[Mention]]:
        """Mentions by the token after their full phrase."""
        out: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            out.setdefault(self.last_token(mention), []).append(mention)
        return out

    @cached_property
    def inside_mention(self) -> frozenset[int]:
        """Tokens within the phrase of a mention, its first aside: a verb there tells who the source is."""
        return frozenset(
            i
            for first, mention in self.mention_at.items()
            for i in range(first + 1, self.last_token(mention))
        )

    @cached_property
    def mentions_of(self) -> dict[int, list[Mention]]:
        """Mentions by sentence, in order."""
        out: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            sentence = self.document.tokens[self.document.token_at(mention.full.start)].sentence
            out.setdefault(sentence, []).append(mention)
        return out

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.first for quote in self.quotes]

    def last_token(self, mention: Mention) -> int:
        """Token after a mention's full phrase."""
        return self.document.token_at(mention.full.end - 1) + 1

    def in_quote(self, index: int) -> Quotation | None:
        """Return the quotation that holds a token, marks included."""
        at = bisect_right(self._quote_starts, index) - 1
        return self.quotes[at] if at >= 0 and index < self.quotes[at].last else None

    def sentence_end(self, index: int) -> int:
        """Token after the sentence of token ``index``."""
        return self.document.sentences[self.document.tokens[index].sentence].last

    def text_of(self, index: int) -> str:
        """Surface of a token."""
        return self.document.tokens[index].text


@dataclass(slots=True)
class Draft:
    """A statement in the making; token ranges are half-open.

    ``kind`` is finite, participle, masdar, phrase, colon or headline. ``content`` are token ranges,
    ``source`` the mention that speaks, ``source_range`` its tokens where no mention covers it, ``clause_start``
    the token at which the clause of the cue begins (its subject, where that precedes).
    """

    first: int
    last: int
    kind: str
    verb: ReportingVerb | None = None
    phrase: ReportingPhrase | None = None
    features: frozenset[Feature] = frozenset()
    enclitic: str = ""
    cue_start: int = 0
    cue_end: int = 0
    negated: bool = False
    frame: str = ""
    content: list[tuple[int, int]] = field(default_factory=list)
    content_start: int = -1
    content_offset: int | None = None
    source: Mention | None = None
    source_range: tuple[int, int] | None = None
    source_precedes: bool = False
    source_end: int = -1
    relay: Mention | None = None
    clause_start: int = -1
    link: str = "unspecified"
    told_to: Mention | None = None
    said_at: str | None = None
    actor: str | None = None
    reason: str = ""
    parent: int | None = None
    understood: bool = False
    named: bool = False
    added: bool = False
    excepted: bool = False
    relayed: bool = False
    cue_span: Span | None = None
    form: Form | None = None
    tree_end: int = -1
    source_words: tuple[int, int] | None = None
    first_person: bool = False
    relay_word: Word | None = None

    @property
    def cue_class(self) -> str:
        """Class of the cue."""
        if self.verb is not None:
            return self.verb.cue_class
        return self.phrase.cue_class if self.phrase is not None else "say"

    @property
    def enclitic_is_object(self) -> bool:
        """Whether an attached pronoun fills the place of the object (عدّه), so that no subject need follow."""
        return bool(self.enclitic) and self.verb is not None and self.verb.enclitic_object

    @property
    def wants_clause(self) -> bool:
        """Whether the verb takes a clause or words for its content, never a noun phrase."""
        return self.verb is not None and (self.verb.clause_only or _WORDS.issuperset(self.verb.takes))

    @property
    def only_dual(self) -> bool:
        """Whether the form is a dual or nothing, which in writing is mostly a noun in the accusative (طلبا)."""
        return self.kind == "finite" and all(feature.number == "d" for feature in self.features)

    def opens_sentence(self, view: View) -> bool:
        """Whether the cue is the first word of its sentence, or carries a conjunction."""
        document = view.document
        token = document.tokens[self.last - 1]
        return self.first == document.sentences[token.sentence].first or self.joined(view)

    def joined(self, view: View) -> bool:
        """Whether a conjunction is written with the cue, or with the negator before it."""
        token = view.document.tokens[self.first]
        if self.first > 0 and view.text_of(self.first - 1) in discourse().conjunctions:
            return True  # written apart (و ندد)
        start = self.cue_start if self.first == self.last - 1 else token.end
        return (
            token.text[:1] in discourse().conjunctions and start > token.start and self._carries(token, start)
        )

    def _carries(self, token: Token, start: int) -> bool:
        return any(
            form.proclitics[:1] == (token.text[:1],) and (token.core(form)[0] == start or start == token.end)
            for form in token.forms
            if not form.definite
        )

    @property
    def lexeme(self) -> ReportingVerb:
        """The reporting verb of a verbal cue. Raises :class:`PipelineError` for a phrase, which has none."""
        if self.verb is None:
            raise PipelineError(f"a {self.kind} cue has no verb")
        return self.verb

    @property
    def rule(self) -> str:
        """Id of the rule that made it."""
        entry = self.verb or self.phrase
        return f"statements.{self.kind}.{entry.id}" if entry else f"statements.{self.kind}"
