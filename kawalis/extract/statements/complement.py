"""What a cue governs in the tree as its content: a clause, words, an object, a preposition's noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.statements.draft import COMMAS
from kawalis.extract.statements.expressing import is_courtesy
from kawalis.extract.statements.phrase import COLON, question
from kawalis.extract.statements.quotes import is_mark
from kawalis.extract.statements.reach import hangs
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.surroundings import after_relative, is_agent_noun
from kawalis.extract.statements.syntax import relation
from kawalis.knowledge.reporting import object_nouns, verb_readings, word_set
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Word

_FRAMES = frozenset({"an", "quote", "noun", "question", "introduced", "responsibility"})
_MOST = 40  # dependents of a cue that are looked through
_COMPLEMENTS = frozenset(
    {"ccomp", "obj", "iobj", "obl", "csubj", "nsubj", "xcomp", "advcl", "parataxis", "nmod", "acl"}
)
_BARE = frozenset({"obj", "ccomp", "csubj"})  # what may be a content without a preposition or particle
_ASIDE = frozenset({"conj", "parataxis", "cc", "discourse", "vocative"})
_BEFORE = frozenset({"CCONJ", "PUNCT", "ADP", "PART"})


_ABOUT = frozenset({"say", "know", "think"})  # what is only spoken or thought about is not said


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue governs as its content: tokens ``[first, last)``, the offset at which it begins, and its frame."""

    frame: str
    first: int
    start: int
    last: int


def complement_of(view: View, draft: Draft, word: Word, subject: Word | None) -> Complement | None:
    """Return the first complement behind the cue that its entry admits, as far as the tree lets it reach."""
    behind = [
        w
        for w in view.syntax.dependents(word)
        if view.syntax.right(w) > word.index
        and w.pos != "PUNCT"
        and (subject is None or w.index != subject.index)
    ]
    behind = behind[:_MOST]
    for at, child in enumerate(behind):
        if relation(child) not in _COMPLEMENTS or child.index < word.index:
            continue
        if child.pos == "PRON" and not view.syntax.dependents(child, "acl"):
            continue  # written with the cue (عدّها) or with its preposition (أشار إليه)
        found = _admitted(view, draft, child, max(view.syntax.left(child), word.index + 1))
        if found is None:
            continue
        frame, start = found
        end = view.syntax.right(child)
        for other in behind[at + 1 :]:
            if relation(other) in _ASIDE or _is_cue(view, other) or other.index < start:
                break
            end = max(end, view.syntax.right(other))
        words = view.document.words
        first = words[start]
        return Complement(frame, first.token, first.start, words[end].token + 1)
    return None


def _is_cue(view: View, word: Word) -> bool:
    """Whether a dependent is a participle or verb of saying beside this one."""
    token = view.document.tokens[word.token]
    return any(reading.finite or reading.has("participle") for reading in verb_readings(token))


def _admitted(view: View, draft: Draft, child: Word, left: int) -> tuple[str, int] | None:
    """Return frame and first word of a complement, ``None`` where the cue's entry does not admit it."""
    words = view.document.words
    at = left
    while at < child.index and (words[at].pos == "PUNCT" and words[at].norm in COMMAS):
        at += 1
    before = words[at - 1] if at else words[at]
    prepositions: list[str] = []
    while words[at].pos == "ADP" and at < child.index:
        prepositions.append(fold(words[at].norm))
        at += 1
    return _words(view, draft, child, words[at], before, governed=bool(prepositions)) or _noun(
        view, draft, child, words[at], prepositions
    )


def _words(
    view: View, draft: Draft, child: Word, first: Word, before: Word, *, governed: bool
) -> tuple[str, int] | None:
    """Return a clause behind أن, words behind a colon or marks, an indirect question."""
    takes = draft.lexeme.takes
    if "an" in takes:
        mark = first if _is_complementizer(first) else _mark(view, child)
        if mark is not None and not _of_time(view, mark):
            return "an", mark.index
    if "quote" in takes and not governed:
        if first.norm == COLON and first.index + 1 < len(view.document.words):
            return "quote", first.index + 1
        bare = relation(child) == "ccomp" and draft.last == first.token  # words without any mark
        if before.norm == COLON or is_mark(first.norm) or bare:
            return "quote", first.index
    opens = first.start == view.document.tokens[first.token].start
    asks = draft.cue_class not in {"threaten", "demand", "warn", "promise"}
    if {"an", "question"} & set(takes) and asks and opens and question(view, first.token):
        return "question", first.index
    return None


