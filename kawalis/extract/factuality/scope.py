"""Which marker has the content in its scope, and whose deed the content tells."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.phrases import PhraseIndex
from kawalis.knowledge.reporting import complementizer, phrase_index, word_set
from kawalis.knowledge.schema.factuality import CueModes, Marker
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.model import Actor, Document, Mention, Statement, Token

_WHOLE = 3
_SHORTEST_VERB = 4  # letters of a future verb with its prefix: ستعقد, سيتم


@dataclass(frozen=True)
class Scope:
    """What a marker is judged by."""

    document: Document
    mentions: tuple[Mention, ...]
    actors: dict[str, Actor]
    links: dict[tuple[int, int], str]

    @cached_property
    def starts(self) -> list[int]:
        """Where the mentions begin, in order."""
        return [mention.span.start for mention in self.mentions]


@cache
def _noun_stems() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words and stems of nouns that begin like a future verb."""
    stems = [fold(stem) for stem in _cues().sin_words]
    return frozenset(s for s in stems if len(s) <= _WHOLE), tuple(s for s in stems if len(s) > _WHOLE)


@cache
def _imperfect_letters() -> frozenset[str]:
    return frozenset(fold(letter) for letter in _cues().imperfect_letters)


@cache
def _markers() -> PhraseIndex[Marker]:
    index: PhraseIndex[Marker] = PhraseIndex()
    for marker in table(Marker):
        for word in marker.words:
            index.add(word, marker, definite=marker.nominal)
    return index


@cache
def _prefixed() -> tuple[Marker, ...]:
    return tuple(marker for marker in table(Marker) if marker.prefix)


@cache
def _cues() -> CueModes:
    return table(CueModes)[0]


def marker_of(scope: Scope, statement: Statement) -> tuple[Marker, bool] | None:
    """Return the first marker in scope, and whether the clause is about the speaker's own doing."""
    document = scope.document
    for span in statement.contents:
        first, last = document.token_at(span.start), document.token_at(span.end - 1) + 1
        if any(not match.tail.enclitic for match in phrase_index("questions").at(document, first)):
            continue  # an indirect question is no condition (ما إذا)
        clause = complementizer(document.tokens[first])
        near = min(last, first + _cues().window)
        for i in range(first, last):
            if i >= near and clause is not None:
                break  # only the mark of a noun phrase may stand anywhere in it
            marker = _at(document, i, near=i < near, nominal=clause is None, opens=i == first)
            if marker is not None:
                return marker, _by_speaker(scope, statement, first, i)
            if (
                i > first
                and i < near
                and document.tokens[i].kind == "punct"
                and document.tokens[i].text in "،,؛"
            ):
                near = i  # the verb of the clause stands before its first comma
    return None


def _at(document: Document, index: int, *, near: bool, nominal: bool, opens: bool) -> Marker | None:
    for match in _markers().at(document, index):
        marker = match.value
        if marker.where == "opening" and not opens:
            continue
        if not opens and match.head.proclitics and match.head.fold != fold(marker.words[0]):
            continue
        if marker.where == "start" and not near:
            continue
        if marker.nominal and not nominal:
            continue
        if marker.needs == "imperfect" and not _is_imperfect(document, match.last):
            continue
        return marker
    token = document.tokens[index]
    for marker in _prefixed() if near else ():
        if _is_future(token, fold(marker.prefix or "")) and not _is_name(document, index):
            return marker
    return None


def _is_imperfect(document: Document, index: int) -> bool:
    if index >= len(document.tokens):
        return False
    word = document.tokens[index].fold
    cues = _cues()
    return word.startswith((*cues.imperfect_letters, *cues.imperfect_beginnings)) or word in {
        fold(w) for w in cues.teh_imperfects
    }


def _is_future(token: Token, prefix: str) -> bool:
    """Whether a word is the future prefix before an imperfect: the second letter is one of the imperfect's."""
    word = token.fold
    if token.kind != "word" or _is_noun(word):
        return False
    for form in token.forms:
        if form.proclitics and form.proclitics[-1] == prefix and not form.enclitic and not form.definite:
            teh = fold(_cues().teh_imperfects[0])[0]
            rest = form.fold
            if rest[0] in _imperfect_letters() and len(word) >= _SHORTEST_VERB:
                return True
            if rest[0] == teh and len(rest) >= _SHORTEST_VERB:
                return True
    return False


def _is_name(document: Document, index: int) -> bool:
    """Whether the annotator sees a name in a word (سنجار)."""
    token = document.tokens[index]
    return any(entity.start <= token.start < entity.end for entity in document.entities)


def _is_noun(word: str) -> bool:
    """Whether a word that begins like a future verb is a noun: whole words up to three letters, else stems."""
    words, stems = _noun_stems()
    return word in words or word.startswith(stems)


def _of_us(document: Document, marker: int) -> bool:
    """Whether the verb of a future marker is in the first person plural (سنستمر، لن نقبل)."""
    at = marker + 1 if document.tokens[marker].fold in word_set("future") else marker
    words = document.words_of(at, min(at + 1, len(document.tokens)))
    return any(word.pos == "VERB" and word.feature("Person") == "1" for word in words)


def _by_speaker(scope: Scope, statement: Statement, first: int, marker: int) -> bool:
    """Whether the subject before the marker is the speaker, the speaker's state, or a pronoun (أنه لن)."""
    document = scope.document
    speaker = scope.actors.get(statement.source or "")
    start, end = document.tokens[first].start, document.tokens[marker].start
    at = bisect_left(scope.starts, start)
    subjects = scope.mentions[at : at + 1]
    opening = document.tokens[first + 1].end if first + 1 < len(document.tokens) else end
    between = [m for m in subjects if m.span.end <= end and m.span.start < opening]
    own = {fold(word) for word in _cues().own}
    if any(token.fold in own for token in document.tokens[first : min(marker, first + 2)]) or _of_us(
        document, marker
    ):
        return True
    if not between:
        head = complementizer(document.tokens[first])
        return head is not None and bool(head.enclitic) and marker - first <= 1
    if speaker is None:
        return False
    subject = scope.actors.get(scope.links.get((between[0].span.start, between[0].span.end), ""))
    if subject is None:
        return False
    if subject.id == speaker.id:
        return True
    states = {"country", "place"}
    return subject.kind in states and subject.country is not None and subject.country == speaker.country
