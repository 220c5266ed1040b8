"""How far a source goes on behind its head, by what stands between it and its words.

Between a verb of saying and its clause stand who speaks and the circumstances of the saying. What the tree hangs on
the speaker, what is coordinated with him, and what stands in apposition to him is his; times, venues, whom it was
said to, and what hangs on the verb are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from kawalis.extract.statements.calling import join
from kawalis.extract.statements.phrase import is_comma, is_finite_cue, stays_unnamed
from kawalis.extract.statements.reach import hangs, told_at, word_of
from kawalis.extract.statements.surroundings import is_agent_noun
from kawalis.extract.statements.syntax import relation
from kawalis.knowledge.reporting import phrase_index, venues, verb_readings, word_set
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Word

_LONGEST = 30  # words by which a source may grow
_NAME_WORDS = 10  # from the first part of a name to its last
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "PRON"})
_NAMED = frozenset({"NOUN", "PROPN", "X"})
_BESIDE = frozenset({"nsubj", "obj", "appos"})  # how the tree hangs an apposition on the verb
_DESCRIBED = frozenset({"document", "anonymous"})
_BRACKETS = frozenset("()[]«»“”\"'")


def widen(view: View, draft: Draft, cues: frozenset[int]) -> None:
    """Let the words of a source reach as far as its phrase does, never over a token at which a cue begins."""
    if draft.understood or not (draft.source or draft.source_range or draft.source_words):
        return
    start, end = _offsets(view, draft)
    first = view.document.token_at(start)
    if draft.source_precedes or first < draft.last:
        return
    if draft.verb is not None and draft.lexeme.object == "addressee":
        join(view, draft, start, end)
        return  # what follows may be whom it was said to
    before = view.document.tokens[first - 1]
    if before.fold in word_set("demonstratives") | word_set("honorifics") and first - 1 >= draft.last:
        start = before.start
    after = view.document.token_at(end - 1) + 1
    limit = draft.content_start if draft.content_start >= after else view.sentence_end(first)
    limit = min((cue for cue in cues if after <= cue < limit), default=limit)
    words = view.document.words_of(after, limit)[:_LONGEST]
    unnamed = _kept_back(view, after, limit)
    if unnamed is not None:
        draft.source_words = (start, unnamed)
        return
    own = {w.index for w in view.document.words_of(first, after)}
    reached = _reach(view, draft, words, own) if words else None
    end = reached.end if reached is not None else _without_verb(view, start, end)
    if (start, end) != _offsets(view, draft):
        draft.source_words = (start, end)


def _kept_back(view: View, index: int, limit: int) -> int | None:
    """Return the offset behind the words by which a source keeps his name back (مصدر، لم يكشف عن اسمه، أن)."""
    at = index + 1 if index < limit and is_comma(view, index) else index
    if at < limit and view.document.tokens[at].fold in word_set("negators"):
        at += 1
    if at >= limit or not verb_readings(view.document.tokens[at]) or not stays_unnamed(view, at):
        return None
    for token in view.document.tokens[at + 1 : limit]:
        if any(form.enclitic and form.bare in word_set("identities") for form in token.forms):
            return token.end
    return None


def _without_verb(view: View, start: int, end: int) -> int:
    """Return the end of a source less the verb that a time or venue has cut off behind it (استطلاع أجري، أمس)."""
    words = view.document.words_of(view.document.token_at(start), view.document.token_at(end - 1) + 1)
    cut = len(words) > 1 and words[-1].pos == "VERB" and relation(words[-1]) == "acl"
    return words[-2].end if cut else end


def _offsets(view: View, draft: Draft) -> tuple[int, int]:
    if draft.source_words is not None:
        return draft.source_words
    if draft.source is not None:
        return draft.source.full.start, draft.source.full.end
    first, last = draft.source_range or (draft.first, draft.last)
    return view.document.tokens[first].start, view.document.tokens[last - 1].end


def _reach(view: View, draft: Draft, words: tuple[Word, ...], own: set[int]) -> Word | None:
    """Return the last word of the source among those behind it, ``None`` where it does not go on."""
    walk = _Walk(view, draft, words, own)
    for word, following in zip(words, (*words[1:], None), strict=True):
        if word.index <= walk.skipped:
            continue
        found = walk.step(word, following)
        if found is _Step.BREAKS:
            return walk.before_comma if walk.parted else walk.reached
        if found is _Step.ENDS:
            return walk.reached
    return walk.reached


class _Step(Enum):
    """What a word is to the source before it: its own, its end, or what breaks an apposition off."""

    GOES_ON = auto()
    ENDS = auto()
    BREAKS = auto()


@dataclass(slots=True)
class _Walk:
    """The words behind a source, one by one; ``own`` are the indices of the words that are its own so far."""

    view: View
    draft: Draft
    words: tuple[Word, ...]
    own: set[int]
    reached: Word | None = None
    before_comma: Word | None = None
    parted: bool = False
    opened: bool = False
    skipped: int = -1

    def step(self, word: Word, following: Word | None) -> _Step:
        """Take one word."""
        if word.pos == "PUNCT":
            return self._mark(word, following)
        if _circumstance(self.view, word):
            return _Step.ENDS
        if relation(word) != "cc" and word.pos != "ADP" and _relative(self.view, self.draft, word, self.own):
            return self._clause(word)
        if not self._goes_on(word, following):
            return _Step.BREAKS
        self.own.add(word.index)
        if not hangs(word) and relation(word) != "cc":
            self.reached = word
        return _Step.GOES_ON

    def _mark(self, word: Word, following: Word | None) -> _Step:
        if word.norm in _BRACKETS:
            if self.opened:
                self.opened, self.reached = False, word
            else:
                self.opened = following is not None and self._is_own(following)
                if not self.opened:
                    return _Step.ENDS
            return _Step.GOES_ON
        if following is None or not _apposed(
            self.view, self.draft, following, word_of(self.view, self.draft)
        ):
            return _Step.ENDS
        if not self.parted:
            self.parted, self.before_comma = True, self.reached
        self.own.add(word.index)
        return _Step.GOES_ON

    def _clause(self, word: Word) -> _Step:
        words = self.view.document.words
        last = words[self.view.syntax.right(words[word.head])]
        if last.index > self.words[-1].index:
            return _Step.BREAKS
        self.skipped, self.reached = last.index, last
        return _Step.GOES_ON

    def _goes_on(self, word: Word, following: Word | None) -> bool:
        if relation(word) == "cc":
            return following is not None and _joined(self.view, following, self.own)
        if word.pos == "ADP":
            asked = self.draft.cue_class == "demand" and fold(word.norm) in word_set("partitives")
            return not asked and self.view.document.words[word.head].head in self.own
        return word.pos in _NOMINAL and self._is_own(word)

    def _is_own(self, word: Word) -> bool:
        """Whether a word hangs on the source, or beside it on the verb, which has its clause for an object."""
        if word.head in self.own:
            return relation(word) != "acl"
        cue = word_of(self.view, self.draft)
        beside = relation(word) in _BESIDE and self.draft.frame in {"an", "quote"}
        if cue is not None and beside and word.head == cue.index:
            return word.pos in _NAMED and self.view.document.tokens[word.token].fold.startswith(ARTICLE)
        # names hang on their last part, which follows
        return relation(word) in {"nmod", "flat"} and 0 < word.head - word.index < _NAME_WORDS


def _relative(view: View, draft: Draft, word: Word, own: set[int]) -> bool:
    """Whether a relative clause begins that tells which of them an unnamed source or a document is."""
    if draft.source is not None and draft.source.kind not in _DESCRIBED:
        return False
    if fold(word.norm) not in word_set("relatives"):
        return False
    verb = view.document.words[word.head]
    return verb.pos == "VERB" and relation(verb) == "acl" and verb.head in own


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
