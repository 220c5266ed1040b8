"""Words that a headline or paragraph attributes by its signs: a colon behind its head, quotation marks alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.draft import Draft
from kawalis.extract.statements.phrase import COLON, is_finite_cue
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.surroundings import is_agent_noun
from kawalis.knowledge.reporting import discourse, word_set
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.extract.statements.draft import View
    from kawalis.model import Sentence

_TOLD = 6  # tokens of an outlet with its preposition and marks
_HEAD_WORDS = 14  # tokens of a source before a colon
_SHORT_HEAD = 6  # tokens of a source before a colon that no mention covers
_QUOTED_WORDS = 3  # a shorter quotation in a headline is a name or a scare quote


def colon_heads(view: View, sentence: Sentence, used: set[int]) -> Iterator[Draft]:
    """Yield ``source: words`` where a mention fills the head of a headline or paragraph."""
    mention = view.mention_at.get(sentence.first)
    if mention is not None and is_agent(mention):
        colon = _past_outlet(view, view.last_token(mention), sentence.last)
        if mention.kind in {"country", "place"} and _told_of_others(view, colon + 1):
            return
    elif _is_surname(view, sentence):
        mention = None
        colon = _past_outlet(view, sentence.first + 1, sentence.last)
    elif _is_head(view, sentence):
        mention = None
        colon = next(i for i in range(sentence.first, sentence.last) if view.text_of(i) == COLON)
    else:
        return
    if colon >= sentence.last or view.text_of(colon) != COLON or colon in used:
        return
    if colon - sentence.first > _HEAD_WORDS or colon + 1 >= sentence.last:
        return
    token = view.document.tokens[colon]
    draft = Draft(
        colon, colon + 1, "colon", cue_start=token.start, cue_end=token.end, clause_start=sentence.first
    )
    draft.source, draft.source_precedes = mention, True
    draft.source_range = (
        None
        if mention is not None
        else (sentence.first, colon if _is_head(view, sentence) else sentence.first + 1)
    )
    draft.frame, draft.content_start = "quote", colon + 1
    yield draft


def _past_outlet(view: View, index: int, end: int) -> int:
    """Return the token after the outlet that was told, where a colon stands behind it (الوزير لـ«الصحيفة»: ...)."""
    if index >= end or not view.text_of(index).startswith(tuple(discourse().told_to[:1])):
        return index
    for at in range(index, min(end, index + _TOLD)):
        if view.text_of(at) == COLON:
            return at
    return index


def _says_we(view: View, index: int) -> bool:
    """Whether the words behind a colon speak of us (ليست ضمن أهدافنا): a state speaks."""
    sentence = view.document.sentences[view.document.tokens[index].sentence]
    ours = word_set("first_enclitics")
    return any(w.pos == "PRON" and fold(w.norm) in ours for w in view.document.words_of(index, sentence.last))


def _is_surname(view: View, sentence: Sentence) -> bool:
    """Whether a headline opens with one word that ends somebody's full name in the report (فلان لـ«الصحيفة»: ...)."""
    token = view.document.tokens[sentence.first]
    if sentence.layer != "headline" or token.kind != "word":
        return False
    names = (m.span.text.split() for m in view.mentions if m.kind == "person" and m.form == "name")
    return any(len(words) > 1 and fold(words[-1]) == token.fold for words in names)


def _told_of_others(view: View, index: int) -> bool:
    """Whether neither marks nor a verb stand behind a place and its colon (بغداد: الوزير يفتتح): a dateline."""
    if index in view.quote_at or index >= len(view.document.tokens) or _says_we(view, index):
        return False
    words = view.document.words_of(index, index + 1)
    return not any(word.pos in {"VERB", "PART", "AUX"} for word in words)


def _is_head(view: View, sentence: Sentence) -> bool:
    """Whether a short noun phrase that acts stands before a colon (وزير عراقي: ...)."""
    for i in range(sentence.first, min(sentence.last - 1, sentence.first + _SHORT_HEAD)):
        if view.text_of(i) == COLON:
            return i > sentence.first and is_agent_noun(view, sentence.first)
        if view.document.tokens[i].kind != "word" or is_finite_cue(view, i):
            return False
    return False


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
