"""Which clause a reporting phrase qualifies: the one that it is set in, one behind it, the sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.according import after_fa
from kawalis.extract.statements.phrase import (
    COLON,
    DASHES,
    after_conjunction,
    is_comma,
    is_finite_cue,
    skip_adverbs,
)
from kawalis.knowledge.reporting import complementizer, discourse, phrase_index, word_set

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Sentence

_BYLINE = 7  # tokens of a byline with its colon
_LINE_BREAK = "\n"
_BROKEN = 3  # tokens before a phrase that breaks a clause
_BEFORE = 14  # tokens before a phrase in which its verb stands
_POINTING = 2  # words of a clause that points back
_QUOTED_WORDS = 3  # a shorter quotation is a name or a scare quote


def content_of(view: View, draft: Draft, after: int, end: int) -> bool:
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
        if at >= end or not any(t.kind == "word" for t in view.document.tokens[at:end]):
            return _sentence_before(view, draft, sentence)
        told = any(f.proclitics == (discourse().told_to[0],) for f in view.document.tokens[at].forms)
        if (
            draft.phrase is not None
            and draft.phrase.before_cue
            and at == after
            and not (told or after_fa(view, at))
        ):
            return False  # كما واصل الوفد جولته: nothing is told as somebody told it
        draft.frame, draft.content_start = "an", at
        return True
    at = after + 1 if after < end and is_comma(view, after) else after
    if at < end and complementizer(view.document.tokens[at]) and _told_clause(view, draft, at):
        draft.frame, draft.content_start = "an", at  # ذكرت الوكالة نقلا عن مصدر أن
        return True
    if _opens_clause(view, draft) and at < end and view.document.tokens[at].kind in {"word", "number"}:
        draft.frame, draft.content_start = "an", at  # ، وحسب شهود أغلق الجنود الطريق
        return True
    return preceding_clause(view, draft) and _following_rest(view, draft, after, end)


def _told_clause(view: View, draft: Draft, at: int) -> bool:
    """Whether a clause behind a phrase is what it attributes: relayed, or broken off its verb.

    أفادت مصادر، وفق ما نقلت الوكالة، أن: both have the clause. What is so according to somebody is the saying itself
    (أبلغ الجنرال الأطراف، بحسب المصدر، أن).
    """
    if draft.link == "relayed":
        return True
    if draft.phrase is None or not draft.phrase.before_cue:
        return False
    first = view.document.sentences[view.document.tokens[draft.first].sentence].first
    told = range(max(first, draft.first - _BEFORE), draft.first)
    verb = next((i for i in reversed(told) if is_finite_cue(view, i)), None)
    if verb is None or complementizer(view.document.tokens[at]) is None:
        return False
    return not any(complementizer(view.document.tokens[i]) for i in range(verb, draft.first))


def _opens_clause(view: View, draft: Draft) -> bool:
    """Whether a phrase opens a clause: a conjunction joins it behind a comma, or a particle stands right before it.

    ، وحسب شهود أغلق الجنود الطريق; قال إنه بحسب التقرير أغلق الطريق.
    """
    if draft.first > 0 and complementizer(view.document.tokens[draft.first - 1]) is not None:
        return True
    if draft.first == 0 or not is_comma(view, draft.first - 1):
        return False
    joined = view.document.text[view.document.tokens[draft.first].start : draft.cue_start]
    return joined == discourse().conjunctions[0]


def _sentence_before(view: View, draft: Draft, sentence: Sentence) -> bool:
    """Take the sentence before for the content where a phrase stands alone in its own (… الموقع. وفقا للشرطة.)."""
    if sentence.index == 0 or draft.phrase is None:
        return False
    before = view.document.sentences[sentence.index - 1]
    between = view.document.text[before.end : sentence.start]
    if before.layer != sentence.layer or _LINE_BREAK in between:
        return False
    last = before.last
    while last > before.first and view.document.tokens[last - 1].kind == "punct":
        last -= 1
    if last - before.first <= _POINTING:
        return False
    draft.frame, draft.content = "preceding", [(before.first, last)]
    return True


def preceding_clause(view: View, draft: Draft) -> bool:
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
