"""Words that a headline or paragraph attributes by its signs: a colon behind its head, quotation marks alone."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kawalis.extract.statements.draft import Draft
from kawalis.extract.statements.phrase import COLON, is_finite_cue
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.surroundings import is_agent_noun
from kawalis.knowledge import table
from kawalis.knowledge.reporting import complementizer, discourse, word_set
from kawalis.knowledge.schema.countries import Country
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.extract.statements.draft import View
    from kawalis.model import Mention, Sentence

_TOLD = 6  # tokens of an outlet with its preposition and marks
_HEAD_WORDS = 14  # tokens of a source before a colon
_SHORT_HEAD = 6  # tokens of a source before a colon that no mention covers
_PEOPLE = frozenset({"person", "office"})
_OPENING = 12  # tokens of a body in which its first verb of saying stands
_SUBJECT = 10  # tokens behind it in which its subject is named
_QUOTED_WORDS = 3  # a shorter quotation in a headline is a name or a scare quote


def colon_heads(view: View, sentence: Sentence, used: set[int]) -> Iterator[Draft]:
    """Yield ``source: words`` where a mention fills the head of a headline, of a part of one, or of a paragraph."""
    found = [
        draft
        for first, last in _parts(view, sentence)
        if (draft := _colon_head(view, sentence, first, last)) is not None and draft.first not in used
    ]
    for draft, following in pairwise(found):  # the words of the last run on like any others
        draft.content, draft.content_start = [(draft.last, following.clause_start - 1)], -1
    yield from found


def _parts(view: View, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the parts of a headline that rows of dots set apart (الوزير: نوافق.. الحزب: نرفض), else all of it."""
    first = sentence.first
    for i in range(sentence.first, sentence.last if sentence.layer == "headline" else sentence.first):
        if view.text_of(i).startswith(discourse().dots[0] * 2) or view.text_of(i) in discourse().dots[1:]:
            if i > first:
                yield first, i
            first = i + 1
    if first < sentence.last:
        yield first, sentence.last


def _colon_head(view: View, sentence: Sentence, first: int, last: int) -> Draft | None:
    """Read one ``source: words`` of tokens ``[first, last)``."""
    mention = view.mention_at.get(first)
    headed = _is_head(view, first, last)
    if mention is not None and is_agent(mention):
        colon = _past_venue(view, mention, _past_outlet(view, view.last_token(mention), last), last)
        place = mention.kind in {"country", "place"}
        if place and _told_of_others(view, colon + 1) and not government_speaks(view, mention, sentence):
            return None
    elif sentence.layer == "headline" and _is_surname(view, first):
        mention = None
        colon = _past_outlet(view, first + 1, last)
    elif headed:
        mention = None
        colon = next(i for i in range(first, last) if view.text_of(i) == COLON)
    else:
        return None
    if colon >= last or view.text_of(colon) != COLON or colon - first > _HEAD_WORDS or colon + 1 >= last:
        return None
    token = view.document.tokens[colon]
    draft = Draft(colon, colon + 1, "colon", cue_start=token.start, cue_end=token.end, clause_start=first)
    draft.source, draft.source_precedes = mention, True
    draft.source_range = None if mention is not None else (first, colon if headed else first + 1)
    draft.frame, draft.content_start = "quote", colon + 1
    return draft


def _past_outlet(view: View, index: int, end: int) -> int:
    """Return the token after the outlet that was told, where a colon stands behind it (الوزير لـ«الصحيفة»: ...)."""
    if index >= end or not view.text_of(index).startswith(tuple(discourse().told_to[:1])):
        return index
    for at in range(index, min(end, index + _TOLD)):
        if view.text_of(at) == COLON:
            return at
    return index


def _past_venue(view: View, mention: Mention, index: int, end: int) -> int:
    """Return the colon behind where a person speaks (فلان من بغداد: ...), else the token where his name ends."""
    if index >= end or mention.kind not in _PEOPLE or view.text_of(index) == COLON:
        return index
    if view.document.tokens[index].fold not in word_set("place_links"):
        return index
    for at in range(index + 1, min(end, index + _TOLD)):
        if view.text_of(at) == COLON:
            return at
        if any(w.pos in {"VERB", "PUNCT"} for w in view.document.words_of(at, at + 1)):
            return index
    return index


def _says_we(view: View, index: int) -> bool:
    """Whether the words behind a colon speak of us (ليست ضمن أهدافنا): a state speaks."""
    sentence = view.document.sentences[view.document.tokens[index].sentence]
    ours = word_set("first_enclitics")
    return any(w.pos == "PRON" and fold(w.norm) in ours for w in view.document.words_of(index, sentence.last))


def _is_surname(view: View, index: int) -> bool:
    """Whether a word ends somebody's full name in the report (فلان لـ«الصحيفة»: ...)."""
    token = view.document.tokens[index]
    if token.kind != "word":
        return False
    names = (m.span.text.split() for m in view.mentions if m.kind == "person" and m.form == "name")
    return any(len(words) > 1 and fold(words[-1]) == token.fold for words in names)


def _told_of_others(view: View, index: int) -> bool:
    """Whether neither marks nor a verb stand behind a place and its colon (بغداد: الوزير يفتتح): a dateline."""
    if index in view.quote_at or index >= len(view.document.tokens) or _says_we(view, index):
        return False
    words = view.document.words_of(index, index + 1)
    return not any(word.pos in {"VERB", "PART", "AUX"} for word in words)


def _is_head(view: View, first: int, last: int) -> bool:
    """Whether a short noun phrase that acts stands before a colon (وزير عراقي: ...)."""
    for i in range(first, min(last - 1, first + _SHORT_HEAD)):
        if view.text_of(i) == COLON:
            return i > first and is_agent_noun(view, first)
        if view.document.tokens[i].kind != "word" or is_finite_cue(view, i):
            return False
    return False


def government_speaks(view: View, mention: Mention, headline: Sentence) -> bool:
    """Whether the first who speaks below a headline is the country before its colon, or one of its own.

    الجارة: الاتهامات باطلة stands over a report in which her ministry or her foreign minister rejects them.
    """
    code = _countries().get(fold(mention.span.text))
    if headline.layer != "headline" or mention.kind != "country" or code is None:
        return False
    tokens = view.document.tokens
    end = min(len(tokens), headline.last + _OPENING)
    cue = next((i for i in range(headline.last, end) if is_finite_cue(view, i)), None)
    if cue is None:
        return False
    for i in range(cue + 1, min(len(tokens), cue + _SUBJECT)):
        if complementizer(tokens[i]) is not None:
            return False
        told = view.mention_at.get(i)
        if told is not None and is_agent(told):
            return told.kind != "outlet" and code in {told.country, _countries().get(fold(told.span.text))}
    return False


@cache
def _countries() -> dict[str, str]:
    """Return the codes of countries by their folded names."""
    return {fold(name): country.code for country in table(Country) for name in country.names.ar}


def headline_quotes(view: View, sentence: Sentence, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield quotations of a headline that no cue of the headline holds: words whose speaker it leaves open."""
    for quote in view.quotes:
        if not sentence.first <= quote.first < sentence.last or quote.inner_words < _QUOTED_WORDS:
            continue
        if any(first <= quote.first < last for draft in drafts for first, last in draft.content):
            continue
        draft = Draft(quote.first, quote.first, "headline", clause_start=quote.first)
        draft.frame = "quote"
        draft.content = [(quote.first, quote.last)]
        yield draft
