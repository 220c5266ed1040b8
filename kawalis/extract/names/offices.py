"""Titles before a name or without one: offices, ranks, honorifics, with what they are of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.extract.names.lexicon import adjective_at, titles_at, words
from kawalis.knowledge import table
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.titles import read_office
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.names.gazetteer import Hit
    from kawalis.knowledge.phrases import Match
    from kawalis.knowledge.schema.titles import Title
    from kawalis.model import Document

TITLES = ("office", "head", "rank", "honorific", "calling")
LONGEST = 8  # tokens of one complement
DEEPEST = 1  # the deputy of the minister


@dataclass
class Phrase:
    """A run of titles: tokens [first, last), starting at character ``start``.

    ``title`` is the one that says most (an office before a rank before an honorific), ``complete`` whether it
    names somebody without a name, ``bare`` whether it stands with nothing but its article.
    """

    first: int
    last: int
    start: int
    titles: list[Title] = field(default_factory=list)
    country: str | None = None
    definite: bool = False
    complement: bool = False
    nested: Phrase | None = None
    form_last: int = 0  # token after the words of the first title
    office_last: int = 0  # token after the last office: an honorific after it calls for a name

    @property
    def title(self) -> Title:
        """The title that says most of its bearer."""
        return min(self.titles, key=lambda t: TITLES.index(t.kind))

    @property
    def bare(self) -> bool:
        """Whether nothing but the title stands there."""
        return not self.complement and self.country is None


class Reader:
    """Reads title phrases of one document; ``names`` are the known names by their first token."""

    def __init__(self, document: Document, names: dict[int, Hit]) -> None:
        self.document = document
        self.names = names
        self._memo: dict[tuple[int, int], Phrase | None] = {}

    def at(self, index: int, depth: int = 0) -> Phrase | None:
        """Return the title phrase that begins at a token; ``depth`` counts the offices around it."""
        key = (index, depth)
        if key not in self._memo:
            self._memo[key] = self._read(index, depth)
        return self._memo[key]

    def _read(self, index: int, depth: int) -> Phrase | None:
        matches = [m for m in titles_at(self.document, index, *TITLES) if self._stands(m)]
        if not matches:
            return None
        match = min(matches, key=lambda m: (m.first - m.last, m.head.lead, TITLES.index(m.value.kind)))
        phrase = Phrase(index, match.last, match.start, [match.value])
        phrase.form_last = match.last
        phrase.definite = match.head.definite
        phrase.country = match.value.country
        self._finish(phrase, match.value, depth)
        while phrase.last < len(self.document.tokens) and len(phrase.titles) < LONGEST:
            more = [m for m in titles_at(self.document, phrase.last, *TITLES) if self._stands(m)]
            more = [m for m in more if not m.head.lead and self._same_sentence(index, m.last - 1)]
            if not more or (
                more[0].value.kind in {"office", "head"} and not self._apposed(phrase, more[0].value)
            ):
                break
            phrase.titles.append(more[0].value)
            phrase.last = more[0].last
            self._finish(phrase, more[0].value, depth)
        if phrase.title.kind == "head" and phrase.bare and not phrase.definite:
            return None  # سلطان أحمد is a name
        return phrase

    def _stands(self, match: Match[Title]) -> bool:
        """Whether a title can be one there: before a name it has its article, and none goes before بن."""
        tokens = self.document.tokens
        single = match.last - match.first == 1
        if single and match.last < len(tokens) and tokens[match.last].fold in words("connector"):
            return match.head.definite
        needs = match.value.kind in {"rank", "calling"} or match.value.id in {"honorific", "religious"}
        return match.head.definite or not (single and needs)

    def _apposed(self, phrase: Phrase, title: Title) -> bool:
        """Only an honorific or a rank goes before another office (السيد رئيس الوزراء)."""
        return all(t.kind in {"honorific", "rank"} for t in phrase.titles) and title.kind in {
            "office",
            "head",
        }

    def _finish(self, phrase: Phrase, title: Title, depth: int) -> None:
        """Take in the complement and the adjectives after a title."""
        if title.kind == "head" or (title.kind == "calling" and not phrase.complement):
            before = phrase.last
            self._complement(phrase, title, depth)
            if self._only_heads(before, phrase.last):
                phrase.last = before  # "governor of the region of" with nothing that is known after it
            phrase.complement = phrase.complement or phrase.last > before
        elif title.kind == "office":
            phrase.complement = True
            hit = self._hit(phrase.last)
            if hit and hit.kind == "country" and not phrase.definite:
                phrase.country = phrase.country or hit.known[0].country
                phrase.last = hit.last
        self._adjectives(phrase)
        if title.kind in {"office", "head", "calling"}:
            self._within(phrase)
        if title.kind in {"office", "head"} or not phrase.office_last:
            phrase.office_last = phrase.last

    def _complement(self, phrase: Phrase, title: Title, depth: int) -> None:
        if title.id == "minister":
            portfolios = titles_at(self.document, phrase.last, "portfolio")
            portfolios = [m for m in portfolios if not m.head.lead]
            if portfolios:
                phrase.last = portfolios[0].last
                hit = self._hit(phrase.last)
                if hit and hit.kind == "country":
                    phrase.country = hit.known[0].country
                    phrase.last = hit.last
                self._more_portfolios(phrase)
            return
        if phrase.definite and phrase.last - phrase.first == 1:
            self._of(phrase)
            return
        if self._of(phrase):
            return
        inner = self.at(phrase.last, depth + 1) if depth < DEEPEST and self._office_follows(phrase) else None
        if inner:
            phrase.nested = inner
            phrase.last = inner.last
            phrase.country = phrase.country or inner.country
            return
        self._genitive(phrase)

    def _office_follows(self, phrase: Phrase) -> bool:
        """Whether another office comes next in the construct: نائب رئيس الوزراء."""
        if not self._same_sentence(phrase.first, phrase.last):
            return False
        following = titles_at(self.document, phrase.last, "office", "head")
        return any(not m.head.lead for m in following)

    def _of(self, phrase: Phrase) -> bool:
        """Take a complement joined by lam: الأمين العام لحزب كذا."""
        at = phrase.last
        if not self._same_sentence(phrase.first, at):
            return False
        hit = self.names.get(at)
        if hit and _joined(hit.proclitics, "lam") and hit.kind in {"organisation", "group", "country"}:
            phrase.last = hit.last
            return True
        joined = [
            m
            for m in titles_at(self.document, at, "body", "institution")
            if _joined(m.head.proclitics, "lam")
        ]
        if not joined:
            return False
        phrase.last = joined[0].last
        self._genitive(phrase)
        return True

    def _more_portfolios(self, phrase: Phrase) -> None:
        """الدفاع والإنتاج الحربي: another portfolio after waw."""
        more = [
            m for m in titles_at(self.document, phrase.last, "portfolio") if _joined(m.head.proclitics, "waw")
        ]
        if more:
            phrase.last = more[0].last

    def _genitive(self, phrase: Phrase) -> None:
        """Take known names, bodies with what they are of, and definite nouns, as one construct phrase."""
        tokens = self.document.tokens
        limit = phrase.last + LONGEST
        settled = False
        while phrase.last < min(limit, len(tokens)) and self._same_sentence(phrase.first, phrase.last):
            at = phrase.last
            hit = self._hit(at)
            if hit:
                if hit.kind == "person" or settled:
                    return
                if hit.kind == "country" and phrase.country is None:
                    phrase.country = hit.known[0].country
                phrase.last = hit.last
                settled = True
                continue
            if adjective_at(self.document, at):
                return
            if not settled and [
                m for m in titles_at(self.document, at, "body", "institution", "place") if not m.head.lead
            ]:
                phrase.last = at + 1
                continue
            word = tokens[at].fold
            plain = tokens[at].kind == "word" and word.startswith(ARTICLE) and word not in words("never")
            if not plain or titles_at(self.document, at, *TITLES):
                return
            phrase.last = at + 1

    def _only_heads(self, first: int, last: int) -> bool:
        """Whether a complement is made of bare words for bodies and places alone."""
        heads = (titles_at(self.document, i, "body", "place") for i in range(first, last))
        return last > first and all(any(not m.head.definite for m in found) for found in heads)

    def _adjectives(self, phrase: Phrase) -> None:
        while phrase.last < len(self.document.tokens) and self._same_sentence(phrase.first, phrase.last):
            adjective = adjective_at(self.document, phrase.last)
            if adjective and adjective.definite:
                if phrase.country is None:
                    phrase.country = adjective.nationality.code
                phrase.last = adjective.last
                continue
            token = self.document.tokens[phrase.last]
            if phrase.definite and token.fold in words("adjective") and phrase.title.kind != "honorific":
                phrase.last += 1
                continue
            states = [m for m in titles_at(self.document, phrase.last, "state") if m.head.lead == 0]
            if not states:
                return
            phrase.last = states[0].last

    def _within(self, phrase: Phrase) -> None:
        """في + a known body or country: قائد كذا في الحرس الثوري."""
        tokens = self.document.tokens
        at = phrase.last
        if (
            at + 1 >= len(tokens)
            or tokens[at].fold not in words("within")
            or not self._same_sentence(phrase.first, at + 1)
        ):
            return
        if phrase.definite and tokens[at].fold in words("within_group"):
            return
        hit = self._hit(at + 1)
        if hit and hit.kind in {"organisation", "country", "group"}:
            if hit.kind == "country" and tokens[at].fold not in words("within_state"):
                return
            if hit.kind == "country" and phrase.bare and phrase.title.kind != "head":
                return
            phrase.last = hit.last
            phrase.complement = True
            if hit.known[0].country and phrase.country is None and hit.kind == "country":
                phrase.country = hit.known[0].country
            self._adjectives(phrase)

    def _hit(self, index: int) -> Hit | None:
        hit = self.names.get(index)
        return hit if hit and not hit.proclitics else None

    def _same_sentence(self, first: int, at: int) -> bool:
        tokens = self.document.tokens
        return at < len(tokens) and tokens[at].sentence == tokens[first].sentence


def _joined(proclitics: tuple[str, ...], by: str) -> bool:
    """Whether a word is joined by one letter of grammar: ``lam`` or ``waw``."""
    return len(proclitics) == 1 and proclitics[0] in words(by)


def attributes_of(phrase: Phrase | None) -> tuple[str, ...]:
    """Return the titles of a phrase by their ids."""
    return tuple(dict.fromkeys(t.id for t in phrase.titles)) if phrase else ()


def held_office(document: Document, hit: Hit, phrase: Phrase) -> bool:
    """Whether a known person ever held the office of a phrase."""
    office = read_office(document.text[phrase.start : document.tokens[phrase.last - 1].end])
    ids = {known.kb for known in hit.known}
    roles = (role for actor in table(KnownActor) if actor.id in ids for role in actor.roles)
    held = (read_office(role.title_ar) for role in roles)
    return office is not None and any(o is not None and office.same_as(o) for o in held)
