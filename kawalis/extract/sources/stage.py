"""The stage that adds unnamed sources, collective voices and documents to the mentions.

Types after the study of anonymous sourcing in news (Duffy and Williams, Journal of Mass Media Ethics, 2011):
an unnamed single or plural source with or without a stated role, a collective, a document.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.sources.described import described
from kawalis.extract.sources.modifiers import adjectives_end, attributes_of, clause_end
from kawalis.knowledge import table
from kawalis.knowledge.phrases import Match, PhraseIndex
from kawalis.knowledge.reporting import complementizer, verb_readings
from kawalis.knowledge.schema.sources import SourceNoun
from kawalis.model import Document, Mention, TimeExpression, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

_KIND = {"anonymous": "anonymous", "collective": "group", "document": "document"}


@cache
def _nouns() -> PhraseIndex[SourceNoun]:
    index: PhraseIndex[SourceNoun] = PhraseIndex()
    for entry in table(SourceNoun):
        for noun in entry.nouns:
            index.add(noun, entry, definite=True)
    return index


@stage(requires=("document", "mentions", "times"), assigns=("mentions",))
def sources(
    document: Document, mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...]
) -> tuple[Mention, ...]:
    """Add a mention for each unnamed source, collective voice and document; named ones are left alone."""
    dated = frozenset(document.token_at(time.start) for time in times)
    taken = [(m.full.start, m.full.end) for m in mentions]
    found = [m for m in _find(document, mentions, dated) if not _inside(m.span.start, taken)]
    together = tuple(sorted((*mentions, *found), key=lambda m: (m.span.start, -m.span.end)))
    return described(document, together, dated)


def _inside(offset: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in taken)


def _find(document: Document, mentions: tuple[Mention, ...], dated: frozenset[int]) -> Iterator[Mention]:
    named = {document.token_at(m.full.start): m for m in mentions}
    reach = -1
    for index in range(len(document.tokens)):
        if index < reach:
            continue
        match = next((m for m in _nouns().at(document, index) if not m.tail.enclitic), None)
        if match is None:
            continue
        mention = _read(document, match, named, dated)
        if mention is not None:
            reach = document.token_at(mention.full.end - 1) + 1
            yield mention


def _read(
    document: Document, match: Match[SourceNoun], named: dict[int, Mention], dated: frozenset[int]
) -> Mention | None:
    entry = match.value
    adjectives = adjectives_end(document, match.last)
    owner = named.get(adjectives)
    core = adjectives
    if owner is not None and match.head.definite and owner.ner != "PER":
        owner = None  # behind an article no genitive: the statement, then the government
    if owner is not None and adjectives == match.last:
        if owner.ner == "PER" and entry.form != "document":
            return None  # a title before a name: somebody named
        core = document.token_at(owner.full.end - 1) + 1
    clause = clause_end(document, core, named, definite=match.head.definite, times=dated)
    described = core > match.last or clause > core
    if not described and not entry.alone:
        return None
    if not described and not match.head.definite and not _stands_alone(document, match.last):
        return None
    span = document.span(match.start, document.tokens[core - 1].end)
    full = document.span(match.start, document.tokens[max(core, clause) - 1].end)
    return Mention(
        span=span,
        full=full,
        form=entry.form,
        kind=_KIND[entry.form],
        gender=entry.gender,
        number=entry.number,
        definite=match.head.definite,
        attributes=attributes_of(document, match.last, max(core, clause)),
        rule=f"sources.{entry.id}",
    )


def _stands_alone(document: Document, index: int) -> bool:
    """Whether an indefinite noun without modifiers is followed by what a source is followed by.

    مصدر قلق and مصادر الطاقة are no sources: a noun follows.
    """
    if index >= len(document.tokens):
        return True
    token = document.tokens[index]
    if token.kind != "word" or complementizer(token):
        return True
    return any(reading.finite for reading in verb_readings(token))
