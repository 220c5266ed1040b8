"""Where the words of a source begin: a clause, a quotation, an object, a preposition with its noun.

By surface order, as news prose has it: what is said follows the verb and its subject at once, or behind the
circumstances of speaking (في مؤتمر صحفي عقده أمس، إن ...), never behind another cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.cues import elaborates
from kawalis.extract.statements.object_start import (
    OTHER_FRAMES,
    admits_noun,
    begin,
    object_at,
    prepositional,
)
from kawalis.extract.statements.phrase import (
    COLON,
    content_clause,
    goes_on,
    is_abstract,
    is_circumstantial_cue,
    is_comma,
    is_finite_cue,
    is_own_act,
    noun_phrase,
    preposition_core,
    question,
    stops_source,
)
from kawalis.extract.statements.quotes import is_mark
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.surroundings import of_saying
from kawalis.extract.statements.told import past_told
from kawalis.extract.statements.voice import voice
from kawalis.knowledge.reporting import discourse, word_set
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Word

_WINDOW = 30  # tokens between a source and its content clause
_ADDRESSEE = 12
_ASIDE = 9  # tokens of a circumstance between a verb and its object
_ASKED = 6  # tokens behind the head of whom something is asked of
_SHORT_QUOTE = 4  # words: fewer are a name or a scare quote
_ASKING = frozenset({"say", "announce", "know", "ask", "claim"})  # classes that govern an indirect question


def find_content(view: View, draft: Draft, index: int, end: int, *, spoken: bool = False) -> bool:
    """Find the content from token ``index`` on: at once (object, preposition, clause), else a clause further on."""
    if index >= end:
        return False
    if draft.lexeme.asks is not None:
        return asked_of(view, draft, index, end)
    if clause_at(view, draft, index, end):
        return True
    verb = draft.lexeme
    if _clause_before_object(view, draft, index, end, spoken=spoken):
        return True
    if not verb.clause_only and _object_or_after_comma(view, draft, index, end, spoken=spoken):
        return True
    if verb.object == "addressee" and _after_addressee(view, draft, index, end):
        return True
    _relay(view, draft, index, end)
    if not _may_lie_further(view, draft, index, spoken=spoken):
        return False
    words = "an" in verb.takes or "quote" in verb.takes
    if words and clause_further(view, draft, index, end):
        return True
    return (spoken and _behind_comma(view, draft, index, end)) or _object_further(view, draft, index, end)


def _object_further(view: View, draft: Draft, index: int, end: int) -> bool:
    """Find a bare act behind a circumstance that parts it from its verb (أعلنت في يناير تحرير المدينة).

    It must begin a phrase of its own: behind what is definite, a time or a name, or with the speaker's pronoun.
    """
    if "noun" not in draft.lexeme.takes or draft.lexeme.clause_only:
        return False
    if index >= end or view.document.tokens[index].fold not in word_set("circumstances"):
        return False
    times = set(view.time_at.values())
    for at in range(index + 1, min(end, index + _ASIDE)):
        token, before = view.document.tokens[at], view.document.tokens[at - 1]
        if token.kind == "punct" or is_finite_cue(view, at) or content_clause(view, at):
            return False
        own = is_own_act(view, at)
        begins = own or at in times or at in view.mentions_ending or before.fold.startswith(ARTICLE)
        begins = begins or any(form.enclitic for form in before.forms[:1])
        act = own or (is_abstract(view, at) and not token.fold.startswith(ARTICLE))
        bare = not any(w.pos in {"ADP", "CCONJ"} for w in view.document.words_of(at, at + 1))
        if begins and act and bare and before.fold not in word_set("prepositions"):
            return begin(draft, "noun", at)
    return False


def asked_of(view: View, draft: Draft, index: int, end: int) -> bool:
    """Find what is asked behind the one it is asked of (طلب من الحكومة زيادة القروض): a clause, words, an act."""
    preposition = fold(draft.lexeme.asks or "")
    index = past_told(view, index, end)
    if index + 1 >= end or view.document.tokens[index].fold != preposition:
        return False
    after, mention = noun_phrase(view, index + 1, end, head_only=True)
    if mention is not None and mention.full.end > view.document.tokens[after - 1].end:
        return False
    for at in range(after, min(end, after + _ASKED)):
        if is_finite_cue(view, at) or (is_comma(view, at) and at > after):
            return False
        if clause_at(view, draft, at, end):
            return True
        words = view.document.words_of(at, at + 1)
        act = at in view.quote_at or is_abstract(view, at) or (at == after and _is_act(words))
        if act:
            return begin(draft, "noun", at)
    return False


def _is_act(words: tuple[Word, ...]) -> bool:
    """Whether a token is a bare noun, with its article or its pronoun."""
    return bool(words) and words[0].pos == "NOUN"


def _may_lie_further(view: View, draft: Draft, index: int, *, spoken: bool) -> bool:
    """Whether a clause that does not stand beside its verb may still be its content."""
    if draft.kind == "participle" and not spoken:
        return False
    if draft.lexeme.homograph and draft.link != "relayed" and not _spoken_by_somebody(view, draft, index):
        return False
    return spoken or _circumstance(view, index) or draft.opens_sentence(view)


def _behind_comma(view: View, draft: Draft, index: int, end: int) -> bool:
    """Find a preposition that the verb admits behind a circumstance (أفصحت مصادر لـ«الصحيفة»، عن سقوط ضحايا)."""
    if draft.lexeme.clause_only:
        return False
    for at in range(index, min(end - 1, index + _ADDRESSEE)):
        if is_finite_cue(view, at):
            return False
        if is_comma(view, at):
            told = past_told(view, at + 1, end)  # أفصح مصدر، لـ«الصحيفة»، عن
            if told > at + 1 and told + 1 < end and is_comma(view, told):
                at = told  # noqa: PLW2901 - the comma behind whom it was told
            following = view.document.tokens[at + 1].fold
            alone = following in {fold(takes) for takes in draft.lexeme.takes if takes not in OTHER_FRAMES}
            return alone and prepositional(view, draft, at + 1, end)
    return False


def _spoken_by_somebody(view: View, draft: Draft, index: int) -> bool:
    """Whether a person speaks and a circumstance follows: then the word is the verb (كتب الوزير في تغريدة أن)."""
    return (
        draft.source is not None and draft.source.kind in {"person", "office"} and _circumstance(view, index)
    )


def _clause_before_object(view: View, draft: Draft, index: int, end: int, *, spoken: bool) -> bool:
    """Find a clause behind what looks like an object but goes on with the speaker (أكد الوزير، نائب الرئيس، أن)."""
    verb = draft.lexeme
    if not spoken or "an" not in verb.takes or "noun" not in verb.takes or is_abstract(view, index):
        return False
    if preposition_core(view, index, verb.takes[-1]) is not None and verb.takes[-1] not in OTHER_FRAMES:
        return False
    for at in range(index, min(end, index + _ADDRESSEE)):
        if is_finite_cue(view, at) or is_circumstantial_cue(view, at) or is_abstract(view, at):
            return False
        if _opens_clause(view, at):
            return False
        if content_clause(view, at):
            governed = view.document.tokens[at - 1].fold in word_set("prepositions")
            return not governed and begin(draft, "an", at)
    return False


def _object_or_after_comma(view: View, draft: Draft, index: int, end: int, *, spoken: bool) -> bool:
    """Whether an object begins here, or a preposition behind the comma that closes the subject."""
    if object_at(view, draft, index, end):
        return True
    if not spoken or not is_comma(view, index) or index + 1 >= end:
        return False
    position = draft.lexeme.positions_only and admits_noun(view, draft, index + 1)
    return prepositional(view, draft, index + 1, end) or (position and begin(draft, "noun", index + 1))


def _circumstance(view: View, index: int) -> bool:
    """Whether a circumstance of speaking begins at a token (في مؤتمر، خلال لقاء، ردا على)."""
    token = view.document.tokens[index]
    if token.fold in word_set("circumstances") or is_comma(view, index):
        return True
    return preposition_core(view, index, discourse().told_to[0]) is not None


def clause_at(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether a content clause, a colon or a quotation begins at ``index``, a comma or preposition skipped."""
    if index >= end:
        return False
    takes = draft.lexeme.takes
    if is_comma(view, index) and index + 1 < end:
        index += 1
    if "an" in takes or (draft.enclitic and draft.lexeme.as_preposition):
        governed = view.document.tokens[index].fold in word_set("prepositions")
        for at in (index, index + 1) if governed and index + 1 < end else (index,):
            if content_clause(view, at) and not goes_on(view, at) and not of_saying(view, draft, at):
                return begin(draft, "an", at)
    if {"an", "question"} & set(takes) and draft.cue_class in _ASKING and question(view, index):
        return begin(draft, "question", index)
    if "quote" in takes and view.text_of(index) == COLON and index + 1 < end:
        return begin(draft, "quote", index + 1)
    if (
        "quote" in takes
        and is_mark(view.text_of(index))
        and index in view.quote_at
        and not _is_name(view, draft, index, end)
    ):
        return begin(draft, "quote", index)
    return False


