"""The reader by the dependency tree: whether a cue attributes, whose words they are, where these stand.

A verb attributes where the tree gives it a complement that its lexicon entry admits: a clause behind أن, words behind a
colon or marks, an object, a preposition's noun. The subject is the source; the head of a relative clause may be, or may
be what was said (القرار الذي أعلنته الوزارة). Parts of speech tell a verb from the noun that is spelt like it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.statements.content_start import find_content
from kawalis.extract.statements.draft import COMMAS
from kawalis.extract.statements.phrase import COLON, is_abstract, is_finite_cue, question, skip_adverbs
from kawalis.extract.statements.quotes import is_mark
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.surroundings import after_relative, is_agent_noun, opens_clause
from kawalis.extract.statements.syntax import relation
from kawalis.extract.statements.venue import told_prefixes, venues
from kawalis.extract.statements.voice import voice
from kawalis.knowledge.reporting import verb_readings, word_set
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention, Word

_FRAMES = frozenset({"an", "quote", "noun", "question", "introduced", "responsibility"})
_VERBS = frozenset({"VERB", "X"})
_LONGEST_SOURCE = 60  # words on either side of its head
_MOST = 40  # dependents of a cue that are looked through
_NAMES = frozenset({"X", "PROPN"})
_NOMINAL = frozenset({"ADJ", "NOUN", "X", "VERB"})
_COMPLEMENTS = frozenset(
    {"ccomp", "obj", "iobj", "obl", "csubj", "nsubj", "xcomp", "advcl", "parataxis", "nmod", "acl"}
)
_BARE = frozenset({"obj", "ccomp", "csubj"})  # what may be a content without a preposition or particle
_CIRCUMSTANCES = frozenset({"xcomp", "advcl", "conj", "obl", "acl", "ROOT", "parataxis", "ccomp"})
_ASIDE = frozenset({"conj", "parataxis", "cc", "discourse", "vocative"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue governs as its content: tokens ``[first, last)``, the offset at which it begins, and its frame."""

    frame: str
    first: int
    start: int
    last: int


def word_of(view: View, draft: Draft) -> Word | None:
    """Return the syntactic word of a cue."""
    return (
        view.syntax.word_at(view.document.tokens[draft.last - 1].core(draft.form)[0]) if draft.form else None
    )


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
    words, takes = view.document.words, draft.lexeme.takes
    at = left
    while at < child.index and (words[at].pos == "PUNCT" and words[at].norm in COMMAS):
        at += 1
    before = words[at - 1] if at else words[at]
    prepositions = []
    while words[at].pos == "ADP" and at < child.index:
        prepositions.append(fold(words[at].norm))
        at += 1
    first = words[at]
    if "an" in takes:
        mark = first if _is_complementizer(first) else _mark(view, child)
        if mark is not None:
            return "an", mark.index
    if "quote" in takes and not prepositions:
        if first.norm == COLON and at + 1 < len(words):
            return "quote", at + 1
        if before.norm == COLON or is_mark(first.norm):
            return "quote", at
        if relation(child) == "ccomp" and draft.last == first.token:
            return "quote", at  # words without any mark
    opens = first.start == view.document.tokens[first.token].start
    if {"an", "question"} & set(takes) and opens and question(view, first.token):
        return "question", at
    relayed = draft.lexeme.relay is None or draft.relay_word is not None
    takes = [*(() if draft.lexeme.clause_only else takes), *(draft.lexeme.by_tree if relayed else ())]
    if prepositions:
        fits = any(prepositions[-1] == fold(t) for t in takes if t not in _FRAMES)
        return ("noun", at) if fits and not _courtesy(child) and not _greeted(view, draft, first) else None
    if "responsibility" in takes and fold(child.norm) in word_set("responsibility"):
        return "noun", at
    bare = relation(child) in _BARE or (relation(child) == "nsubj" and draft.kind == "finite")
    if "noun" in takes and bare and _object(view, draft, child):
        return "noun", at
    return None


def _mark(view: View, child: Word) -> Word | None:
    """Return the particle of a clause before which a circumstance stands (قال في بيان إن)."""
    if relation(child) != "ccomp":
        return None
    return next((w for w in view.syntax.dependents(child, "mark") if _is_complementizer(w)), None)


def _greeted(view: View, draft: Draft, word: Word) -> bool:
    """Whether somebody is welcomed or praised: no position is taken."""
    mention = view.mention_at.get(word.token)
    return draft.cue_class == "support" and mention is not None and mention.kind in {"person", "office"}


def _courtesy(word: Word) -> bool:
    """Whether thanks, greetings or condolences are said: no words are given."""
    return fold(word.norm) in word_set("courtesies")


def _is_complementizer(word: Word) -> bool:
    return fold(word.norm) in word_set("complementizers")


def _object(view: View, draft: Draft, child: Word) -> bool:
    """Whether a bare noun may be what was said: a thing, no person."""
    mention = view.mention_at.get(child.token)
    if (mention is not None and mention.kind in {"person", "office"}) or _courtesy(child):
        return False
    if draft.lexeme.enclitic_object and not draft.enclitic:
        return False
    if draft.lexeme.positions_only:
        return fold(child.norm) in word_set("positions") | word_set("abstract_nouns")
    return True


