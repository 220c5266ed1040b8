"""Frames of reporting phrases: according to, on the word of, in whose view; colons; headline quotations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.statements.according import described_at, described_until
from kawalis.extract.statements.hearsay import charge, fear, opening
from kawalis.extract.statements.phrase import (
    COLON,
    after_conjunction,
    is_comma,
    is_finite_cue,
    noun_phrase,
    past_told,
    question,
    skip_adverbs,
)
from kawalis.extract.statements.reach import mention_of, take_subject
from kawalis.extract.statements.subject import is_agent, preceding_subject
from kawalis.knowledge import table
from kawalis.knowledge.reporting import complementizer, phrase_index, word_set
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

_TOLD = 6  # tokens of an outlet with its preposition and marks
_BYLINE = 7  # tokens of a byline with its colon
DASHES = frozenset({"-", "–", "—"})
_BROKEN = 3  # tokens before a phrase that breaks a clause
_HEAD_WORDS = 14  # tokens of a source before a colon
_SHORT_HEAD = 6  # tokens of a source before a colon that no mention covers
_POINTING = 2  # words of a clause that points back
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
            return _preceding_clause(view, draft)
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
    if index >= end:
        return False
    after, mention = noun_phrase(view, index, end, governed=True)
    if mention is None:
        return _unnamed(view, draft, index, end)
    if not is_agent(mention) or (mention.kind in {"place", "country"} and not _state(view, draft, mention)):
        return False
    draft.source = mention
    return _content_of(view, draft, after, end)


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
    """Take whoever acts, or a document, that no mention covers for the source."""
    start = described_at(view, index)
    if start is None:
        last = index
        if draft.phrase is not None and draft.phrase.before_cue:
            last = take_subject(view, draft, index)
        return last > index and _content_of(view, draft, last, end)
    last = described_until(view, index, end)
    draft.source_range = (index, last)
    draft.source_words = (start, view.document.tokens[last - 1].end)
    return _content_of(view, draft, last, end)


def _content_of(view: View, draft: Draft, after: int, end: int) -> bool:
    """Find the clause that a phrase with its source qualifies."""
    draft.clause_start = draft.first
    sentence = view.document.sentences[view.document.tokens[draft.first].sentence]
    if draft.phrase is not None and draft.phrase.clause_only:
        written = draft.source is None or draft.source.form == "document"
        return written and clause_from(view, draft, after, end)
    if draft.first == sentence.first or view.quote_at.get(draft.first - 1) is not None:
        at = after
        while at < end and (is_comma(view, at) or view.text_of(at) == COLON):
            at += 1
        if at >= end:
            return False
        draft.frame, draft.content_start = "an", at
        return True
    at = after + 1 if after < end and is_comma(view, after) else after
    if at < end and complementizer(view.document.tokens[at]):
        waits = any(
            is_finite_cue(view, i) for i in range(max(sentence.first, draft.first - _BYLINE), draft.first)
        )
        if draft.link == "relayed" or waits:
            draft.frame, draft.content_start = "an", at  # ذكرت الوكالة نقلا عن مصدر أن
            return True
    return _preceding_clause(view, draft) and _following_rest(view, draft, after, end)


def _preceding_clause(view: View, draft: Draft) -> bool:
    """Take the clause before the phrase for its content, from the last closer after a comma or the start."""
    sentence = view.document.sentences[view.document.tokens[draft.first].sentence]
    start = _past_byline(view, sentence.first, draft.first)
    last = draft.first
    while last > start and is_comma(view, last - 1):
        last -= 1
    for i in range(start + 1, last):
        if is_comma(view, i - 1) and any(
            not m.head.proclitics for m in phrase_index("closers").at(view.document, i)
        ):
            start = i
    if last - start < 1 or _points_back(view, start, last):
        return False
    draft.frame = "preceding"
    draft.content = [(start, last)]
    return True


def _past_byline(view: View, first: int, last: int) -> int:
    """Return the token behind the colon of a byline that opens a sentence (الأفق - متابعة: ...), else ``first``."""
    for at in range(first + 1, min(last, first + _BYLINE)):
        if view.text_of(at) == COLON:
            dashed = any(view.text_of(i) in DASHES for i in range(first, at))
            return at + 1 if dashed else first
    return first


def _points_back(view: View, first: int, last: int) -> bool:
    """Whether a clause only points to what was told before (جاء ذلك على لسان)."""
    words = [view.document.tokens[i].fold for i in range(first, last)]
    return len(words) <= _POINTING and any(word in word_set("demonstratives") for word in words[1:])


def clause_from(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether a content clause begins here, a comma skipped (جاء في بيان الوزارة أن)."""
    at = skip_adverbs(view, index + 1 if index < end and is_comma(view, index) else index, end)
    if at < end and complementizer(view.document.tokens[at]):
        draft.frame, draft.content_start = "an", at
        return True
    if at < end and view.text_of(at) == COLON:
        at += 1
    if at in view.quote_at and view.quote_at[at].inner_words >= _QUOTED_WORDS:
        draft.frame, draft.content_start = "quote", at
        return True
    return False


def _following_rest(view: View, draft: Draft, after: int, end: int) -> bool:
    """Add what follows, where the phrase breaks a clause off its first words (الهدنة، بحسب مصدر، صامدة)."""
    first, last = draft.content[0]
    tokens = view.document.tokens[first:last]
    broken = (
        last - first <= _BROKEN and not any(t.kind == "punct" for t in tokens) and draft.phrase is not None
    )
    verbal = any(is_finite_cue(view, i) for i in range(first, last))
    if not broken or verbal or after + 1 >= end or not is_comma(view, after):
        return True
    following = view.document.tokens[after + 1]
    if complementizer(following) is None and after_conjunction(view, after + 1) == following.start:
        draft.content_start = after + 1
    return True


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
