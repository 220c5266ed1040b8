"""How far a source reaches in the tree: modifiers and appositions, up to content, cue, venue or time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import is_abstract, is_finite_cue, is_own_act
from kawalis.extract.statements.quotes import is_mark
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.syntax import relation
from kawalis.extract.statements.venue import told_prefixes
from kawalis.knowledge.reporting import outlet_heads, venues, word_set
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention, Word

_LONGEST_SOURCE = 60  # words on either side of its head
_NAMES = frozenset({"X", "PROPN"})
_BEFORE = frozenset({"CCONJ", "PUNCT", "ADP", "PART", "ADV", "DET", "SCONJ"})  # no part of what they precede
_UNNAMED = frozenset({"office", "anonymous"})


def word_of(view: View, draft: Draft) -> Word | None:
    """Return the syntactic word of a cue."""
    return (
        view.syntax.word_at(view.document.tokens[draft.last - 1].core(draft.form)[0]) if draft.form else None
    )


def mention_of(view: View, word: Word) -> Mention | None:
    """Return the mention that a nominal heads: at the word, or at the beginning of its phrase."""
    first = view.document.words[view.syntax.left(word)].token
    for token in (word.token, first, first + 1):
        mention = view.mention_at.get(token)
        if mention is not None and mention.full.start <= word.start < mention.full.end:
            return mention
    return None


def may_speak(view: View, subject: Word) -> bool:
    """Whether a subject may be a source: anything but what merely happens."""
    mention = mention_of(view, subject)
    if mention is not None:
        return is_agent(mention)
    if subject.pos in _NAMES and subject.norm[:1].isalpha():
        return True
    return not (is_abstract(view, subject.token) or is_own_act(view, subject.token))


def set_source(view: View, draft: Draft, subject: Word) -> None:
    """Take a subject's phrase for the source: its modifiers and appositions, up to content, cue, venue or time."""
    words = view.document.words
    first, last = view.syntax.left(subject), view.syntax.right(subject)
    while first < subject.index and words[first].pos in {
        "CCONJ",
        "PUNCT",
        "ADP",
        "PART",
        "ADV",
        "DET",
        "SCONJ",
    }:
        first += 1
    own = mention_of(view, subject)
    named = own is not None and own.form == "name"
    cue = word_of(view, draft)
    stop = last + 1
    last = min(last, subject.index + _LONGEST_SOURCE)
    first = max(first, subject.index - _LONGEST_SOURCE)
    stop = last + 1
    for i in range(subject.index + 1, last + 1):
        word = words[i]
        joined = word.pos == "VERB" and relation(word) == "conj"  # التنظيم، واستهدفا: another clause
        joined = joined or (named and fold(word.norm) in word_set("relatives"))  # فلان، الذي يقود كذا
        if (cue is not None and i == cue.index) or word.token == draft.content_start or joined:
            stop = i
            break
        if _parts(view, word):
            stop = i
            break
        addresses = draft.verb is not None and draft.verb.object == "addressee"
        if _asked(view, draft, words[i]) or (addresses and _another(view, words[i])):
            stop = i
            break
    while stop > subject.index + 1 and hangs(words[stop - 1]):
        stop -= 1
    draft.source_words = (words[first].start, words[stop - 1].end)
    tokens = (words[first].token, words[stop - 1].token + 1)
    draft.source = _speaker(view, *tokens)
    if draft.source is None:
        draft.source_range = tokens
    draft.clause_start = (
        min(draft.clause_start, tokens[0]) if subject.index < (cue or subject).index else draft.clause_start
    )


def take_subject(view: View, draft: Draft, index: int) -> int:
    """Take what the tree sees as subject, from ``index`` on, of the verb before it (كما أعلنت السلطات) for the source.

    Returns the token after it, or ``index`` where there is none that may speak.
    """
    verb = next((w for w in view.document.words_of(index - 1, index) if w.pos == "VERB"), None)
    for subject in view.syntax.dependents(verb, "nsubj") if verb is not None else ():
        if view.document.words[view.syntax.left(subject)].token == index and may_speak(view, subject):
            set_source(view, draft, subject)
            return view.document.token_at((draft.source_words or (0, subject.end))[1] - 1) + 1
    return index


def hangs(word: Word) -> bool:
    """Whether a word cannot end a phrase."""
    return word.pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"} or fold(word.norm) in word_set("relatives")


def _asked(view: View, draft: Draft, word: Word) -> bool:
    """Whether the one asked begins at a word (طلب الرئيس من الحكومة); what من counts is no such (عدد من النواب)."""
    if draft.cue_class != "demand" or word.pos != "ADP" or fold(word.norm) not in word_set("partitives"):
        return False
    before = view.document.tokens[word.token - 1]
    return not any(form.bare in word_set("quantifiers") for form in before.forms)


def _another(view: View, word: Word) -> bool:
    """Whether another party begins at a word, without a preposition: whom it was said to."""
    mention = view.mention_at.get(word.token)
    head = view.document.words[word.head]
    of_it = relation(word) == "nmod" and head.index == word.index - 1 and head.pos == "NOUN"
    return mention is not None and is_agent(mention) and not view.syntax.case_of(word) and not of_it


def _parts(view: View, word: Word) -> bool:
    """Whether a source ends before a word: a time, where it was said, whom it was said to."""
    token = word.token
    if token in view.time_at or is_finite_cue(view, token):
        return True
    return bool(venues().at(view.document, token)) or told_at(view, word)


def told_at(view: View, word: Word) -> bool:
    """Whether an outlet is told from this word on (لوكالة، لـ«الصحيفة»)."""
    at, tokens = word.token, view.document.tokens
    if fold(word.norm) not in told_prefixes() or word.pos != "ADP":
        return False
    if at + 1 < len(tokens) and is_mark(view.text_of(at + 1)) and tokens[at].fold in told_prefixes():
        return True
    mention = view.mention_at.get(at) or view.mention_at.get(min(at + 1, len(tokens) - 1))
    if mention is not None and mention.kind == "outlet":
        return True
    return any(form.proclitics and form.bare in outlet_heads() for form in tokens[at].forms)


def _speaker(view: View, first: int, last: int) -> Mention | None:
    """Return the mention that a source's phrase is: the name in apposition at its end, else what it begins with."""
    head = named = view.mention_at.get(first)
    if head is None or head.kind not in _UNNAMED:
        return head if head is not None and is_agent(head) else None
    for i in range(first + 1, last):
        mention = view.mention_at.get(i)
        if mention is not None and mention.ner == "PER" and apposed_name(view, mention, i):
            named = mention
    return named if named is not None and is_agent(named) else None


def apposed_name(view: View, mention: Mention, first: int) -> bool:
    """Whether a name stands in apposition to the office before it: with a title, or behind what is definite."""
    before = view.document.tokens[first - 1]
    ends_name = any(m.ner is not None for m in view.mentions_ending.get(first, ()))
    return len(mention.full) > len(mention.span) or before.fold.startswith(ARTICLE) or ends_name
