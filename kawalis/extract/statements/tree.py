"""The reader by the dependency tree: whether a cue attributes.

A verb attributes where the tree gives it a complement that its lexicon entry admits. The subject is the source; the
head of a relative clause may be, or may be what was said (القرار الذي أعلنته الوزارة). Parts of speech tell a verb
from the noun that is spelt like it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.extract.statements.complement import Complement, complement_of, relative_object
from kawalis.extract.statements.content_start import find_content
from kawalis.extract.statements.expressing import is_courtesy
from kawalis.extract.statements.object_start import OTHER_FRAMES
from kawalis.extract.statements.phrase import DASHES, is_finite_cue, skip_adverbs
from kawalis.extract.statements.reach import may_speak, mention_of, set_source, word_of
from kawalis.extract.statements.subject import agrees, is_agent, is_feminine
from kawalis.extract.statements.surroundings import after_relative, is_agent_noun, opens_clause
from kawalis.extract.statements.syntax import relation
from kawalis.extract.statements.voice import voice
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Word

_VERBS = frozenset({"VERB", "X"})
_NOMINAL = frozenset({"ADJ", "NOUN", "X", "VERB"})
_CIRCUMSTANCES = frozenset({"xcomp", "advcl", "conj", "obl", "acl", "ROOT", "parataxis", "ccomp"})


def attach(view: View, draft: Draft) -> bool:
    """Find source and content of a verbal cue by the tree; tell whether it attributes."""
    word = word_of(view, draft)
    if word is None or draft.verb is None or draft.verb.hearsay:
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
    subject = None if draft.first_person else subject_of(view, word)
    if subject is not None and _is_called(view, draft, subject):
        subject = None
    relative = relation(word) == "acl" and subject is None and not draft.first_person
    if subject is None and after_relative(view, draft) and not (relative or draft.first_person):
        return False
    _relay(view, draft, word)
    content = relative_object(view, draft, word) or complement_of(view, draft, word, subject)
    if content is None:
        return subject is not None and _beyond(view, draft, subject)
    _take(draft, content)
    if draft.frame == "preceding":
        if subject is not None:
            set_source(view, draft, subject)
        else:
            draft.understood = True
        return True
    subject = subject or _document(view, draft, word)
    if subject is not None:
        if not _speaks(view, draft, subject):
            return False
        _set_speaker(view, draft, subject)
        return True
    if draft.relay_word is not None:
        set_source(view, draft, draft.relay_word)
        draft.link = "relayed"
        return True
    if relative and not draft.enclitic:
        head = view.document.words[word.head]
        speaks = view.mention_at.get(head.token) is not None and may_speak(view, head)
        if speaks and not (is_feminine(draft) and _masculine(head)):
            set_source(view, draft, head)
            draft.source_precedes = True
            return True
        if after_relative(view, draft):
            return False
    draft.understood = True
    return draft.frame != "noun" or not _opens_bare(view, draft)


def _speaks(view: View, draft: Draft, subject: Word) -> bool:
    """Whether a subject may be a source of this verb."""
    return draft.lexeme.of_documents or may_speak(view, subject)


def _document(view: View, draft: Draft, word: Word) -> Word | None:
    """Return what is written where its verb stands behind كان or in a clause that qualifies it."""
    if not draft.lexeme.of_documents:
        return None
    head = view.document.words[word.head]
    if relation(word) == "acl" and head.pos == "NOUN":
        draft.source_precedes = True
        return head
    if relation(word) in {"xcomp", "ccomp"} and head.index < word.index:
        draft.source_precedes = True
        return subject_of(view, head)
    return None


def subject_of(view: View, word: Word) -> Word | None:
    """Return the subject that the tree gives a verb; a pronoun is none, nor a clause, nor an aside (-حفظه الله-)."""
    for child in view.syntax.dependents(word, "nsubj"):
        aside = child.token > word.token and view.text_of(child.token - 1) in DASHES
        if child.pos not in {"PRON", "DET", "VERB"} and not aside:
            return child
    return None


def _is_called(view: View, draft: Draft, subject: Word) -> bool:
    """Whether a masculine noun behind a feminine verb can only be whom it calls or accuses (دعت الحزب إلى)."""
    if not is_feminine(draft) or subject.token < draft.last or draft.lexeme.object != "addressee":
        return False
    mention = mention_of(view, subject)
    return (mention is not None and not agrees(draft, mention)) or _masculine(subject)


def _masculine(word: Word) -> bool:
    return word.feature("Gender") == "Masc" and word.feature("Number") == "Sing"


def _opens_bare(view: View, draft: Draft) -> bool:
    """Whether a word with a bare noun behind it opens a sentence without a conjunction, or stands in one: a noun."""
    said = view.syntax.word_at(draft.content_offset if draft.content_offset is not None else -1)
    if said is not None and said.index and view.document.words[said.index - 1].pos == "ADP":
        return False
    first = view.document.sentences[view.document.tokens[draft.first].sentence].first
    if draft.first == first:
        return not draft.joined(view)
    return not opens_clause(view, replace(draft, enclitic=""))


def _relay(view: View, draft: Draft, word: Word) -> None:
    """Find whom the words come from (نقلت الوكالة عن مصدر)."""
    if draft.lexeme.relay is not None:
        draft.relay_word = next(
            (
                w
                for w in view.syntax.dependents(word, "obl")
                if view.syntax.case_of(w) == fold(draft.lexeme.relay) and w.pos != "PRON"
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


def _beyond(view: View, draft: Draft, subject: Word) -> bool:
    """Find the content that the tree does not see, by order behind the subject or inside what the tree takes for it."""
    return _behind_subject(view, draft, subject) or _inside_subject(view, draft, subject)


def _inside_subject(view: View, draft: Draft, subject: Word) -> bool:
    """Find the verb's own preposition where the tree hangs it inside the subject (تعهد نواب من الحزب بالعمل على).

    It must stand behind the subject's head, before any mark or verb, and hold a noun that is no agent.
    """
    if subject.token < draft.last or not _speaks(view, draft, subject):
        return False
    if draft.lexeme.clause_only or "noun" in draft.lexeme.takes:
        return False  # a bare object may follow the subject: أكد الوزير دعمه للجهود على
    governing = {fold(t) for t in draft.lexeme.takes if t not in OTHER_FRAMES}
    words = view.document.words
    for word in words[subject.index + 1 : view.syntax.right(subject) + 1]:
        if word.pos in {"PUNCT", "VERB", "SCONJ", "AUX"} or is_finite_cue(view, word.token):
            return False
        noun = words[word.head]
        if word.pos != "ADP" or fold(word.norm) not in governing or noun.index < word.index:
            continue
        mention = mention_of(view, noun)
        polite = is_courtesy(view, noun.token, view.sentence_end(noun.token))
        if noun.pos != "NOUN" or (mention is not None and is_agent(mention)) or polite:
            continue
        first = words[word.index + 1]
        draft.frame, draft.content_start, draft.content_offset = "noun", first.token, first.start
        set_source(view, draft, subject)
        start, end = draft.source_words or (subject.start, subject.end)
        draft.source_words = (start, min(end, words[word.index - 1].end))
        return True
    return False


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
    if owner.pos != "PRON":
        set_source(view, draft, owner)
    elif draft.cue_class != "accuse" or content.first > draft.last:
        draft.understood = True  # بعد اتهامه بالفساد: he is accused; اتهامه الحكومة بالفساد: he accuses
    return True


def _take(draft: Draft, content: Complement) -> None:
    """Take a complement for the content."""
    if content.frame == "preceding":
        draft.frame, draft.content = content.frame, [(content.first, content.last)]
        draft.content_offset = content.start
        return
    draft.frame, draft.content_start, draft.tree_end = content.frame, content.first, content.last
    draft.content_offset = content.start
