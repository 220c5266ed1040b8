"""Frames of reporting phrases: according to, on the word of, in whose view; colons; headline quotations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.statements.according import described_at, described_until
from kawalis.extract.statements.hearsay import charge, fear, opening
from kawalis.extract.statements.phrase import (
    is_abstract,
    is_comma,
    is_finite_cue,
    noun_phrase,
    question,
    skip_adverbs,
)
from kawalis.extract.statements.qualified import clause_from, content_of, preceding_clause
from kawalis.extract.statements.reach import mention_of, take_subject
from kawalis.extract.statements.subject import is_agent, preceding_subject
from kawalis.extract.statements.told import past_told
from kawalis.knowledge import table
from kawalis.knowledge.reporting import complementizer, verb_readings, word_set
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

_SAYING = frozenset({"say", "announce", "know", "claim"})
_HEAD_WORDS = 14  # tokens of a source before a colon
_SHORT_HEAD = 6  # tokens of a source before a colon that no mention covers
_QUOTED_WORDS = 3  # a shorter quotation in a headline is a name or a scare quote


def attach_phrase(view: View, draft: Draft) -> bool:
    """Find source and content of a phrase cue; tell whether it attributes."""
    if draft.phrase is None:
        return False
    end = view.sentence_end(draft.first)
    match draft.phrase.frame:
        case "after":
            return _after(view, draft, end)
        case "possessed":
            draft.understood = True
            return preceding_clause(view, draft)
        case "agentless" | "expected" | "elaboration":
            draft.understood = draft.phrase.frame == "elaboration"
            return _clause_follows(view, draft, end)
        case frame:
            read = _FRAMES.get(frame)
            return read is not None and read(view, draft, end)


def _topic(view: View, draft: Draft, end: int) -> bool:
    source = preceding_subject(view, draft)
    if source is None or not _clause_follows(view, draft, end):
        return False
    draft.source, draft.source_precedes = source, True
    draft.clause_start = view.document.token_at(source.full.start)
    return True


def _told(view: View, draft: Draft, end: int) -> bool:
    """Take the subject of the verb before for the source (مضى الوزير بالقول إن); it may be understood."""
    if not clause_from(view, draft, past_told(view, draft.last, end), end):
        return False
    first = view.document.sentences[view.document.tokens[draft.first].sentence].first
    draft.understood = True
    for word in reversed(view.document.words_of(max(first, draft.first - _HEAD_WORDS), draft.first)):
        if word.pos != "VERB":
            continue
        for subject in view.syntax.dependents(word, "nsubj"):
            mention = mention_of(view, subject)
            if mention is not None and is_agent(mention):
                draft.source, draft.understood, draft.source_precedes = mention, False, True
        break
    return True


def _about(view: View, draft: Draft, end: int) -> bool:
    """Take what a question was about for its content, up to the comma or verb behind it."""
    last = draft.last
    while last < end and not is_comma(view, last) and not (is_finite_cue(view, last) and last > draft.last):
        last += 1
    if last == draft.last:
        return False
    draft.frame, draft.content = "noun", [(draft.last, last)]
    return True


def _left_open(view: View, draft: Draft, end: int) -> bool:
    """Take the noun phrase or question that a speaker leaves open."""
    draft.understood = True
    at = draft.last
    if at >= end or view.document.tokens[at].kind != "word" or is_finite_cue(view, at):
        return False
    draft.frame, draft.content_start = ("question" if question(view, at) else "noun"), at
    return True


def _asked(view: View, draft: Draft, end: int) -> bool:
    """Take the words of a question, in marks behind it, for its content."""
    at = draft.last
    quote = view.quote_at.get(at)
    if at >= end or quote is None or quote.inner_words < _QUOTED_WORDS:
        return False
    draft.frame, draft.content_start = "quote", at
    return True


def _clause_follows(view: View, draft: Draft, end: int) -> bool:
    at = skip_adverbs(view, draft.last, end)
    if at < end and (question(view, at) or complementizer(view.document.tokens[at])):
        draft.frame, draft.content_start = "an", at
        return True
    expects = draft.phrase is not None and draft.phrase.frame == "expected"
    if expects and at < end and _is_act(view, at):
        draft.frame, draft.content_start = "noun", at  # من المتوقع وصول الوفد
        return True
    return False


def _is_act(view: View, index: int) -> bool:
    """Whether an indefinite noun that names nobody stands at a token (من المتوقع وصول الوفد)."""
    token = view.document.tokens[index]
    plain = index not in view.mention_at and not token.fold.startswith(ARTICLE)
    return plain and any(word.pos == "NOUN" for word in view.document.words_of(index, index + 1)[:1])


def _after(view: View, draft: Draft, end: int) -> bool:
    index = draft.last
    if draft.phrase is not None and draft.phrase.before_cue:
        draft.cue_end = view.document.tokens[index].end
        index += 1
        if index < end and view.document.tokens[index].fold in word_set("about_pronouns"):
            index += 1  # على ما نقلت عنه الصحف
        index = past_told(view, index, end)
        index += index < end and is_comma(view, index)
    if index >= end:
        return False
    after, mention = noun_phrase(view, index, end, governed=True)
    if mention is None:
        return _unnamed(view, draft, index, end)
    if not is_agent(mention) or (mention.kind in {"place", "country"} and not _state(view, draft, mention)):
        return False
    draft.source = mention
    return content_of(view, draft, after, end)


def _state(view: View, draft: Draft, mention: Mention) -> bool:
    """Whether a state, or the capital that stands for it, closes the sentence behind a phrase that has no other use."""
    if draft.phrase is None or draft.phrase.link != "attributed" or mention.form != "name":
        return False
    if mention.kind == "place" and fold(mention.span.text) not in _capitals():
        return False
    after = view.last_token(mention)
    return after >= view.sentence_end(draft.first) or view.document.tokens[after].kind == "punct"


@cache
def _capitals() -> frozenset[str]:
    """Return the folded names of the seats of government."""
    return frozenset(fold(name) for place in table(KnownPlace) if place.capital for name in place.names.ar)


def _unnamed(view: View, draft: Draft, index: int, end: int) -> bool:
    """Take whoever acts, a document, or the subject of the phrase's verb, that no mention covers for the source."""
    start = described_at(view, index)
    if start is None:
        return _subject(view, draft, index, end)
    last = described_until(view, index, end)
    draft.source_range = (index, last)
    draft.source_words = (start, view.document.tokens[last - 1].end)
    return content_of(view, draft, last, end)


