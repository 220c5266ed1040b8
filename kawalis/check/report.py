"""One report's findings with the look-ups that checks share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.model import (
        Actor,
        Article,
        Document,
        Event,
        Mention,
        Published,
        Sentence,
        Span,
        Statement,
        TimeExpression,
        Token,
    )

_HEADLINE = 80  # tokens; a first line beyond is a paragraph


@dataclass(frozen=True)
class Report:
    """What the stages before found, by id and by offset."""

    article: Article
    document: Document
    published: Published
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The body's sentences."""
        return tuple(s for s in self.document.sentences if s.layer == "body")

    @cached_property
    def headline(self) -> tuple[Token, ...]:
        """The headline's tokens; none where the first line is far too long for a headline."""
        found = (s for s in self.document.sentences if s.layer == "headline")
        tokens = tuple(token for sentence in found for token in self.document.tokens_of(sentence))
        return tokens if len(tokens) <= _HEADLINE else ()

    @cached_property
    def body_words(self) -> tuple[Token, ...]:
        """The body's word tokens in order."""
        return tuple(token for s in self.body for token in self.document.tokens_of(s) if token.kind == "word")

    @cached_property
    def spoken_of(self) -> tuple[tuple[Span, Actor], ...]:
        """Every mention of every actor, in text order."""
        return tuple(
            sorted(((span, actor) for actor in self.actors for span in actor.mentions), key=lambda p: p[0])
        )

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [span.start for span, _ in self.spoken_of]

    @cached_property
    def named_in_headline(self) -> tuple[tuple[Span, Actor], ...]:
        """The mentions in the headline."""
        return tuple(self.actors_within(0, self.article.body_start))

    def actors_within(self, start: int, end: int) -> list[tuple[Span, Actor]]:
        """Return the mentions that begin in ``[start, end)`` with their actors, in text order."""
        starts = self._mention_starts
        return list(self.spoken_of[bisect_left(starts, start) : bisect_left(starts, end)])

    def times_within(self, start: int, end: int) -> list[TimeExpression]:
        """Return the time expressions that begin in ``[start, end)``."""
        starts = self._time_starts
        return list(self.times[bisect_left(starts, start) : bisect_left(starts, end)])

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.start for time in self.times]

    def events_over(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Return the ids of the events whose anchor, or another naming, overlaps one of ``spans``."""
        spans = tuple(spans)
        found = (
            event.id
            for event in self.events
            if any(name.overlaps(span) for name in (event.anchor, *event.also) for span in spans)
        )
        return tuple(dict.fromkeys(found))

    def statements_over(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the statements whose content overlaps ``span``."""
        return tuple(s.id for s in self.statements if any(c.overlaps(span) for c in s.contents))

    def token_range(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that share a character with ``[start, end)``; the first may begin before it."""
        starts = self._token_starts
        first = bisect_right(starts, start) - 1
        if first < 0 or self.document.tokens[first].end <= start:
            first += 1
        return self.document.tokens[first : bisect_left(starts, end)]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.document.tokens]
