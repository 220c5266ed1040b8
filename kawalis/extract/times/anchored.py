"""Times that only what happened tells: after his visit, on the eve of the elections, since the war broke out.

They have no value of their own; kept are the relation, the word of what happened and the event of the record that
stands there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kawalis.knowledge import table
from kawalis.knowledge.schema.times import TimeAnchor, TimeHappenings
from kawalis.model import AnchoredTime, Document, Event, TimeExpression, stage
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Token
    from kawalis.model.document import Word

_CLAUSE = 3  # tokens from "after that" to its verb
_PHRASE = 8  # tokens of what happened with whose it is
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X", "NUM"})


class _Opener(NamedTuple):
    """A reading of a word that may open such a time: its other words, and what it stands before."""

    rest: tuple[str, ...]
    entry: TimeAnchor
    alone: bool


@cache
def _openers() -> dict[str, list[_Opener]]:
    found: dict[str, list[_Opener]] = {}
    for entry in table(TimeAnchor):
        for alone, phrases in ((False, entry.words), (True, entry.alone)):
            for phrase in phrases:
                first, *rest = fold(phrase).split()
                found.setdefault(first, []).append(_Opener(tuple(rest), entry, alone))
    return found


@cache
def _happenings() -> frozenset[str]:
    return frozenset(fold(noun) for entry in table(TimeHappenings) for noun in entry.nouns)


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


@stage(requires=("document", "times", "events"), assigns=("anchored",))
def anchored(
    document: Document, times: tuple[TimeExpression, ...], events: tuple[Event, ...]
) -> tuple[AnchoredTime, ...]:
    """Return the times that are told by what happened, in the order of the text."""
    return tuple(_Reader(document, times, events).read())


class _Reader:
    """One report: which tokens belong to a time expression, and which name an event."""

    def __init__(
        self, document: Document, times: tuple[TimeExpression, ...], events: tuple[Event, ...]
    ) -> None:
        self.document = document
        self._events = {
            document.token_at(span.start): event.id
            for event in reversed(events)
            for span in (*event.also, event.anchor)
        }
        self._times: dict[int, TimeExpression] = {}  # by each of their tokens
        for time in times:
            for index in range(document.token_at(time.start), document.token_at(time.end - 1) + 1):
                self._times[index] = time

    def read(self) -> Iterator[AnchoredTime]:
        """Yield the times in order."""
        number = 0
        openers = _openers()
        for token in self.document.tokens:
            if token.index in self._times:
                continue
            for form in token.forms:
                for opener in openers.get(form.fold, ()) if not form.enclitic else ():
                    found = self._opened(token, token.start + form.lead, opener)
                    if found is not None:
                        number += 1
                        start, end, anchor, time = found
                        yield AnchoredTime(
                            id=f"r{number}",
                            start=start,
                            end=self.document.tokens[end - 1].end,
                            text=self.document.text[start : self.document.tokens[end - 1].end],
                            relation=opener.entry.relation,
                            anchor=self.document.span(*self._core(anchor)),
                            event=self._event(anchor.index, end),
                            time=time.id if time else None,
                            rule=opener.entry.id,
                        )
                        break
                else:
                    continue
                break

    def _opened(
        self, token: Token, start: int, opener: _Opener
    ) -> tuple[int, int, Token, TimeExpression | None] | None:
        """Return start, the token after the end, what happened and the length between; ``None`` where none is told."""
        tokens, entry = self.document.tokens, opener.entry
        at = token.index + 1 + len(opener.rest)
        sentence = self.document.sentences[token.sentence]
        if at >= sentence.last or tuple(t.fold for t in tokens[token.index + 1 : at]) != opener.rest:
            return None
        if self.document.text[start : token.end] in entry.unless_spelled:
            return None
        if token.index > sentence.first and tokens[token.index - 1].fold in _folded(tuple(entry.not_behind)):
            return None
        if opener.alone:
            verb = self._verb(at, sentence.last)
            return (start, verb.index + 1, verb, None) if verb else None
        if tokens[at].fold in _folded(tuple(entry.that)):
            verb = self._verb(at + 1, sentence.last)
            return (start, verb.index + 1, verb, None) if verb else None
        time = self._times.get(at)
        if time is not None:
            if time.relation is None or time.relation.to is None:
                return None
            at = self.document.token_at(time.relation.to.start)
        if not self._happens(tokens[at]):
            return None
        return start, self._end(at, sentence.last), tokens[at], time

    def _verb(self, first: int, last: int) -> Token | None:
        """Return the verb right behind "after that"."""
        for token in self.document.tokens[first : min(last, first + _CLAUSE)]:
            if token.kind == "punct":
                return None
            if any(word.pos == "VERB" for word in self._words(token)):
                return token
        return None

    def _happens(self, token: Token) -> bool:
        """Whether a token is a noun of what happens, by the list or as the anchor of an event."""
        return token.kind == "word" and any(
            word.pos in {"NOUN", "X"} and (fold(word.lemma) in _happenings() or token.index in self._events)
            for word in self._words(token)
        )

    def _end(self, first: int, last: int) -> int:
        """Return the token after the noun phrase that begins at ``first``: its genitives and adjectives."""
        inside = {word.index for word in self._words(self.document.tokens[first])}
        end = first + 1
        while end < min(last, first + _PHRASE) and end not in self._times:
            words = self._words(self.document.tokens[end])
            if not words or any(word.pos not in _NOMINAL and word.pos != "PRON" for word in words):
                break
            if not any(word.head in inside for word in words):
                break
            inside.update(word.index for word in words)
            end += 1
        return end

    def _event(self, first: int, end: int) -> str | None:
        """Return the event whose anchor stands in tokens [first, end)."""
        return next((self._events[i] for i in range(first, end) if i in self._events), None)

    def _core(self, token: Token) -> tuple[int, int]:
        return token.start + token.forms[0].lead, token.end

    def _words(self, token: Token) -> tuple[Word, ...]:
        return self.document.words_of(token.index, token.index + 1)