def _subject(view: View, draft: Draft, index: int, end: int) -> bool:
    """Take the subject of a phrase's verb, whatever it is (حسبما ذكرت إدارة الصحة), or a noun of speaking.

    A phrase that opens its sentence may only join its verb's own clause (كما أعرب السفراء عن).
    """
    token = view.document.tokens[index]
    word = next((w for w in view.document.words_of(index, index + 1) if w.pos == "NOUN"), None)
    opens = draft.first == view.document.sentences[token.sentence].first
    told = draft.phrase is not None and draft.phrase.before_cue and not opens and _says(view, index - 1)
    seen = take_subject(view, draft, index) if told else index
    if seen > index:
        return content_of(view, draft, seen, end)
    bare = token.fold.removeprefix(ARTICLE)
    body = bare != token.fold and bare in word_set("bodies")
    told = told and not is_abstract(view, index)
    if word is None or index in view.time_at or not (told or body or bare in word_set("speeches")):
        return False
    last = described_until(view, index, end)
    draft.source_range = (index, last)
    return content_of(view, draft, last, end)


def _says(view: View, index: int) -> bool:
    """Whether the verb of a phrase is one of saying or knowing (كما ذكرت الإدارة; كما تعجب القراء is a clause)."""
    return any(r.finite and r.verb.cue_class in _SAYING for r in verb_readings(view.document.tokens[index]))


_FRAMES = {
    "topic": _topic,
    "told": _told,
    "about": _about,
    "asked": _asked,
    "untold": _left_open,
    "charge": charge,
    "fear": fear,
    "opening": opening,
}
