"""The words of a party: its whole phrase, and where that is short the fullest mention of the same actor beside it.

A record's spans are read by people and compared with what readers mark: the fullest words for a party in the sentence,
else the nearest mention. What stands at the event itself is kept too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.understood import SOIL
from kawalis.model import Span

if TYPE_CHECKING:
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Mention

PERSONS = frozenset({"person", "office"})
DOCUMENT = "document"
OFFICE = "office"
APPOSED = 4  # mentions that may follow one another in apposition
BETWEEN = 2  # tokens between two of them (a comma, a national adjective)


class Fullest:
    """The mentions of a report by actor, in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._links = reading.links
        self._by_actor: dict[str, list[Mention]] = {}
        for mention in reading.by_start:
            known = self._links.get((mention.span.start, mention.span.end))
            if known:
                self._by_actor.setdefault(known, []).append(mention)
        self._from = reading.mention_from

    def widened(self, span: Span) -> Span:
        """Return a party's words with the office before a name and the apposition behind it."""
        reading = self._reading
        at = reading.document.token_at
        first, last = at(span.start), at(span.end - 1)
        start, end = span.start, span.end
        before = self._before(first)
        if before is not None and self._one(before, self._covering(first)):
            start = before.full.start
        for _ in range(APPOSED):
            mine = self._covering(last, wide=True)
            post = self._post(mine, last)
            if post > last:
                last, end = post, reading.tokens[post].end
            after = self._after(last)
            if mine is None or after is None or not self._one(mine, after):
                break
            end = after.full.end
            last = at(end - 1)
        if (start, end) == (span.start, span.end):
            return span
        return Span.of(reading.document.text, start, end)

    def beside(self, actor: str, span: Span) -> Span | None:
        """Return the fullest mention of an actor in the sentence of ``span``, where it is longer than that."""
        sentence = self._sentence(span.start)
        best: Mention | None = None
        for mention in self._by_actor.get(actor, ()):
            if self._sentence(mention.span.start) != sentence:
                continue
            if best is None or _length(mention.full) > _length(best.full):
                best = mention
        if best is None or _length(best.full) <= _length(span) or best.full.overlaps(span):
            return None
        return best.full

    def nearest(self, actor: str, offset: int, *, sentences: int) -> Span | None:
        """Return the last mention of an actor that begins before ``offset``, no more than so many sentences back."""
        before = [m for m in self._by_actor.get(actor, ()) if m.span.start < offset]
        if not before or self._sentence(offset) - self._sentence(before[-1].span.start) > sentences:
            return None
        return before[-1].full

    def closest(self, actor: str, offset: int) -> Span | None:
        """Return the mention of an actor that is nearest to ``offset``, before or behind it."""
        known = self._by_actor.get(actor, ())
        return min((m.full for m in known), key=lambda s: abs(s.start - offset), default=None)

    def issuer(self, span: Span, actor: str | None) -> Span:
        """Return who issued a document that is said to act (the statement of the ministry), else the span itself."""
        first = self._reading.document.token_at(span.start)
        found = self._covering(first)
        if found is None or found.form != DOCUMENT:
            return span
        papers = [
            m for m in self._reading.by_start if m.form == DOCUMENT and m.span.start <= found.span.start
        ]
        for paper in reversed(papers):
            inside = [m for m in self._reading.by_start if m.form != DOCUMENT and _within(m.full, paper.full)]
            if inside:
                return max((m.full for m in inside), key=_length)
        others = [m.full for m in self._by_actor.get(actor or "", ()) if m.form != DOCUMENT]
        return min(others, key=lambda s: abs(s.start - span.start), default=span)

    def _sentence(self, offset: int) -> int:
        return self._reading.tokens[self._reading.document.token_at(offset)].sentence

    def _covering(self, token: int, *, wide: bool = False) -> Mention | None:
        """Return the mention that begins nearest before a token and covers it; ``wide``: the first that begins."""
        reading = self._reading
        found = None
        for index in range(token, max(-1, token - 12), -1):
            mention = self._from.get(index)
            if mention is None:
                continue
            if reading.document.token_at(mention.full.end - 1) >= token:
                found = mention
            if not wide:
                return found
        return found

    def _after(self, token: int) -> Mention | None:
        tokens = self._reading.tokens
        for index in range(token + 1, min(len(tokens), token + 2 + BETWEEN)):
            found = self._from.get(index)
            if found is not None:
                return found if found.full.start == tokens[index].start else None
            if not self._passes(index):
                return None
        return None

    def _before(self, token: int) -> Mention | None:
        for index in range(token - 1, max(-1, token - 2 - BETWEEN), -1):
            found = self._covering(index)
            if found is not None:
                return found
            if not self._passes(index):
                return None
        return None

    def _post(self, office: Mention | None, last: int) -> int:
        """Return the last token of where an office is posted (the envoy of X to Y), ``last`` where none is told."""
        reading = self._reading
        tokens, words = reading.tokens, reading.words
        if office is None or office.form != OFFICE or last + 2 >= len(tokens):
            return last
        head = tokens[reading.document.token_at(office.full.start)]
        place = self._from.get(last + 2)
        if tokens[last + 1].fold not in words.post_prepositions or place is None or place.kind not in SOIL:
            return last
        if words.party_form(head, words.posted) is None:
            return last
        return reading.document.token_at(place.full.end - 1)

    def _passes(self, index: int) -> bool:
        """Whether a token may stand inside an apposition: a comma or a national adjective."""
        token = self._reading.tokens[index]
        if token.kind == "punct":
            return token.text in "،,"
        return token.fold in self._reading.words.nationalities

    def _one(self, first: Mention, second: Mention | None) -> bool:
        """Whether two neighbouring mentions name one person: one actor, or an office with its holder's name."""
        if second is None or first is second or first.full.overlaps(second.full):
            return False
        if first.kind not in PERSONS or second.kind not in PERSONS:
            return False
        mine = self._links.get((first.span.start, first.span.end))
        theirs = self._links.get((second.span.start, second.span.end))
        if mine and mine == theirs:
            return True
        tight = second.full.start - first.full.end <= 1 or not self._comma(first, second)
        return tight and first.form == OFFICE and second.ner == "PER" and not _named(first)

    def _comma(self, first: Mention, second: Mention) -> bool:
        at = self._reading.document.token_at
        between = self._reading.tokens[at(first.full.end - 1) + 1 : at(second.full.start)]
        return any(t.kind == "punct" for t in between)


def _named(mention: Mention) -> bool:
    return mention.ner is not None


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner != outer


def _length(span: Span) -> int:
    return span.end - span.start
