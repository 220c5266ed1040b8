"""How far a source goes on behind its head, by what stands between it and its words.

Between a verb of saying and its clause stand who speaks and the circumstances of the saying. What the tree hangs on
the speaker, what is coordinated with him, and what stands in apposition to him is his; times, venues, whom it was
said to, and what hangs on the verb are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import is_comma, is_finite_cue
from kawalis.extract.statements.reach import hangs, told_at, word_of
from kawalis.extract.statements.surroundings import is_agent_noun
from kawalis.extract.statements.syntax import relation
from kawalis.extract.statements.venue import venues
from kawalis.knowledge.reporting import phrase_index, word_set
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Word

_LONGEST = 30  # words by which a source may grow
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "PRON"})
_NAMED = frozenset({"NOUN", "PROPN", "X"})
_BESIDE = frozenset({"nsubj", "obj", "appos"})  # how the tree hangs an apposition on the verb
_DESCRIBED = frozenset({"document", "anonymous"})
_BRACKETS = frozenset("()[]«»“”\"'")


def widen(view: View, draft: Draft) -> None:
    """Let the words of a source reach as far as its phrase does."""
    if draft.understood or not (draft.source or draft.source_range or draft.source_words):
        return
    if draft.verb is not None and draft.lexeme.object == "addressee" and draft.frame not in {"an", "quote"}:
        return  # what follows may be whom it was said to
    start, end = _offsets(view, draft)
    first = view.document.token_at(start)
    if draft.source_precedes or first < draft.last:
        return
    before = view.document.tokens[first - 1]
    if before.fold in word_set("demonstratives") and first - 1 >= draft.last:
        start = before.start
    after = view.document.token_at(end - 1) + 1
    limit = draft.content_start if draft.content_start >= after else view.sentence_end(first)
    words = view.document.words_of(after, limit)[:_LONGEST]
    own = {w.index for w in view.document.words_of(first, after)}
    reached = _reach(view, draft, words, own) if words else None
    if reached is not None:
        end = reached.end
    if (start, end) != _offsets(view, draft):
        draft.source_words = (start, end)


def _offsets(view: View, draft: Draft) -> tuple[int, int]:
    if draft.source_words is not None:
        return draft.source_words
    if draft.source is not None:
        return draft.source.full.start, draft.source.full.end
    first, last = draft.source_range or (draft.first, draft.last)
    return view.document.tokens[first].start, view.document.tokens[last - 1].end


def _reach(view: View, draft: Draft, words: list[Word], own: set[int]) -> Word | None:
    """Return the last word of the source among those behind it, ``None`` where it does not go on."""
    cue = word_of(view, draft)
    reached: Word | None = None
    before_comma: Word | None = None
    parted = opened = False
    skipped = -1
    for word, following in zip(words, [*words[1:], None], strict=True):
        if word.index <= skipped:
            continue
        if word.pos == "PUNCT" and word.norm in _BRACKETS:
            if opened:
                opened, reached = False, word
                continue
            opened = following is not None and _is_own(view, following, own, cue, draft)
            if not opened:
                return reached
            continue
        if _circumstance(view, word):
            return reached
        if word.pos == "PUNCT":
            if following is None or not _apposed(view, draft, following, cue):
                return reached
            if not parted:
                parted, before_comma = True, reached
        elif relation(word) == "cc":
            if following is None or not _joined(view, following, own):
                break
        elif word.pos == "ADP":
            asked = draft.cue_class == "demand" and fold(word.norm) in word_set("partitives")
            if asked or view.document.words[word.head].head not in own:
                break
        elif _relative(view, draft, word, own):
            last = view.document.words[view.syntax.right(view.document.words[word.head])]
            if last.index > words[-1].index:
                break
            skipped, reached = last.index, last
            continue
        elif word.pos not in _NOMINAL or not _is_own(view, word, own, cue, draft):
            break
        own.add(word.index)
        if not hangs(word) and relation(word) != "cc":
            reached = word
    else:
        return reached
    return before_comma if parted else reached


def _relative(view: View, draft: Draft, word: Word, own: set[int]) -> bool:
    """Whether a relative clause begins that tells which of them an unnamed source or a document is."""
    if draft.source is not None and draft.source.kind not in _DESCRIBED:
        return False
    if fold(word.norm) not in word_set("relatives"):
        return False
    verb = view.document.words[word.head]
    return verb.pos == "VERB" and relation(verb) == "acl" and verb.head in own


def _is_own(view: View, word: Word, own: set[int], cue: Word | None, draft: Draft) -> bool:
    """Whether a word hangs on the source, or beside it on the verb of saying, which has its clause for an object."""
    if word.head in own:
        return relation(word) != "acl"
    beside = relation(word) in _BESIDE and draft.frame in {"an", "quote"}
    if cue is not None and beside and word.head == cue.index:
        return word.pos in _NAMED and view.document.tokens[word.token].fold.startswith(ARTICLE)
    # names hang on their last part, which follows
    return (
        relation(word) in {"nmod", "flat"}
        and word.head > word.index
        and word.head - word.index < len(_BRACKETS)
    )


def _circumstance(view: View, word: Word) -> bool:
    """Whether a time, a venue, an adverb, another cue, or whom it was said to begins at a word."""
    token = word.token
    return (
        token in view.time_at
        or is_finite_cue(view, token)
        or bool(venues().at(view.document, token))
        or bool([m for m in phrase_index("adverbs").at(view.document, token) if not m.head.proclitics])
        or told_at(view, word)
    )


def _apposed(view: View, draft: Draft, word: Word, cue: Word | None) -> bool:
    """Whether an office or description of a person begins behind a comma (فلان، وزير الخارجية السابق، إن)."""
    if draft.source is None or draft.source.kind not in {"person", "office"} or word.pos != "NOUN":
        return False
    office = view.mention_at.get(word.token)
    if office is not None:
        return office.kind == "office" and office.full.start == word.start
    beside = cue is not None and word.head == cue.index and relation(word) in _BESIDE
    return is_agent_noun(view, word.token) or (beside and fold(word.norm).startswith(ARTICLE))


def _joined(view: View, word: Word, own: set[int]) -> bool:
    """Whether a noun is coordinated with the source; one with a pronoun opens a clause of its own (ومقره لندن)."""
    if word.pos not in _NAMED or relation(word) != "conj" or word.head not in own:
        return False
    return not any(form.enclitic for form in view.document.tokens[word.token].forms[:1]) and not is_comma(
        view, word.token
    )
