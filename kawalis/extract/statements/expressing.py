"""Feelings and stances that are expressed (عبر الوزير عن قلقه): they tell a verb from the preposition spelt like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import is_comma, is_finite_cue
from kawalis.knowledge.reporting import verb_readings, word_set
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

_REACH = 24  # tokens of a subject between its verb and what it expresses


def expressed_at(view: View, draft: Draft, end: int) -> int | None:
    """Return the token of the verb's preposition before a feeling or stance in its clause, ``None`` where none follows.

    Marks end the clause, except the commas of an apposition; so does a cue.
    """
    prepositions = {fold(takes) for takes in draft.lexeme.takes}
    for at in range(draft.last, min(end - 1, draft.last + _REACH)):
        token = view.document.tokens[at]
        if is_finite_cue(view, at) or (token.kind == "punct" and not _inside_name(view, at)):
            return None
        if token.fold in prepositions:
            return at if names_stance(view, at + 1, end) else None
    return None


def names_stance(view: View, index: int, end: int) -> bool:
    """Whether a feeling or stance stands at a token, or behind a word of degree (بالغ القلق، قلقه)."""
    for at in range(index, min(end, index + 2)):
        forms = [form for form in view.document.tokens[at].forms if not form.proclitics]
        if any(form.bare in word_set("stances") for form in forms):
            return True
        if not any(form.bare in word_set("degrees") for form in forms):
            return False
    return False


def is_courtesy(view: View, index: int, end: int) -> bool:
    """Whether thanks, greetings or condolences stand at a token, or behind a word of degree: no words are given."""
    words = word_set("courtesies")
    near = view.document.tokens[index : min(end, index + 2)]  # أصدق التهاني، بالغ شكره
    degree = any(form.bare in word_set("degrees") for token in near[:1] for form in token.forms)
    return any(
        {form.bare, form.fold} & words
        for at, token in enumerate(near)
        for form in token.forms
        if not at or degree or (form.definite and not form.proclitics)
    )


def awaits_preposition(view: View, draft: Draft) -> bool:
    """Whether a verb before still lacks its preposition (أعرب الوزير عبر حسابه عن): the word parts it."""
    prepositions = {fold(takes) for takes in draft.lexeme.takes}
    first = view.document.sentences[view.document.tokens[draft.first].sentence].first
    for at in range(draft.first - 1, first - 1, -1):
        token = view.document.tokens[at]
        if token.fold in prepositions:
            return False
        for reading in verb_readings(token):
            if reading.verb.id != draft.lexeme.id and prepositions & {fold(t) for t in reading.verb.takes}:
                return True
    return False


def _inside_name(view: View, index: int) -> bool:
    """Whether a mark is a comma, or belongs to a name or quotation that a subject may hold."""
    return is_comma(view, index) or index in view.inside_mention or view.in_quote(index) is not None
