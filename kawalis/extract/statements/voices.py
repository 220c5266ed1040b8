"""The actor behind each source, new actors for sources that no mention covers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.model import Actor
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft
    from kawalis.model import Document, Mention, Span, Statement

Links = dict[tuple[int, int], str]
_NAME_WORDS = 6  # words of a name with title and fathers
_PEOPLE = frozenset({"person", "office"})
_ONLY_IF_SPEAKING = frozenset({"document", "collective"})


class Voices:
    """Looks actors up by mention and adds those that only speak."""

    def __init__(
        self, document: Document, mentions: tuple[Mention, ...], actors: tuple[Actor, ...], links: Links
    ) -> None:
        self._document = document
        self._actors = {actor.id: actor for actor in actors}
        self._by_words: dict[str, str] = {}
        self.links = dict(links)
        self._names = {
            (m.span.start, m.span.end) for m in mentions if m.form == "name" and m.kind == "person"
        }
        self._voices = {
            links[m.span.start, m.span.end]
            for m in mentions
            if m.form in _ONLY_IF_SPEAKING and (m.span.start, m.span.end) in links
        }

    def of_mention(self, mention: Mention) -> str | None:
        """Return the actor id of a mention, ``None`` where linking left it open."""
        return self.links.get((mention.span.start, mention.span.end))

    def actor_of(self, draft: Draft, carried_by: Mention | None) -> str | None:
        """Return the actor that speaks in a draft: the bearer of a document, the mention's, or a new one."""
        if carried_by is not None:
            draft.reason = "the document is carried by the one who speaks through it"
            return self.of_mention(carried_by)
        if draft.source is None:
            return None
        found = self.of_mention(draft.source)
        if found is not None:
            return found
        surname = self._surname(draft.source)
        if surname is not None and self._actors[surname].kind == "person":
            draft.named = True
        return surname if surname is not None else self._new(draft.source.full, draft.source.kind)

    def _surname(self, source: Mention) -> str | None:
        """Return the only actor of the report whose name ends in this word; a body is no person."""
        span = source.span
        words = fold(span.text).split()
        if len(words) != 1:
            return None
        fitting = [
            actor.id
            for actor in self._actors.values()
            if (source.kind in _PEOPLE or actor.kind not in _PEOPLE)
            and any(self._repeats(words[0], m, actor.kind) for m in actor.mentions)
        ]
        if len(fitting) != 1:
            return None
        self.links[(span.start, span.end)] = fitting[0]
        return fitting[0]

    def _repeats(self, word: str, span: Span, kind: str) -> bool:
        """Whether one word takes up a name: a part of a person's (not the first), the head of a body's (الوزارة).

        What an office is of is no part of its holder's name (المتحدث باسم الشرطة).
        """
        name = fold(span.text).split()
        if kind == "person":
            return (span.start, span.end) in self._names and word in name[1:_NAME_WORDS]
        return kind in {"organisation", "outlet"} and word == ARTICLE + name[0] if name else False

    def _new(self, span: Span, kind: str) -> str:
        words = fold(span.text)
        known = self._by_words.get(words)
        if known is None:
            number = 1 + sum(1 for actor in self._actors if actor.startswith("voice-"))
            known = self._by_words[words] = f"voice-{number}"
            self._actors[known] = Actor(known, None, kind, span.text, None, None, None, None, (span,))
        else:
            actor = self._actors[known]
            if span not in actor.mentions:
                self._actors[known] = replace(actor, mentions=(*actor.mentions, span))
        self.links[(span.start, span.end)] = known
        return known

    def kept(self, statements: tuple[Statement, ...]) -> tuple[Actor, ...]:
        """Return the actors, documents and collective voices that say nothing left out (and their links)."""
        speaking = {link.actor for statement in statements for link in statement.chain}
        speaking |= {statement.source for statement in statements if statement.source}
        dropped = self._voices - speaking
        self.links = {span: actor for span, actor in self.links.items() if actor not in dropped}
        return tuple(actor for actor in self._actors.values() if actor.id not in dropped)