def subject_of(view: View, word: Word) -> Word | None:
    """Return the subject that the tree gives a verb; a pronoun is none, nor a clause."""
    for child in view.syntax.dependents(word, "nsubj"):
        if child.pos not in {"PRON", "DET", "VERB"}:
            return child
    return None


def attach(view: View, draft: Draft) -> bool:
    """Find source and content of a verbal cue by the tree; tell whether it attributes."""
    word = word_of(view, draft)
    if word is None or draft.verb is None:
        return False
    match draft.kind:
        case "finite":
            verbal = word.pos in _VERBS or bool(view.syntax.dependents(word, "nsubj"))
            return verbal and _finite(view, draft, word)
        case "participle":
            return word.pos in _NOMINAL and _participle(view, draft, word)
        case _:
            return word.pos == "NOUN" and _masdar(view, draft, word)


def _finite(view: View, draft: Draft, word: Word) -> bool:
    subject = subject_of(view, word)
    relative = relation(word) == "acl" and subject is None
    if subject is None and after_relative(view, draft) and not relative:
        return False
    _relay(view, draft, word)
    content = _relative_object(view, draft, word) or complement_of(view, draft, word, subject)
    if content is None:
        return subject is not None and _behind_subject(view, draft, subject)
    _take(draft, content)
    if draft.frame == "preceding":
        if subject is not None:
            set_source(view, draft, subject)
        else:
            draft.understood = True
        return True
    if subject is not None:
        if not may_speak(view, draft, subject):
            return False
        _set_speaker(view, draft, subject)
        return True
    if draft.relay_word is not None:
        set_source(view, draft, draft.relay_word)
        draft.link = "relayed"
        return True
    if relative:
        head = view.document.words[word.head]
        if view.mention_at.get(head.token) is not None and may_speak(view, draft, head):
            set_source(view, draft, head)
            draft.source_precedes = True
            return True
        if after_relative(view, draft):
            return False
    draft.understood = True
    return draft.frame != "noun" or not _opens_bare(view, draft)


def _opens_bare(view: View, draft: Draft) -> bool:
    """Whether a word with a bare noun behind it opens a sentence without a conjunction, or stands in one: a noun."""
    first = view.document.sentences[view.document.tokens[draft.first].sentence].first
    if draft.first == first:
        return not draft.joined(view)
    return not opens_clause(view, draft)


def _relay(view: View, draft: Draft, word: Word) -> None:
    """Find whom the words come from (نقلت الوكالة عن مصدر)."""
    if draft.lexeme.relay is not None:
        draft.relay_word = next(
            (
                w
                for w in view.syntax.dependents(word, "obl")
                if view.syntax.case_of(w) == fold(draft.lexeme.relay)
            ),
            None,
        )


def _set_speaker(view: View, draft: Draft, subject: Word) -> None:
    """Take the subject for the source, or for a relay where the words come from somebody else."""
    set_source(view, draft, subject)
    if draft.relay_word is None:
        return
    if draft.source is None and draft.source_range is not None:
        draft.source = voice(view, *draft.source_range, nominative=True)
    draft.relay, draft.link = draft.source, "relayed"
    draft.source = draft.source_range = draft.source_words = None
    set_source(view, draft, draft.relay_word)


def _behind_subject(view: View, draft: Draft, subject: Word) -> bool:
    """Find the content by order behind the subject that the tree gives, where the tree sees none."""
    if subject.token < draft.last:
        return False
    set_source(view, draft, subject)
    if draft.source is None or draft.source_words is None:
        return False
    after = view.document.token_at(draft.source_words[1] - 1) + 1
    end = view.sentence_end(draft.first)
    return find_content(view, draft, skip_adverbs(view, after, end), end, spoken=True)


def _participle(view: View, draft: Draft, word: Word) -> bool:
    if word.feature("Definite") == "Def" or relation(word) not in _CIRCUMSTANCES or view.syntax.case_of(word):
        return False
    content = complement_of(view, draft, word, None)
    if content is None:
        return False
    _take(draft, content)
    draft.understood = True
    return True


def _masdar(view: View, draft: Draft, word: Word) -> bool:
    """Read a noun of speaking with its owner: a pronoun or somebody who can speak, the content behind."""
    owner = next((w for w in view.syntax.dependents(word, "nmod") if not view.syntax.case_of(w)), None)
    if owner is None or (draft.lexeme.object == "addressee" and owner.pos != "PRON"):
        return False  # مطالبة الحزب: he may be who is called upon
    mention = view.mention_at.get(owner.token)
    speaks = (
        owner.pos == "PRON" or (mention is not None and is_agent(mention)) or is_agent_noun(view, owner.token)
    )
    content = complement_of(view, draft, word, owner) if speaks else None
    if content is None or content.first <= owner.token:
        return False
    _take(draft, content)
    if owner.pos == "PRON":
        draft.understood = True
    else:
        set_source(view, draft, owner)
    return True


