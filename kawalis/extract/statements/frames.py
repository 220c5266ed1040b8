"""What makes a cue attribute: its source and the beginning of its content, by surface order.

The order is that of news prose (verb, source, circumstances, content clause); a cue that shows neither a content
clause, nor a quotation, nor an object that its lexicon entry admits, attributes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import (
    COLON,
    carries_preposition,
    content_clause,
    is_comma,
    is_circumstantial_cue,
    is_finite_cue,
    noun_phrase,
    preposition_core,
    question,
    skip_adverbs,
    stops_source,
)
from kawalis.extract.statements.quotes import is_mark
from kawalis.extract.statements.subject import agrees, generic_subject, is_agent, preceding_subject
from kawalis.knowledge.reporting import discourse, word_set
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

_WINDOW = 30  # tokens between a source and its content clause
_ADDRESSEE = 12
_OTHER_FRAMES = frozenset({"an", "quote", "noun", "question", "introduced"})


def attach(view: View, draft: Draft) -> bool:
    """Find source and content start of a finite verb, participle or verbal noun; tell whether it attributes."""
    end = view.sentence_end(draft.first)
    index = skip_adverbs(view, draft.last, end)
    if draft.kind == "masdar":
        return _masdar(view, draft, end)
    if draft.kind == "participle":
        if _participle_subject(view, draft, index, end):
            return True
        draft.understood = True
        return _content(view, draft, index, end)
    return _finite(view, draft, index, end)


def _finite(view: View, draft: Draft, index: int, end: int) -> bool:
    if _stray_pronoun(draft):
        return False
    before = preceding_subject(view, draft)
    relative = _relative_head(view, draft)
    addressed = draft.verb is not None and draft.verb.object == "addressee"
    after, mention = (index, None) if index >= end else noun_phrase(view, index, end, head_only=addressed)
    speaks = mention is not None and is_agent(mention) and agrees(draft, mention)
    if before is not None and _adjacent(view, draft, before) and _content(view, draft, index, end):
        _source_before(view, draft, before)
        return True
    if before is None and _topic_before(view, draft) and _content(view, draft, index, end):
        draft.source_range = generic_subject(view, draft)
        draft.clause_start = draft.source_range[0] if draft.source_range else draft.clause_start
        return True
    if speaks and mention is not None and not draft.enclitic_is_object:
        draft.source = mention
        if _content(view, draft, skip_adverbs(view, after, end), end, spoken=True):
            draft.source_end = _extended(view, after, draft)
            return True
        draft.source = None
    generic = mention is None and draft.verb is not None and not draft.verb.homograph and not draft.enclitic
    if generic and after > index and _is_agent_noun(view, index) and draft.verb is not None:
        if _content(view, draft, skip_adverbs(view, after, end), end, spoken=True):
            draft.source_range = (index, after)
            return True
        return False
    if generic and after > index and _clause_at(view, draft, skip_adverbs(view, after, end), end):
        draft.source_range = (index, after)
        return True
    if generic and after > index and before is None and draft.wants_clause:
        # a name that nobody knows, with an apposition or a circumstance behind it (قال فلان، مدير الشركة، إن)
        if _clause_further(view, draft, skip_adverbs(view, after, end), end):
            draft.source_range = (index, after)
            return True
    if relative is None and not draft.enclitic and _after_relative(view, draft):
        return False  # the head of the relative clause does it, and that is nobody who speaks
    if not _content(view, draft, index, end):
        return False
    if before is None and relative is None and draft.frame == "noun" and not _opens_clause(view, draft):
        return False  # an indefinite relative clause (خطر يهدد القطاع)
    if before is None and relative is None:
        draft.source_range = generic_subject(view, draft)
        if draft.source_range is not None:
            draft.clause_start = draft.source_range[0]
            return True
    if before is not None:
        _source_before(view, draft, before)
    elif relative is not None:
        _source_before(view, draft, relative)
    else:
        draft.understood = True
    return True


def _topic_before(view: View, draft: Draft) -> bool:
    """Whether the clause begins with a subject that no mention covers, the verb behind it (البابا يحث ...)."""
    tokens = generic_subject(view, draft)
    if tokens is None:
        return False
    head = view.document.tokens[tokens[0]]
    headline = view.document.sentences[head.sentence].layer == "headline"
    return headline or head.fold.startswith(ARTICLE) or _is_agent_noun(view, tokens[0])


def _is_agent_noun(view: View, index: int) -> bool:
    """Whether a noun phrase is headed by somebody or something that acts (مكتب، قائمون)."""
    nouns = word_set("agent_nouns")
    return any(
        form.bare in nouns and not form.proclitics and not form.enclitic
        for form in view.document.tokens[index].forms
    )


def _stray_pronoun(draft: Draft) -> bool:
    """Whether an attached object shows another verb (تابعوني): one of saying has its words for an object."""
    if not draft.enclitic or draft.verb is None:
        return False
    return draft.verb.clause_only and draft.verb.object is None and not draft.verb.enclitic_object


def _opens_clause(view: View, draft: Draft) -> bool:
    if draft.opens_sentence(view) or draft.enclitic:
        return True
    before = view.document.tokens[draft.first - 1]
    return before.kind == "punct" or any(
        form.fold in word_set("auxiliaries") | word_set("openers") | word_set("relatives")
        for form in before.forms[:1]
    )


def _extended(view: View, index: int, draft: Draft) -> int:
    """Return the token after a source whose phrase goes on behind its mention, up to the content clause or a comma."""
    if draft.verb is not None and draft.verb.object == "addressee":
        return index  # what follows may be whom it was said to
    last = index
    while last < draft.content_start and not stops_source(view, last):
        last += 1
    reached = last == draft.content_start or is_comma(view, last) or view.text_of(last) == COLON
    return last if draft.frame in {"an", "quote"} and reached else index


def _after_relative(view: View, draft: Draft) -> bool:
    return draft.first > 0 and any(
        form.fold in word_set("relatives") for form in view.document.tokens[draft.first - 1].forms
    )


def subject_of(view: View, draft: Draft) -> None:
    """Set the source of a finite verb whose content is known already: after it, before it, or understood."""
    end = view.sentence_end(draft.first)
    index = skip_adverbs(view, draft.last, end)
    mention = view.mention_at.get(index) if index < end else None
    if mention is not None and is_agent(mention) and agrees(draft, mention):
        draft.source = mention
        return
    before = preceding_subject(view, draft) or _relative_head(view, draft)
    if before is not None:
        _source_before(view, draft, before)
        return
    after = noun_phrase(view, index, end)[0] if index < end and mention is None else index
    if after > index and draft.verb is not None and draft.verb.clause_only and not draft.enclitic:
        draft.source_range = (index, after)
        return
    draft.understood = True


def _participle_subject(view: View, draft: Draft, index: int, end: int) -> bool:
    """Read a participle with a subject of its own (مؤكدا الوزيرُ حرص بلاده): content must follow the subject."""
    mention = view.mention_at.get(index)
    if (
        mention is None
        or mention.kind not in {"person", "office", "organisation"}
        or carries_preposition(view, index)
    ):
        return False
    if draft.verb is None or draft.verb.object == "addressee" or not agrees(draft, mention):
        return False
    at = skip_adverbs(view, view.last_token(mention), end)
    if at < end and (_clause_at(view, draft, at, end) or _object_at(view, draft, at, end)):
        draft.source = mention
        return True
    return False


def _source_before(view: View, draft: Draft, mention: Mention) -> None:
    draft.source = mention
    draft.source_precedes = True
    draft.clause_start = min(draft.clause_start, view.document.token_at(mention.full.start))


def _adjacent(view: View, draft: Draft, mention: Mention) -> bool:
    between = view.document.tokens[view.last_token(mention) : draft.first]
    return not any(token.kind == "punct" for token in between)


def _relative_head(view: View, draft: Draft) -> Mention | None:
    """Return whom a relative clause qualifies (الوزير الذي قال): the cue's subject, if it can speak."""
    tokens = view.document.tokens
    index = draft.first - 1
    if index < 1 or tokens[index].fold not in word_set("relatives"):
        return None
    for mention in view.mentions:
        if view.last_token(mention) == index and is_agent(mention) and agrees(draft, mention):
            return mention
    return None