def _noun(
    view: View, draft: Draft, child: Word, first: Word, prepositions: list[str]
) -> tuple[str, int] | None:
    """Return an object, or the noun of a preposition that the entry admits."""
    lexeme = draft.lexeme
    relayed = lexeme.relay is None or draft.relay_word is not None
    wider = lexeme.by_tree if relayed and draft.kind != "masdar" else ()
    takes = [*(() if lexeme.clause_only else lexeme.takes), *wider]
    if prepositions:
        fits = any(prepositions[-1] == fold(t) for t in takes if t not in _FRAMES)
        said = not is_courtesy(view, child.token, view.sentence_end(child.token)) and not _greeted(
            view, draft, first
        )
        return ("noun", first.index) if fits and said else None
    if "responsibility" in takes and fold(child.norm) in word_set("responsibility"):
        return "noun", first.index
    bare = relation(child) in _BARE or (relation(child) == "nsubj" and draft.kind == "finite")
    if "noun" in takes and bare and _object(view, draft, child):
        return "noun", first.index
    return None


def _mark(view: View, child: Word) -> Word | None:
    """Return the particle of a clause before which a circumstance stands (قال في بيان إن)."""
    if relation(child) != "ccomp":
        return None
    return next((w for w in view.syntax.dependents(child, "mark") if _is_complementizer(w)), None)


def _of_time(view: View, mark: Word) -> bool:
    """Whether a clause behind its particle is no content but tells of time or reason (قبل أن يقرر)."""
    before = view.document.words[mark.index - 1] if mark.index else mark
    return before.pos == "ADP" and fold(before.norm) in word_set("other_clauses")


def _greeted(view: View, draft: Draft, word: Word) -> bool:
    """Whether somebody is welcomed or praised: no position is taken."""
    mention = view.mention_at.get(word.token)
    return draft.cue_class == "support" and mention is not None and mention.kind in {"person", "office"}


def _is_complementizer(word: Word) -> bool:
    return fold(word.norm) in word_set("complementizers")


def _object(view: View, draft: Draft, child: Word) -> bool:
    """Whether a bare noun may be what was said: a thing, no person."""
    mention = view.mention_at.get(child.token)
    if (mention is not None and mention.kind in {"person", "office"}) or is_courtesy(
        view, child.token, view.sentence_end(child.token)
    ):
        return False
    if draft.lexeme.enclitic_object and not draft.enclitic:
        return False
    only = object_nouns(draft.lexeme.id)
    if only and not any(form.bare in only for form in view.document.tokens[child.token].forms):
        return False
    if draft.lexeme.positions_only:
        return fold(child.norm) in word_set("positions") | word_set("abstract_nouns")
    return True


def relative_object(view: View, draft: Draft, word: Word) -> Complement | None:
    """Return what a relative clause qualifies where its pronoun is the object (القرار الذي أعلنته، ما دعت إليه).

    Behind what is indefinite no relative pronoun stands (معلومات نشرتها الوكالة): then the speaker must follow.
    """
    if relation(word) != "acl" or not {"an", "noun"} & set(draft.lexeme.takes) | _governing(draft):
        return None
    if not (after_relative(view, draft) or _speaker_follows(view, draft, word)) or not _resumed(
        view, draft, word
    ):
        return None
    words = view.document.words
    head = words[word.head]
    if head.pos not in {"NOUN", "X"} or view.mention_at.get(head.token) is not None:
        return None
    only = object_nouns(draft.lexeme.id)
    if only and not any(form.bare in only for form in view.document.tokens[head.token].forms):
        return None
    first, last = view.syntax.left(head), word.index - 1
    while first < head.index and words[first].pos in _BEFORE:
        first += 1
    while last > head.index and hangs(words[last]):
        last -= 1
    return Complement("preceding", words[first].token, words[first].start, words[last].token + 1)


def _governing(draft: Draft) -> set[str]:
    """Return the prepositions by which a verb takes what is said, folded."""
    return {fold(t) for t in draft.lexeme.takes if t not in _FRAMES}


def _speaker_follows(view: View, draft: Draft, word: Word) -> bool:
    """Whether the subject stands behind a verb, and is somebody that the text names."""
    for subject in view.syntax.dependents(word, "nsubj"):
        mention = view.mention_at.get(subject.token)
        if mention is None:  # تفجيرين تبناهما التنظيم: only its own objects can be meant
            speaks = bool(object_nouns(draft.lexeme.id)) and is_agent_noun(view, subject.token)
        else:
            speaks = is_agent(mention)
        return subject.index > word.index and speaks
    return False


def _resumed(view: View, draft: Draft, word: Word) -> bool:
    """Whether a pronoun takes up what the clause qualifies: as the object, or behind the verb's own preposition."""
    if draft.lexeme.object != "addressee" and any(
        w.pos == "PRON" for w in view.syntax.dependents(word, "obj")
    ):
        return True
    spoken = draft.cue_class not in _ABOUT and view.syntax.dependents(word, "nsubj")
    governing = _governing(draft) if spoken else ()
    return any(
        w.pos == "PRON" and view.syntax.case_of(w) in governing for w in view.syntax.dependents(word, "obl")
    )