def _relative_object(view: View, draft: Draft, word: Word) -> Complement | None:
    """Return what a relative clause qualifies where its pronoun is the object: it was said (القرار الذي أعلنته الوزارة)."""
    if (
        relation(word) != "acl"
        or not after_relative(view, draft)
        or not {"an", "noun"} & set(draft.lexeme.takes)
    ):
        return None
    if draft.lexeme.object == "addressee" or not any(
        w.pos == "PRON" for w in view.syntax.dependents(word, "obj")
    ):
        return None
    words = view.document.words
    head = words[word.head]
    if head.pos not in {"NOUN", "X"} or view.mention_at.get(head.token) is not None:
        return None
    first, last = view.syntax.left(head), word.index - 1
    while first < head.index and words[first].pos in {"CCONJ", "PUNCT", "ADP", "PART"}:
        first += 1
    while last > head.index and _hangs(words[last]):
        last -= 1
    return Complement("preceding", words[first].token, words[first].start, words[last].token + 1)


def _take(draft: Draft, content: Complement) -> None:
    if content.frame == "preceding":
        draft.frame, draft.content = content.frame, [(content.first, content.last)]
        return
    draft.frame, draft.content_start, draft.tree_end = content.frame, content.first, content.last
    draft.content_offset = content.start


def mention_of(view: View, word: Word) -> Mention | None:
    """Return the mention that a nominal heads: at the word, or at the beginning of its phrase."""
    first = view.document.words[view.syntax.left(word)].token
    for token in (word.token, first, first + 1):
        mention = view.mention_at.get(token)
        if mention is not None and mention.full.start <= word.start < mention.full.end:
            return mention
    return None


def may_speak(view: View, draft: Draft, subject: Word) -> bool:
    """Whether a subject may be a source: anything that does not merely happen, before a clause; somebody, before a noun."""
    mention = mention_of(view, subject)
    if mention is not None:
        return is_agent(mention)
    if subject.pos in _NAMES and subject.norm[:1].isalpha():
        return True
    return not is_abstract(view, subject.token)


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
    cue = word_of(view, draft)
    stop = last + 1
    last = min(last, subject.index + _LONGEST_SOURCE)
    first = max(first, subject.index - _LONGEST_SOURCE)
    stop = last + 1
    for i in range(subject.index + 1, last + 1):
        word = words[i]
        if (cue is not None and i == cue.index) or word.token == draft.content_start or _parts(view, word):
            stop = i
            break
        if draft.lexeme.object == "addressee" and _another(view, words[i]):
            stop = i
            break
    while stop > subject.index + 1 and _hangs(words[stop - 1]):
        stop -= 1
    draft.source_words = (words[first].start, words[stop - 1].end)
    tokens = (words[first].token, words[stop - 1].token + 1)
    draft.source = _speaker(view, *tokens)
    if draft.source is None:
        draft.source_range = tokens
    draft.clause_start = (
        min(draft.clause_start, tokens[0]) if subject.index < (cue or subject).index else draft.clause_start
    )


def _hangs(word: Word) -> bool:
    """Whether a word cannot end a phrase."""
    return word.pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"} or fold(word.norm) in word_set("relatives")


def _another(view: View, word: Word) -> bool:
    """Whether another party begins at a word, without a preposition: whom it was said to."""
    mention = view.mention_at.get(word.token)
    return mention is not None and is_agent(mention) and not view.syntax.case_of(word)


def _parts(view: View, word: Word) -> bool:
    """Whether a source ends before a word: a time, where it was said, whom it was said to."""
    token = word.token
    if token in view.time_at or is_finite_cue(view, token):
        return True
    return venue_at(view, token) or told_at(view, word)


def venue_at(view: View, token: int) -> bool:
    return bool(venues().at(view.document, token))


def told_at(view: View, word: Word) -> bool:
    """Whether an outlet or the press is told from this word on (لوكالة، للصحفيين)."""
    if fold(word.norm) not in told_prefixes() or word.pos != "ADP":
        return False
    at = word.token
    while at + 1 < len(view.document.tokens) and (
        view.document.tokens[at].fold in told_prefixes() or is_mark(view.text_of(at))
    ):
        at += 1
    mention = view.mention_at.get(at) or view.mention_at.get(word.token)
    return mention is not None and mention.kind == "outlet"


def _speaker(view: View, first: int, last: int) -> Mention | None:
    """Return the mention that a source's phrase is: the name in apposition at its end, else what it begins with."""
    head = named = view.mention_at.get(first)
    for i in range(first + 1, last):
        mention = view.mention_at.get(i)
        if (
            mention is not None
            and mention.ner == "PER"
            and head is not None
            and head.kind in {"office", "anonymous"}
        ):
            if apposed_name(view, mention, i):
                named = mention
    return named if named is not None and is_agent(named) else None


def apposed_name(view: View, mention: Mention, first: int) -> bool:
    """Whether a name stands in apposition to the office before it: with a title, or behind what is definite."""
    before = view.document.tokens[first - 1]
    ends_name = any(m.ner is not None for m in view.mentions_ending.get(first, ()))
    return len(mention.full) > len(mention.span) or before.fold.startswith(ARTICLE) or ends_name