def _content(view: View, draft: Draft, index: int, end: int, *, spoken: bool = False) -> bool:
    """Find the content from token ``index`` on: at once (object, preposition, clause), else a clause further on."""
    if index >= end or draft.verb is None:
        return False
    if _clause_at(view, draft, index, end):
        return True
    takes = draft.verb.takes
    if not draft.verb.clause_only:
        after_comma = index + 1 if spoken and is_comma(view, index) and index + 1 < end else index
        if _object_at(view, draft, index, end) or (
            after_comma > index and _prepositional(view, draft, after_comma, end)
        ):
            return True
    if draft.verb.object == "addressee" and _after_addressee(view, draft, index, end):
        return True
    if draft.verb.relay is not None:
        _relay(view, draft, index, end)
    if (draft.kind == "participle" and not spoken) or (draft.verb.homograph and draft.link != "relayed"):
        return False
    if not spoken and not _circumstance(view, index) and not draft.opens_sentence(view):
        return False
    return ("an" in takes or "quote" in takes) and _clause_further(view, draft, index, end)


def _circumstance(view: View, index: int) -> bool:
    """Whether a circumstance of speaking begins at a token (في مؤتمر، خلال لقاء، ردا على)."""
    token = view.document.tokens[index]
    if token.fold in word_set("circumstances") or is_comma(view, index):
        return True
    return preposition_core(view, index, discourse().told_to[0]) is not None


