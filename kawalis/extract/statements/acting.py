"""Who acts in the clauses before a cue whose subject is understood: a speaker need not have spoken before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.reach import mention_of, word_of
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.syntax import relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

_CHAIN = 4  # verbs joined to one another that are followed back
_BEFORE = 2  # sentences in which somebody acts who may then speak
_PEOPLE = frozenset({"person", "office", "anonymous"})


def joined_subject(view: View, draft: Draft, outside: list[tuple[int, int]]) -> Mention | None:
    """Return the subject of the verb that a cue is coordinated with (شنت البلاد هجوما وتعهدت بآخر).

    A verb inside the words of another (``outside``: their tokens) has no say over a cue that stands outside them.
    """
    word = word_of(view, draft)
    if draft.kind != "finite" or word is None or not draft.joined(view):
        return None
    for _ in range(_CHAIN):
        if relation(word) != "conj":
            return None
        word = view.document.words[word.head]
        if any(first <= word.token < last for first, last in outside):
            return None
        subject = next(iter(view.syntax.dependents(word, "nsubj")), None)
        if word.pos == "VERB" and subject is not None:
            mention = mention_of(view, subject)
            return mention if mention is not None and is_agent(mention) else None
    return None


def nearest_subject(view: View, draft: Draft, sentence: int) -> Mention | None:
    """Return the person who does what the nearest main verb before a coordinated cue tells (تحدث الوزير فقال)."""
    if draft.kind != "finite" or not draft.joined(view):
        return None
    first = view.document.sentences[sentence].first
    for word in reversed(view.document.words_of(first, draft.first)):
        if word.pos != "VERB" or relation(word) == "acl":
            continue
        subject = next(iter(view.syntax.dependents(word, "nsubj")), None)
        mention = mention_of(view, subject) if subject is not None and subject.index > word.index else None
        if mention is not None:
            return mention if mention.kind in _PEOPLE else None
    return None


def opening_subject(view: View, draft: Draft, sentence: int) -> Mention | None:
    """Return who opens a headline that tells several things of him (المملكة تستدعي سفيرها.. وتدين)."""
    told = view.document.sentences[sentence]
    mention = view.mention_at.get(told.first)
    if told.layer != "headline" or draft.kind != "finite" or not draft.joined(view) or mention is None:
        return None
    after = view.document.words_of(view.last_token(mention), view.last_token(mention) + 1)
    return mention if is_agent(mention) and any(word.pos == "VERB" for word in after) else None


def subjects_before(view: View, sentence: int) -> Iterator[Mention]:
    """Yield who does what the sentences before tell, the nearest first."""
    for before in range(sentence - 1, max(-1, sentence - 1 - _BEFORE), -1):
        told = view.document.sentences[before]
        for word in view.document.words_of(told.first, told.last):
            if relation(word) != "nsubj" or told.layer == "headline":
                continue
            head = view.document.words[word.head]
            mention = mention_of(view, word)
            if head.head == head.index and mention is not None and is_agent(mention):
                yield mention
