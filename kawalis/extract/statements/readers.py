"""Two readers of one cue: surface order and the dependency tree, and what is taken from each.

Surface order is sure where it finds source and content beside the cue. The tree reaches over what stands between them,
tells how far a subject and an object run, and finds the cues that order leaves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.extract.statements import frames, tree
from kawalis.extract.statements.content_start import asked_of
from kawalis.extract.statements.expressing import expressed_at, is_courtesy
from kawalis.extract.statements.phrase import COLON, content_clause, is_finite_cue, skip_adverbs
from kawalis.extract.statements.reach import may_speak, mention_of, word_of
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.surroundings import after_relative, is_agent_noun
from kawalis.extract.statements.syntax import relation
from kawalis.knowledge.reporting import word_set
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Word

READERS = frozenset({"order", "tree"})
_NAMES = frozenset({"X", "PROPN"})
_NOUNS = frozenset({"NOUN", "ADP", "ADJ"})


def attach(view: View, draft: Draft) -> bool:
    """Read a verbal cue with the readers of the view; tell whether it attributes."""
    if draft.kind == "participle" and _behind_preposition(view, draft):
        return False  # عن أمله: a noun
    if draft.kind == "finite" and _tells_nothing(view, draft):
        return False
    ordered, parsed = _copy(draft), _copy(draft)
    written = draft.lexeme.of_documents and "tree" in view.readers  # only the tree sees of what
    by_order = (
        "order" in view.readers and not draft.first_person and not written and frames.attach(view, ordered)
    )
    by_tree = (
        "tree" in view.readers
        and not _until(view, draft)
        and (tree.attach(view, parsed) or _says_i(view, parsed))
    )
    if by_order and _polite(view, ordered):
        return False
    by_order = by_order and not _contradicted(view, ordered)
    if by_order:
        _become(draft, ordered)
        if by_tree:
            _refine(view, draft, parsed)
        return True
    if by_tree and not (parsed.kind == "finite" and parsed.lexeme.double_object and _passive(view, parsed)):
        _become(draft, parsed)
        return True
    return False


def _tells_nothing(view: View, draft: Draft) -> bool:
    """Whether the words beside a verb leave it no speaker: a noun, a passive, a count, an exception.

    في حال رفض المجلس is a refusal, تعتبر من أهم المدن a passive, نقل ٧ منها a transport, لا ينكره إلا جاحد no denial.
    """
    tokens = view.document.tokens
    if draft.first > 0 and not draft.joined(view) and tokens[draft.first - 1].fold in word_set("conditions"):
        return True
    if _is_name(view, draft):
        return True
    if draft.last >= view.sentence_end(draft.first):
        return False
    following = tokens[draft.last]
    if draft.enclitic and following.fold in word_set("invoked"):
        return True  # أيده الله: a wish
    if draft.negated and draft.enclitic and following.fold in word_set("exceptive"):
        return True
    if draft.lexeme.homograph and following.kind == "number":
        return True
    return draft.lexeme.double_object and not draft.enclitic and following.fold in word_set("partitives")


def _is_name(view: View, draft: Draft) -> bool:
    """Whether a word right behind a verb of saying can only be a name that is spelt like a verb (وصف دان فلان)."""
    if draft.first == 0 or draft.first_person or draft.cue_start > view.document.tokens[draft.first].start:
        return False
    before = draft.first - 1
    if view.document.tokens[before].sentence != view.document.tokens[draft.first].sentence:
        return False
    return is_finite_cue(view, before) and any(
        w.pos == "VERB" and w.token == before for w in view.document.words_of(before, before + 1)
    )


def _until(view: View, draft: Draft) -> bool:
    """Whether a first person stands behind حتى: what is to come of it, no statement."""
    return (
        draft.first_person
        and draft.first > 0
        and view.document.tokens[draft.first - 1].fold in word_set("until")
    )


def _says_i(view: View, draft: Draft) -> bool:
    """Whether a clause stands right behind the word of one who speaks of himself, wherever the tree hangs it."""
    if not draft.first_person or draft.enclitic or _governed(view, draft):
        return False
    end = view.sentence_end(draft.first)
    at = skip_adverbs(view, draft.last, end)
    if at >= end:
        return False
    if draft.lexeme.asks is not None:
        draft.understood = asked_of(view, draft, at, end)
    elif content_clause(view, at):
        draft.understood, draft.frame, draft.content_start = True, "an", at
    return draft.understood


def _polite(view: View, draft: Draft) -> bool:
    """Whether thanks, greetings or condolences are the object: no words are given."""
    if draft.frame != "noun" or not draft.content_start >= 0:
        return False
    return is_courtesy(view, draft.content_start, view.sentence_end(draft.content_start))


def _contradicted(view: View, draft: Draft) -> bool:
    """Whether the tree sees a noun where a word is spelt like a verb, or another subject than order understands."""
    word = word_of(view, draft)
    if "tree" not in view.readers or word is None or draft.kind != "finite":
        return False
    if _governed(view, draft):
        return True
    if draft.lexeme.homograph and _no_verb(view, draft, word):
        return True
    if draft.lexeme.double_object and _passive(view, draft):
        return True
    subject = tree.subject_of(view, word)
    if subject is None:
        return _of_thing(view, draft, word)
    return _other_subject(view, draft, word, subject)


def _other_subject(view: View, draft: Draft, word: Word, subject: Word) -> bool:
    """Whether the subject that the tree sees takes the verb away from whoever seems to speak by order."""
    if draft.understood:
        if 0 <= draft.content_start <= subject.token:
            return False  # the tree takes what is said for who says it: وجدد التأكيد على
        return not may_speak(view, subject)  # what happened, no speaker: اعترافاته كشفت عن
    if not draft.source_precedes or draft.source is None:
        return False
    if subject.index < word.index:
        # a thing that shows something, and a place told of it before the verb (العمليات التي هزت أنقرة تؤكد)
        beside = subject.end <= draft.source.full.start or subject.start >= draft.source.full.end
        return beside and not may_speak(view, subject)
    mention = mention_of(view, subject)
    return mention is not None and is_agent(mention) and mention is not draft.source


def _of_thing(view: View, draft: Draft, word: Word) -> bool:
    """Whether a verb without a subject tells of a thing: what it qualifies, or the subject of the verb it is joined to.

    A thing that reveals or calls for something says nothing (ظروف تدعو إلى، الاستمرار يعكس كذا ويكشف كذا).
    """
    if draft.frame != "noun" or word.head == word.index:
        return False
    above = view.document.words[word.head]
    if relation(word) == "acl" and draft.source is not None and not draft.source_precedes:
        bare = above.index < word.index and not after_relative(view, draft)
        return (
            bare
            and above.pos == "NOUN"
            and mention_of(view, above) is None
            and not is_agent_noun(view, above.token)
        )
    if relation(word) == "conj" and draft.understood and above.pos == "VERB":
        told = tree.subject_of(view, above)
        if told is None and relation(above) == "acl" and above.head != above.index:
            told = view.document.words[above.head]  # الاتفاقات التي تمنع كذا وترفض كذا
            return (
                told.pos == "NOUN" and mention_of(view, told) is None and not is_agent_noun(view, told.token)
            )
        return told is not None and not may_speak(view, told)
    return False


def _behind_preposition(view: View, draft: Draft) -> bool:
    before = view.document.tokens[draft.first - 1].fold if draft.first > 0 else ""
    return before in word_set("prepositions")


def _governed(view: View, draft: Draft) -> bool:
    """Whether a preposition stands right before a word: then it is a noun (على رد «قوي»)."""
    if draft.first == 0 or draft.joined(view):
        return False
    before = view.document.tokens[draft.first - 1].fold
    if draft.first_person and before in word_set("until"):
        return True  # حتى نعرف
    if draft.cue_class == "demand" and not draft.understood and draft.lexeme.object is None:
        return False  # بناء على طلب النواب
    return before in word_set("prepositions") and before not in word_set("partitives") | word_set("until")


def _no_verb(view: View, draft: Draft, word: Word) -> bool:
    """Whether a word spelt like a verb is a preposition, or a noun with a quotation behind it (نقل «الملف»)."""
    speaks = draft.source is not None and draft.source.kind in {"person", "office"}
    speaks = speaks or draft.source_range is not None
    if expressed_at(view, draft, view.sentence_end(draft.first)) is not None:
        return False  # عبر الوزير عن قلقه
    if relation(word) == "case" and not draft.opens_sentence(view):
        between = view.document.words_of(draft.last, max(draft.content_start, draft.last))
        if any(w.pos == "VERB" for w in between) or (draft.frame == "noun" and not speaks):
            return True
    bare = draft.frame == "quote" and view.text_of(draft.content_start - 1) != COLON
    return bare and word.pos in _NOUNS and not view.syntax.dependents(word, "nsubj")


def _passive(view: View, draft: Draft) -> bool:
    """Whether an imperfect before its first noun is mostly a passive (تعتبر البلدة مركزا، البلدة تعتبر مركزا)."""
    if draft.source_precedes and not _judged(view, draft):
        return False
    if draft.frame != "noun" or draft.enclitic or draft.verb is None:
        return False
    return all(f.tense in {"imperfect", "jussive"} for f in draft.features) and "an" in draft.verb.takes


def _judged(view: View, draft: Draft) -> bool:
    """Whether a place or thing before the verb is what is judged: an indefinite predicate stands right behind it."""
    if draft.frame != "noun" or draft.content_start != draft.last or draft.content_start in view.mention_at:
        return False
    token = view.document.tokens[draft.content_start]
    bare = not token.fold.startswith(ARTICLE) and not any(form.enclitic for form in token.forms[:1])
    return bare and (draft.source is None or draft.source.kind == "place")


def _copy(draft: Draft) -> Draft:
    return replace(draft, content=list(draft.content))


def _become(draft: Draft, other: Draft) -> None:
    for name in draft.__slots__:
        setattr(draft, name, getattr(other, name))


def _refine(view: View, draft: Draft, parsed: Draft) -> None:
    """Take from the tree how far subject and content run, where both readers begin them at the same word.

    Where order took a part of the subject or an addressee for the content, the tree's reading stands.
    """
    if _mistaken(view, draft, parsed) or _names_speaker(view, draft, parsed):
        _become(draft, parsed)
        return
    if parsed.content_start == draft.content_start:
        draft.tree_end = parsed.tree_end
    if draft.link == "relayed" and draft.relay is None:
        draft.relay = parsed.relay
    if parsed.source_words is None or draft.understood or draft.lexeme.object == "addressee":
        return  # what follows a subject may be whom it was said to
    if draft.source is not None and draft.source.full.end > parsed.source_words[1]:
        return
    reached = draft.source_end if draft.source is not None else (draft.source_range or (0, 0))[1]
    if reached > view.document.token_at(parsed.source_words[1] - 1) + 1:
        return  # order has seen where the content begins
    first = view.document.token_at(parsed.source_words[0])
    if (
        draft.source is not None
        and view.document.token_at(draft.source.full.start) == first
        and draft.relay is None
    ):
        draft.source_words, draft.source = parsed.source_words, parsed.source or draft.source
    elif draft.source_range is not None and draft.source_range[0] == first:
        draft.source_words = parsed.source_words
        draft.source, draft.source_range = parsed.source, parsed.source_range


def _names_speaker(view: View, draft: Draft, parsed: Draft) -> bool:
    """Whether the tree sees who calls where order sees whom is called: a name behind a verb that opens its clause.

    كما دعا فلان إلى السلام; behind a joined verb (ودعا فلانا إلى) both may be.
    """
    if not draft.understood or draft.lexeme.object != "addressee" or draft.joined(view):
        return False
    if parsed.source_words is None or parsed.content_start != draft.content_start:
        return False
    first = view.document.token_at(parsed.source_words[0])
    head = view.document.words_of(first, first + 1)[-1:]
    return first == draft.last and any(word.pos in _NAMES for word in head)


def _mistaken(view: View, draft: Draft, parsed: Draft) -> bool:
    if draft.frame != "noun" or parsed.content_start == draft.content_start:
        return False
    if draft.lexeme.object == "addressee":
        return True
    if parsed.source_words is None:
        return False
    start, end = parsed.source_words
    return start <= view.document.tokens[draft.content_start].start < end