def _is_name(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether marks behind the subject of a relaying verb hold its name (نقل موقع "كذا" عن): more follows."""
    quote = view.quote_at[index]
    goes_on_ = quote.last < end and view.document.tokens[quote.last].kind == "word"
    named = view.mention_at.get(index + 1)
    if goes_on_ and named is not None and is_agent(named) and view.last_token(named) == quote.last - 1:
        return True  # أفاد «المرصد» بأن
    return draft.lexeme.relay is not None and quote.inner_words < _SHORT_QUOTE and goes_on_


def _after_addressee(view: View, draft: Draft, index: int, end: int) -> bool:
    """Find the content behind a direct object that is whom it was said to (طالب الحكومةَ بالإفراج)."""
    limit = min(end, index + _ADDRESSEE)
    at = index
    while at < limit:
        if at > index and is_finite_cue(view, at):
            return False
        if clause_at(view, draft, at, end):
            return True
        if at > index and not draft.lexeme.clause_only and prepositional(view, draft, at, end):
            return True
        if view.document.tokens[at].kind == "punct" and not is_comma(view, at):
            return False
        at = view.last_token(view.mention_at[at]) if at in view.mention_at else at + 1
    return False


def clause_further(view: View, draft: Draft, index: int, end: int) -> bool:
    """Find a content clause behind circumstances (في مؤتمر صحفي عقده أمس، إن ...), before any other cue."""
    limit = min(end, index + _WINDOW)
    at = index
    while at < limit:
        if at in view.mention_at:
            at = max(at + 1, view.last_token(view.mention_at[at]))
            continue
        if clause_at(view, draft, at, end) and not (is_comma(view, at) and draft.frame == "question"):
            if draft.frame != "quote" or view.text_of(draft.content_start - 1) == COLON:
                return True
            if view.quote_at[draft.content_start].inner_words >= _SHORT_QUOTE:
                return True
            draft.frame, draft.content_start = "", -1
        if is_finite_cue(view, at) or is_circumstantial_cue(view, at) or elaborates(view, at):
            return False
        if _opens_clause(view, at):
            return False
        at += 1
    return False


def _opens_clause(view: View, index: int) -> bool:
    """Whether a joined verb behind a comma begins another clause (، وجاء في بيان: ...)."""
    words = view.document.words_of(index, index + 1)
    joined = len(words) > 1 and words[0].pos == "CCONJ" and words[1].pos == "VERB"
    return joined and is_comma(view, index - 1)


def _relay(view: View, draft: Draft, index: int, end: int) -> None:
    """Read the one that the words come from (نقلت الوكالة عن مصدر): it becomes the source, the subject a relay."""
    preposition = draft.lexeme.relay
    if preposition is None:
        return
    for at in range(index, min(end, index + _ADDRESSEE)):
        if preposition_core(view, at, preposition) is None:
            continue
        first = at + 2 if at + 2 < end and is_mark(view.text_of(at + 1)) else at + 1
        mention = view.mention_at.get(first)
        if mention is None and first < end and not stops_source(view, first):
            mention = voice(view, first, noun_phrase(view, first, end, head_only=True)[0])
        if mention is not None and is_agent(mention):
            draft.relay, draft.source = draft.source, mention
            draft.link = "relayed"
        return
