"""What is said by nobody in particular: reports that come in, news that goes round, charges and fears as nouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.object_start import object_at
from kawalis.extract.statements.phrase import (
    content_clause,
    is_finite_cue,
    noun_phrase,
    preposition_core,
)
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.surroundings import after_relative
from kawalis.knowledge.reporting import complementizer, discourse, word_set
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

_REACH = 9  # tokens between such a noun or its verb and what is told
_OF_IT = 5  # tokens between a charge or fear and its preposition
_NAMING = frozenset({"NOUN", "PROPN", "X"})
_RAISED = 2  # tokens before a fear in which something raises it


def told_around(view: View, draft: Draft, end: int) -> bool:
    """Read reports as the subject of a verb, behind it or as the head of its relative clause (وردت أنباء عن)."""
    if draft.kind != "finite" or draft.enclitic or draft.last >= end or draft.negated:
        return False  # لم ترد أنباء عن: nobody says so
    if _is_hearsay(view, draft.last):
        at = _told_from(view, draft, draft.last + 1, end)
        if at is not None:
            timed = next((i for i in range(draft.last + 1, at) if i in view.time_at), at)
            draft.source_range = (draft.last, timed)
        return at is not None
    if after_relative(view, draft) and draft.first > 1 and _is_hearsay(view, draft.first - 2):
        if _told_from(view, draft, draft.last, end) is None:
            return False
        draft.source_range, draft.source_precedes = (draft.first - 2, draft.first - 1), True
        draft.clause_start = draft.first - 2
        return True
    return False


def _is_hearsay(view: View, index: int) -> bool:
    forms = view.document.tokens[index].forms
    return any(form.bare in word_set("hearsay") and not (form.proclitics or form.enclitic) for form in forms)


def _told_from(view: View, draft: Draft, index: int, end: int) -> int | None:
    """Return the token at which what reports tell begins, its preposition included."""
    for at in range(index, min(end, index + _REACH)):
        if view.document.tokens[at].kind == "punct" or is_finite_cue(view, at):
            return None
        if draft.lexeme.hearsay and "an" in draft.lexeme.takes and content_clause(view, at):
            draft.frame, draft.content_start = "an", at
            return at
        if object_at(view, draft, at, end):
            return at
    return None


def charge(view: View, draft: Draft, end: int) -> bool:
    """Read charges and what they are of (اتهامات من المعارضة بأنها، بتهمة تشكيل); ``من`` tells whose they are."""
    at = draft.last
    tokens = view.document.tokens
    of_act = tokens[draft.first].fold in word_set("charged_with")
    if of_act:
        words = view.document.words_of(at, at + 1)[:1] if at < end else ()
        if (
            not words
            or words[0].pos != "NOUN"
            or tokens[at].fold.startswith(ARTICLE)
            or at in view.mention_at
        ):
            return False
        draft.frame, draft.content_start = "noun", at
        return True
    while at < min(end, draft.last + _OF_IT) and tokens[at].kind != "punct":
        if tokens[at].fold in word_set("partitives") and at + 1 < end:
            after, mention = noun_phrase(view, at + 1, end, head_only=True)
            if mention is not None and is_agent(mention):
                draft.source = mention
            elif after > at + 1:
                draft.source_range = (at + 1, after)
            at = max(after, at + 1)
            continue
        particle = complementizer(tokens[at])
        core = tokens[at].core(particle)[0] if particle is not None and particle.proclitics else None
        if core is None and any(w.pos == "ADP" for w in view.document.words_of(at, at + 1)[:1]):
            core = preposition_core(view, at, _preposition())
        if core is not None:
            draft.frame, draft.content_start = ("an" if particle is not None else "noun"), at
            draft.content_offset = core
            return True
        if is_finite_cue(view, at):
            return False
        at += 1
    return False


def _preposition() -> str:
    """Return the letter that joins a charge to what it is of."""
    return discourse().complementizer_proclitics[0]


def fear(view: View, draft: Draft, end: int) -> bool:
    """Read fears and what they are of (وسط مخاوف من أن), where nothing is only said to raise them (يثير مخاوف)."""
    tokens = view.document.tokens
    before = tokens[max(0, draft.first - _RAISED) : draft.first]
    if any(form.fold in word_set("raising") for token in before for form in token.forms):
        return False
    for at in range(draft.last, min(end - 1, draft.last + _OF_IT)):
        if tokens[at].kind == "punct" or is_finite_cue(view, at):
            return False
        if content_clause(view, at):
            draft.frame, draft.content_start = "an", at
            return True
        if tokens[at].fold in word_set("partitives"):
            clause = content_clause(view, at + 1)
            draft.frame, draft.content_start = ("an" if clause else "noun"), at + 1
            whose = view.document.words_of(draft.last, at)[:1]
            if draft.source is None and any(word.pos in _NAMING for word in whose):
                draft.source_range = (draft.last, at)
            return tokens[at + 1].kind == "word"
        mention = view.mention_at.get(at)
        if mention is not None and is_agent(mention):
            draft.source = mention
    return False


def opening(view: View, draft: Draft, end: int) -> bool:
    """Read news as the head of a headline or sentence (أنباء عن مقتل القائد)."""
    sentence = view.document.sentences[view.document.tokens[draft.first].sentence]
    if draft.first != sentence.first or draft.last >= end:
        return False
    draft.frame, draft.content_start = "noun", draft.last
    return True
