"""Put titles, known names and name-shaped words together into mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.names.bodies import body_at, outside
from kawalis.extract.names.fitness import fitting
from kawalis.extract.names.gazetteer import NER, Hit, hits
from kawalis.extract.names.heads import after_purpose
from kawalis.extract.names.lexicon import adjective_at, titles_at, words
from kawalis.extract.names.offices import TITLES, Phrase, Reader, attributes_of, held_office
from kawalis.extract.names.persons import (
    LONGEST,
    PARTS,
    PersonName,
    known_word,
    lineage,
    name_at,
    without_act,
)
from kawalis.extract.names.sites import Site, facility_at, settlement_at
from kawalis.extract.names.tags import joined, proper_run
from kawalis.extract.names.things import SCORES, alike, body_mention, people, site_mention
from kawalis.extract.names.trained import Trained, thing_mention, trained
from kawalis.model import Candidate, Mention
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Document

STRIPPED = " \t\n,:\u060c\u00a0"
COMMA = frozenset(",\u060c")


class Assembler:
    """Reads one document from left to right."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.hits = {hit.first: hit for hit in fitting(document, hits(document))}
        self.reader = Reader(document, self.hits)
        self.taken = frozenset(
            i for hit in self.hits.values() if hit.kind != "person" for i in range(hit.first, hit.last)
        )
        self.trained = trained(document)
        self._done: set[int] = set()  # tokens of names: nothing more begins there
        # tokens of an office's own words: no body by itself (رئيس مجلس الوزراء)
        self._worded: set[int] = set()
        self._inside: set[int] = set()  # tokens of offices: only bodies and known names begin there

    def mentions(self) -> Iterator[Mention]:
        """Yield mentions in the order of their first tokens."""
        for index, token in enumerate(self.document.tokens):
            if token.kind == "punct":
                continue
            yield from self._at(index)

    def _at(self, index: int) -> Iterator[Mention]:
        yield from self._body(index)
        if index in self._done:
            return
        hit = self.hits.get(index)
        site = facility_at(self.document, index, self.hits)
        if site and not (hit and hit.last >= site.last):
            yield self._site(site)
            return
        if hit and hit.kind != "person":
            yield self._known(hit, hit.start, None)
            self._done.update(range(hit.first, hit.last))
            return
        if index in self._inside and not hit:
            return
        phrase = self.reader.at(index)
        if phrase:
            yield from self._titled(phrase)
            return
        if hit:
            yield self._known(hit, hit.start, None)
            self._done.update(range(hit.first, hit.last))
            return
        name = self._person_at(index, titled=False)
        if name:
            yield self._person(name, name.start, None)
            self._done.update(range(name.first, name.last))
            return
        place = settlement_at(self.document, index)
        if place:
            yield self._site(place)
            return
        yield from people(self.document, index) or self._thing(index)

    def _site(self, site: Site) -> Mention:
        self._done.update(range(site.first, site.last))
        return site_mention(self.document, site, self.hits)

    def _person_at(self, index: int, *, titled: bool) -> PersonName | None:
        found = self._longest_at(index, titled=titled)
        return found and without_act(self.document, found)

    def _longest_at(self, index: int, *, titled: bool) -> PersonName | None:
        """Return the longer of what the words and the trained annotator take for a person's name."""
        words = name_at(self.document, index, titled=titled, taken=self.taken)
        if words and self._cuts(words):
            words = None
        if titled or known_word(self.document, index):
            words = self._tagged(index, words)
        found = self.trained.get(index)
        if found is None or found.kind != "PER" or not self.taken.isdisjoint(range(found.first, found.last)):
            return words
        if words and words.last >= found.last:
            return words
        gender = found.gender or (words.gender if words else "")
        return PersonName(found.first, found.last, found.start, found.end, gender)

    def _tagged(self, index: int, words: PersonName | None) -> PersonName | None:
        """Return the longer of a name and the run of words tagged as names, of two at least, after a title."""
        last = proper_run(self.document, index, LONGEST, self.hits)
        if last - index < PARTS or (words and words.last >= last) or joined(self.document, index):
            return words
        tokens = self.document.tokens
        return PersonName(
            index, last, tokens[index].start, tokens[last - 1].end, words.gender if words else ""
        )

    def _thing(self, index: int) -> Iterator[Mention]:
        """Yield a place or body that only the trained annotator knows."""
        found = self.trained.get(index)
        if found is None or found.kind == "PER" or self._cuts(found):
            return
        yield thing_mention(self.document, found)
        self._done.update(range(found.first, found.last))

    def _cuts(self, found: Trained | PersonName) -> bool:
        """Whether a name that the annotator found would take a part of a known one, or one that is no person's."""
        inside = range(found.first, found.last)
        return not self.taken.isdisjoint(inside) or any(
            hit.last > found.last for hit in (self.hits.get(i) for i in inside) if hit
        )

    # --- names with titles

    def _titled(self, phrase: Phrase) -> Iterator[Mention]:
        at = phrase.last
        for inner in filter(None, (phrase, phrase.nested)):
            self._worded.update(range(inner.first + 1, inner.form_last))
        hit, name = self._name_after(at, phrase)
        if hit and phrase.nested and held_office(self.document, hit, phrase.nested):
            yield from self._titled(phrase.nested)  # the adviser of President X: X is the president
            return
        if hit or name:
            if hit:
                yield self._known(hit, phrase.start, phrase)
                self._done.update(range(hit.first, hit.last))
            elif name:
                yield self._person(name, phrase.start, phrase)
                self._done.update(range(name.first, name.last))
            return
        mention = self._office(phrase)
        if mention:
            yield mention
            self._inside.update(range(phrase.first + 1, phrase.last))

    def _name_after(self, at: int, phrase: Phrase) -> tuple[Hit | None, PersonName | None]:
        tokens = self.document.tokens
        if at < len(tokens) and tokens[at].text in COMMA and phrase.title.kind in {"office", "head"}:
            hit, name = self._name_at(at + 1, phrase)
            if (hit and hit.last - hit.first > 1) or (name and name.last - name.first > 1):
                return hit, name
        return self._name_at(at, phrase)

    def _name_at(self, at: int, phrase: Phrase) -> tuple[Hit | None, PersonName | None]:
        tokens = self.document.tokens
        if at >= len(tokens) or tokens[at].sentence != tokens[phrase.first].sentence:
            return None, None
        hit = self.hits.get(at)
        if hit and hit.kind == "person" and not hit.proclitics:
            return hit, None
        return None, self._person_at(at, titled=True)

    def _known(self, hit: Hit, start: int, phrase: Phrase | None) -> Mention:
        last, country = hit.last, None
        if hit.kind in {"organisation", "group", "outlet"}:
            adjective = adjective_at(self.document, last)
            if adjective and adjective.definite and self._same(hit.first, last):
                last, country = adjective.last, adjective.nationality.code
            if hit.kind == "outlet":
                last = after_purpose(self.document, hit.first, last)
        elif hit.kind == "person":
            last = lineage(self.document, hit.first, hit.last)
        end = hit.end if last == hit.last else self.document.tokens[last - 1].end
        inner = hit.start
        if hit.kind == "outlet" and hit.last - hit.first > 1 and outside(self.document, hit.first):
            inner = self.document.tokens[hit.first + 1].start
        return Mention(
            span=self.document.span(inner, end),
            full=self.document.span(start, end),
            form="name",
            kind=hit.kind,
            ner=NER[hit.kind],
            candidates=tuple(Candidate(k.kb, SCORES[k.how], k.how) for k in hit.known if alike(k, hit)),
            gender=hit.known[0].gender,
            definite=True,
            role=self._role(phrase, hit.start),
            country=phrase.country if phrase else country,
            attributes=attributes_of(phrase),
            rule=f"names.{hit.kind}.{hit.known[0].how}",
        )

    def _person(self, name: PersonName, start: int, phrase: Phrase | None) -> Mention:
        return Mention(
            span=self.document.span(name.start, name.end),
            full=self.document.span(start, name.end),
            form="name",
            kind="person",
            ner="PER",
            gender=name.gender or (phrase.title.gender if phrase else ""),
            definite=True,
            role=self._role(phrase, name.start),
            country=phrase.country if phrase else None,
            attributes=attributes_of(phrase),
            rule="names.person.titled" if phrase else "names.person.words",
        )

    def _role(self, phrase: Phrase | None, until: int) -> str | None:
        if phrase is None or all(t.kind == "honorific" for t in phrase.titles):
            return None
        text = self.document.text
        fused = phrase.definite and text[phrase.start - 1 : phrase.start] == text[phrase.start] == ARTICLE[1]
        return (ARTICLE[0] if fused else "") + text[phrase.start : until].strip(STRIPPED)

    def _office(self, phrase: Phrase) -> Mention | None:
        title = phrase.title
        if title.kind in {"honorific", "calling"}:
            return None
        anaphor = phrase.bare and title.kind != "office"
        if anaphor and not (phrase.definite and title.alone):
            return None
        if title.kind == "rank" and not phrase.definite:
            return None
        if not phrase.definite and not phrase.complement and not phrase.country:
            return None
        tokens = self.document.tokens
        if anaphor and self._after_noun(phrase.first):
            return None
        end = tokens[phrase.office_last - 1].end
        span = self.document.span(phrase.start, end)
        described = anaphor or title.kind == "rank"
        return Mention(
            span=span,
            full=span,
            form="description" if described else "office",
            kind="person" if described else "office",
            gender=title.gender or self._gender(phrase.first),
            number=title.number,
            definite=phrase.definite or phrase.complement,
            role=self._role(phrase, end),
            country=phrase.country,
            attributes=attributes_of(phrase),
            rule=f"names.{'description' if described else 'office'}.{title.id}",
        )

    def _after_noun(self, index: int) -> bool:
        """Whether a definite noun stands before a bare title, which is then its adjective (الحزب الحاكم)."""
        if not index or not self._same(index - 1, index):
            return False
        before = self.document.tokens[index - 1]
        return before.fold.startswith(ARTICLE) and not titles_at(self.document, index - 1, *TITLES)

    def _gender(self, index: int) -> str:
        return "f" if self.document.tokens[index].fold[-1:] in words("feminine") else "m"

    def _body(self, index: int) -> Iterator[Mention]:
        if index in self._done:
            return
        body = body_at(self.document, index, self.hits)
        if body is None or (index in self._worded and body.country is None):
            return
        hit = self.hits.get(index)
        if hit and hit.kind in {"organisation", "group", "outlet"}:
            return
        if hit and hit.last >= body.last:
            return
        inside = next((self.hits[i] for i in range(index + 1, body.last) if i in self.hits), None)
        yield body_mention(self.document, body, inside)
        if body.named:
            covered = range(body.first, body.last)
            self._done.update(covered)

    def _same(self, first: int, at: int) -> bool:
        tokens = self.document.tokens
        return at < len(tokens) and tokens[at].sentence == tokens[first].sentence