def _clause_at(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether a content clause, a colon or a quotation begins at ``index``, a comma or preposition skipped."""
    if index >= end or draft.verb is None:
        return False
    takes = draft.verb.takes
    if is_comma(view, index) and index + 1 < end:
        index += 1
    if "an" in takes:
        for skip in (0, 1):
            at = index + skip
            if at >= end or (skip and view.document.tokens[index].fold not in word_set("prepositions")):
                break
            if content_clause(view, at):
                return _begin(draft, "an", at)
            if question(view, at) and (skip == 0 or draft.cue_class == "ask"):
                return _begin(draft, "question", at)
    if "question" in takes and question(view, index):
        return _begin(draft, "question", index)
    if "quote" in takes:
        if view.text_of(index) == COLON and index + 1 < end:
            return _begin(draft, "quote", index + 1)
        if is_mark(view.text_of(index)) and index in view.quote_at:
            return _begin(draft, "quote", index)
    return False


def _begin(draft: Draft, frame: str, index: int) -> bool:
    draft.frame = frame
    draft.content_start = index
    return True


def _object_at(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether an object that the verb admits begins at ``index``: a noun, or a preposition with its noun."""
    if draft.verb is None or draft.only_dual:
        return False
    if _prepositional(view, draft, index, end):
        return True
    if "noun" not in draft.verb.takes or (draft.enclitic and not draft.verb.double_object):
        return False
    if draft.verb.enclitic_object and not draft.enclitic:
        return False
    if draft.verb.positions_only and not _is_position(view, index):
        return False
    if _names_a_person(view, index):
        return False  # a title and a name are the speaker whose words come later, no content
    if view.text_of(index) == COLON or (stops_source(view, index) and not _opens_quote(view, index)):
        return False
    return _begin(draft, "noun", index)


def _opens_quote(view: View, index: int) -> bool:
    return index in view.quote_at


def _names_a_person(view: View, index: int) -> bool:
    near = 4
    return any(
        i in view.mention_at and view.mention_at[i].ner == "PER" and i > index
        for i in range(index, index + near)
    )


def _is_position(view: View, index: int) -> bool:
    return any(form.bare in word_set("positions") for form in view.document.tokens[index].forms)


def _after_addressee(view: View, draft: Draft, index: int, end: int) -> bool:
    """Find the content behind a direct object that is whom it was said to (طالب الحكومةَ بالإفراج)."""
    limit = min(end, index + _ADDRESSEE)
    at = index
    while at < limit:
        if at > index and is_finite_cue(view, at):
            return False
        if _clause_at(view, draft, at, end):
            return True
        if (
            at > index
            and draft.verb is not None
            and not draft.verb.clause_only
            and _prepositional(view, draft, at, end)
        ):
            return True
        if view.document.tokens[at].kind == "punct" and not is_comma(view, at):
            return False
        at = view.last_token(view.mention_at[at]) if at in view.mention_at else at + 1
    return False


def _prepositional(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether a preposition that the verb admits stands at ``index`` with its noun."""
    if draft.verb is None:
        return False
    for preposition in draft.verb.takes:
        if preposition == "responsibility":
            if any(form.bare in word_set("responsibility") for form in view.document.tokens[index].forms):
                return _begin(draft, "noun", index)
            continue
        if preposition in _OTHER_FRAMES:
            continue
        if draft.cue_class == "accuse" and index == draft.last and not draft.enclitic:
            continue  # whom it accuses must come first: a name may begin with these letters
        core = preposition_core(view, index, preposition)
        if core is None:
            continue
        at = index if core < view.document.tokens[index].end else index + 1
        if at < end and (view.document.tokens[at].kind in {"word", "latin"} or at in view.quote_at):
            draft.content_offset = core if at == index else None
            return _begin(draft, "noun", at)
    return False


def _clause_further(view: View, draft: Draft, index: int, end: int) -> bool:
    """Find a content clause behind circumstances (في مؤتمر صحفي عقده أمس، إن ...), before any other cue."""
    limit = min(end, index + _WINDOW)
    at = index
    while at < limit:
        if at in view.mention_at:
            at = max(at + 1, view.last_token(view.mention_at[at]))
            continue
        if _clause_at(view, draft, at, end) and not (is_comma(view, at) and draft.frame == "question"):
            if (
                draft.frame != "quote"
                or view.text_of(draft.content_start - 1) == COLON
                or _long_quote(view, draft)
            ):
                return True
            draft.frame, draft.content_start = "", -1
        if is_finite_cue(view, at) or is_circumstantial_cue(view, at):
            return False
        at += 1
    return False


def _long_quote(view: View, draft: Draft) -> bool:
    """Whether the quotation is more than a name or a scare quote."""
    shortest = 4
    return view.quote_at[draft.content_start].inner_words >= shortest


def _relay(view: View, draft: Draft, index: int, end: int) -> None:
    """Read the one that the words come from (نقلت الوكالة عن مصدر): it becomes the source, the subject a relay."""
    if draft.verb is None or draft.verb.relay is None:
        return
    for at in range(index, min(end, index + _ADDRESSEE)):
        core = preposition_core(view, at, draft.verb.relay)
        if core is None:
            continue
        mention = view.mention_at.get(at + 1)
        if mention is not None and is_agent(mention):
            draft.relay, draft.source = draft.source, mention
            draft.link = "relayed"
        return


def _masdar(view: View, draft: Draft, end: int) -> bool:
    """Read a verbal noun: an attached pronoun or a following noun phrase speaks (قوله إن، تأكيد الوزير أن)."""
    if draft.verb is None or not {"an", "quote"} & set(draft.verb.takes):
        return False
    if draft.enclitic:
        draft.understood = True
        return _clause_at(view, draft, draft.last, end)
    mention = view.mention_at.get(draft.last)
    if mention is None or not is_agent(mention):
        return False
    draft.source = mention
    return _clause_at(view, draft, view.last_token(mention), end)
