"""Introducers (مفاده، جاء فيه): the words behind them belong to the cue before, or to the document that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import COLON, content_clause, is_comma
from kawalis.extract.statements.qualified import clause_from
from kawalis.knowledge.reporting import source_noun, word_set

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

_BACK = 14  # tokens back to the document that words stand in


def introduce(view: View, phrase: Draft, earlier: list[Draft]) -> bool:
    """Give the content behind an introducer (مفاده أن) to the nearest cue before it that has none."""
    end = view.sentence_end(phrase.first)
    at = phrase.last
    while at < end and (view.text_of(at) == COLON or is_comma(view, at)):
        at += 1
    if at >= end:
        return False
    if not (content_clause(view, at) or at in view.quote_at or view.text_of(phrase.last) == COLON):
        return False
    for draft in reversed(earlier):
        if draft.verb is None or draft.verb.homograph or draft.content_start >= 0:
            continue
        if {"an", "introduced"} & set(draft.verb.takes):
            draft.frame, draft.content_start = "an", at
            return True
    return False


def written_in(view: View, draft: Draft) -> bool:
    """Read what stands in a document that the clause before names (أصدر بيانا جاء فيه: ...): it speaks."""
    tokens = view.document.tokens
    start = view.document.sentences[tokens[draft.first].sentence].first
    for at in range(draft.first - 1, max(start, draft.first - _BACK) - 1, -1):
        if _speech(view, draft, at):
            return True
        noun = source_noun(tokens[at].fold)
        if (
            noun is None
            or noun.form != "document"
            or not clause_from(view, draft, draft.last, view.sentence_end(at))
        ):
            continue
        draft.source_range, draft.source_precedes = (at, draft.first), True
        draft.clause_start = at
        return True
    return False


def _speech(view: View, draft: Draft, at: int) -> bool:
    """Read what somebody said in a speech that a relative clause tells of (التصريحات التي أكد فيها أن): his words."""
    token = view.document.tokens[at]
    spoken = any(form.bare in word_set("speeches") for form in token.forms)
    related = any(form.fold in word_set("relatives") for form in view.document.tokens[draft.first - 1].forms)
    if not (spoken and related) or not clause_from(view, draft, draft.last, view.sentence_end(at)):
        return False
    draft.understood = True
    return True
