"""Cues that are no finite verb: participles of circumstance and nouns of speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.content_start import clause_at
from kawalis.extract.statements.object_start import object_at, prepositional
from kawalis.extract.statements.phrase import (
    carries_preposition,
    is_abstract,
    is_finite_cue,
    is_own_act,
    noun_phrase,
    skip_adverbs,
)
from kawalis.extract.statements.subject import agrees, is_agent
from kawalis.extract.statements.surroundings import is_agent_noun
from kawalis.knowledge.reporting import source_noun, word_set
from kawalis.text import ARTICLE, is_plural_shaped

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

_STATES = frozenset({"country", "organisation", "person", "office"})
_ACCUSED = 10  # tokens of whom somebody accuses
_SHORT = 4  # words in marks that may be what is said of a speech


def is_circumstantial(view: View, draft: Draft) -> bool:
    """Whether a participle with a mere object stands apart as a circumstance, no adjective (قيودا مشددة على)."""
    if draft.opens_sentence(view) or _takes_pronoun(view, draft):
        return True
    before = view.document.tokens[draft.first - 1]
    adverb = view.document.tokens[draft.first].fold in word_set("adverbs")  # أكدت الوزارة مجددا رفضها
    return before.kind == "punct" or (draft.first in view.mentions_ending and not adverb)


def _takes_pronoun(view: View, draft: Draft) -> bool:
    """Whether a pronoun of the object stands behind a participle (متهمة إياها): then it is a verb of its own."""
    return draft.last < view.sentence_end(draft.first) and (
        view.document.tokens[draft.last].fold in word_set("object_pronouns")
    )


def participle_subject(view: View, draft: Draft, index: int, end: int) -> bool:
    """Read a participle with a subject of its own (مؤكدا الوزيرُ حرص بلاده): content must follow the subject."""
    mention = view.mention_at.get(index)
    if (
        mention is None
        or mention.kind not in {"person", "office", "organisation"}
        or carries_preposition(view, index)
    ):
        return False
    if draft.lexeme.object == "addressee" or not agrees(draft, mention):
        return False
    at = skip_adverbs(view, view.last_token(mention), end)
    if at < end and (clause_at(view, draft, at, end) or object_at(view, draft, at, end)):
        draft.source = mention
        return True
    return False


def _is_venue(view: View, draft: Draft) -> bool:
    """Whether a verbal noun only names the occasion (في تصريح لوكالة): governed, and nothing attached to it."""
    if draft.enclitic or draft.first == 0:
        return False
    before = view.document.tokens[draft.first - 1]
    return any(form.fold in word_set("venue_prepositions") for form in before.forms if not form.enclitic)


def _owner(view: View, draft: Draft, end: int) -> int | None:
    """Set whose speaking it is; return the token behind its phrase, ``None`` where nobody who speaks follows."""
    mention = view.mention_at.get(draft.last)
    if mention is not None:
        draft.source = mention
        return view.last_token(mention) if is_agent(mention) else None
    if draft.last >= end or draft.lexeme.object == "addressee":
        return None
    if not (is_agent_noun(view, draft.last) or source_noun(view.document.tokens[draft.last].fold)):
        return None
    after, _ = noun_phrase(view, draft.last, end, head_only=True)
    if not clause_at(view, draft, after, end):  # تأكيد مصادر أمنية عدم وجود خلاف
        after = next((i for i in range(draft.last + 1, after) if _begins_act(view, i)), after)
    draft.source_range = (draft.last, after)
    return after if after > draft.last else None


def _begins_act(view: View, index: int) -> bool:
    return is_own_act(view, index) or (
        is_abstract(view, index) and not view.text_of(index).startswith(ARTICLE)
    )


def _calls_for(view: View, draft: Draft, end: int) -> bool:
    """Read whose call it is and what for (دعوة الجامعة إلى عقد اجتماع): a name and an act, nobody who is invited."""
    mention = view.mention_at.get(draft.last)
    if draft.cue_class != "demand" or draft.enclitic:
        return False
    if mention is None:
        after = _callers(view, draft, end)
    else:
        after = _owner(view, draft, end) if mention.kind in _STATES else None
    if after is None:
        return False
    called = view.mention_at.get(after)
    if called is not None and called.kind in _STATES and not carries_preposition(view, after):
        after = view.last_token(called)  # دعوة النقابة الحكومة إلى الحوار
    if after + 1 >= end or (after + 1) in view.mention_at:
        return False
    following = view.document.words_of(after + 1, after + 2)[:1]
    act = any(word.pos == "NOUN" for word in following) and not is_agent_noun(view, after + 1)
    return act and object_at(view, draft, after, end)


def _accuses(view: View, draft: Draft, end: int) -> bool:
    """Read who accuses whom of what (اتهام الوزير نائبه بالتقصير): the accused stands between."""
    after = _owner(view, draft, end) or _named(view, draft)
    if after is None or after >= end or view.document.tokens[after].kind == "punct":
        return False
    for at in range(after + 1, min(end, after + _ACCUSED)):
        if view.document.tokens[at].kind == "punct" or is_finite_cue(view, at):
            return False
        if prepositional(view, draft, at, end):
            return True
    return False


def _named(view: View, draft: Draft) -> int | None:
    """Set the one named right behind an accusation; return the token behind him."""
    mention = view.mention_at.get(draft.last)
    if mention is None or mention.kind not in _STATES:
        return None
    draft.source = mention
    return view.last_token(mention)


def _callers(view: View, draft: Draft, end: int) -> int | None:
    """Take people in the oblique plural for those who call (دعوات المدافعين عن البيئة إلى); return what is behind."""
    if draft.last >= end:
        return None
    head = view.document.tokens[draft.last]
    word = next((w for w in view.document.words_of(draft.last, draft.last + 1) if w.pos == "NOUN"), None)
    people = is_plural_shaped(head.fold) or is_agent_noun(view, draft.last)
    if word is None or not head.fold.startswith(ARTICLE) or not people:
        return None
    reach = min(end, view.document.words[view.syntax.right(word)].token + 1)
    draft.source_range = (draft.last, reach)
    return reach


def read_masdar(view: View, draft: Draft, end: int) -> bool:
    """Read a verbal noun: an attached pronoun or a following noun phrase speaks (قوله إن، تأكيد الوزير أن)."""
    if _is_venue(view, draft):
        return False
    accuses = draft.cue_class == "accuse" and not draft.enclitic
    if (accuses and _accuses(view, draft, end)) or not {"an", "quote"} & set(draft.lexeme.takes):
        return accuses or _calls_for(view, draft, end)
    if draft.first > 0 and is_finite_cue(view, draft.first - 1):
        return False  # تابع بقوله: one attribution
    if draft.enclitic:
        draft.understood = True
        return clause_at(view, draft, draft.last, end)
    after = _owner(view, draft, end)
    if after is None:
        return False
    if not clause_at(view, draft, after, end):
        noun = "noun" in draft.lexeme.takes and not draft.lexeme.clause_only and after < end
        act = noun and (is_abstract(view, after) or _begins_act(view, after))
        return act and object_at(view, draft, after, end)  # تأكيد الوزارة عدم وجود خلاف
    quote = view.quote_at.get(draft.content_start)
    predicate = quote is not None and draft.content_start == after
    return not (predicate and quote is not None and quote.inner_words < _SHORT)  # تصريحاته «خطيرة»
