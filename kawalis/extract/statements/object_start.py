"""An object that a cue admits: a bare noun, or a preposition with its noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import is_abstract, preposition_core, stops_source, word_endings
from kawalis.extract.statements.told import told_to
from kawalis.knowledge.reporting import object_nouns, word_set
from kawalis.text import ARTICLE, ends_in_teh_marbuta

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

_OF_WORDS = frozenset({"say", "announce", "know"})
OTHER_FRAMES = frozenset({"an", "quote", "noun", "question", "introduced"})


def begin(draft: Draft, frame: str, index: int) -> bool:
    """Let the words begin at a token, in a frame."""
    draft.frame = frame
    draft.content_start = index
    return True


def object_at(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether an object that the verb admits begins at ``index``: a noun, or a preposition with its noun."""
    if draft.only_dual or told_to(view, index):
        return False
    if prepositional(view, draft, index, end):
        return True
    return admits_noun(view, draft, index) and begin(draft, "noun", index)


def admits_noun(view: View, draft: Draft, index: int) -> bool:
    """Whether the verb takes a bare noun here; a title with a name is the speaker whose words come later."""
    verb = draft.lexeme
    if "noun" not in verb.takes or (draft.enclitic and not verb.double_object):
        return False
    if (verb.enclitic_object and not draft.enclitic) or (
        verb.positions_only and not _is_position(view, index)
    ):
        return False
    only = object_nouns(verb.id)
    if only and not any(form.bare in only for form in view.document.tokens[index].forms):
        return False
    if verb.enclitic_object and not _accusative(view, index):
        return False
    mention = view.mention_at.get(index)
    if mention is not None and mention.kind == "place" and draft.cue_class in _OF_WORDS:
        return False  # أكدت مصادر في محافظة كذا: where they are
    if _describes(view, index):
        return False
    if _names_a_person(view, index) or any(w.pos == "VERB" for w in view.document.words_of(index, index + 1)):
        return False  # وثائق نشرها الموقع: a relative clause
    token = view.document.tokens[index]
    admitted = index in view.quote_at or is_abstract(view, index) or token.fold in word_set("demonstratives")
    possessed = draft.source is not None and any(form.enclitic for form in token.forms)  # علمه is a noun here
    return admitted or possessed or not stops_source(view, index)


def _describes(view: View, index: int) -> bool:
    """Whether a definite adjective goes on with the name before it (أعلنت حركة كذا المنضوية في التحالف)."""
    words = view.document.words_of(index, index + 1)
    adjective = bool(words) and words[0].pos == "ADJ" and view.document.tokens[index].fold.startswith(ARTICLE)
    return adjective and index in view.mentions_ending


def _accusative(view: View, index: int) -> bool:
    """Whether a word shows the accusative of a second object (عدّه استهدافا) or may have it (ضربة)."""
    text = view.text_of(index)
    return ends_in_teh_marbuta(text) or view.document.tokens[index].fold.endswith(word_endings())


def _names_a_person(view: View, index: int) -> bool:
    near = 4
    return any(
        i in view.mention_at and view.mention_at[i].ner == "PER" and i > index
        for i in range(index, index + near)
    )


def _is_position(view: View, index: int) -> bool:
    return any({form.bare, form.fold} & word_set("positions") for form in view.document.tokens[index].forms)


def prepositional(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether a preposition that the verb admits stands at ``index`` with its noun."""
    described = (draft.lexeme.as_preposition,) if draft.enclitic and draft.lexeme.as_preposition else ()
    for preposition in (*draft.lexeme.takes, *described):
        if preposition == "responsibility":
            token = view.document.tokens[index]
            laid = next((form for form in token.forms if form.bare in word_set("responsibility")), None)
            if laid is not None:
                draft.content_offset = token.core(laid)[0] if laid.proclitics else None
                return begin(draft, "noun", index)
            continue
        if preposition in OTHER_FRAMES:
            continue
        if draft.cue_class == "accuse" and index == draft.last and not draft.enclitic:
            continue  # whom it accuses must come first: a name may begin with these letters
        core = preposition_core(view, index, preposition)
        if core is None:
            continue
        at = index if core < view.document.tokens[index].end else index + 1
        greeted = view.mention_at.get(at)
        if draft.cue_class == "support" and greeted is not None and greeted.kind in {"person", "office"}:
            continue  # somebody is welcomed, no position is taken
        if at < end and (view.document.tokens[at].kind in {"word", "latin"} or at in view.quote_at):
            draft.content_offset = core if at == index else None
            return begin(draft, "noun", at)
    return False
