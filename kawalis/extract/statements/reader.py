"""One sentence's attributions: candidates, frames, contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.contents import bound
from kawalis.extract.statements.cues import candidates
from kawalis.extract.statements.draft import COMMAS
from kawalis.extract.statements.frames import subject_of
from kawalis.extract.statements.headlines import colon_heads, headline_quotes
from kawalis.extract.statements.introducers import introduce, written_in
from kawalis.extract.statements.phrase import is_finite_cue
from kawalis.extract.statements.phrases import attach_phrase
from kawalis.extract.statements.readers import attach
from kawalis.extract.statements.surroundings import after_relative
from kawalis.knowledge.reporting import discourse, phrase_index, verb_readings, word_set

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Sentence

_POSITIONS = frozenset({"support", "reject", "condemn", "criticise", "deny", "agree"})
_NAME_WORDS = 3
_TURN = 4  # tokens by which a clause turns to another speaker
_MOST_TRIED = 500  # words of a sentence that may be cues
_MOST = 150  # cues of a sentence; more are a list of words, no prose


def read_sentence(view: View, sentence: Sentence) -> list[Draft]:
    """Return the statements of one sentence, framed and bounded, by position."""
    framed: list[Draft] = []
    waiting: list[Draft] = []
    blocked, tried = -1, 0
    for draft in candidates(view, sentence):
        tried += 1
        if len(framed) >= _MOST or tried >= _MOST_TRIED:
            break
        if draft.first < blocked:
            continue
        if draft.phrase is not None:
            blocked = _phrase(view, draft, framed, waiting, blocked)
            continue
        if any(other.last - 1 == draft.last - 1 for other in framed):
            continue  # another reading of this word attributes already
        if attach(view, draft):
            relayer = _relayer(draft, framed)
            if relayer is not None:
                _hand_over(view, relayer, draft)
            elif _goes_with_verb(draft, framed) or (
                _may_be_noun(view, draft) and _relayed_already(draft, framed)
            ):
                continue
            _quote_on_both_sides(view, draft, framed)
            _opened(view, draft)
            framed.append(draft)
        elif draft.kind == "finite" and not draft.first_person and not _quote_before(view, draft, framed):
            waiting.append(draft)
    used = {draft.content_start - 1 for draft in framed}
    framed.extend(colon_heads(view, sentence, used))
    framed.sort(key=lambda draft: (draft.first, draft.last))
    bound(view, framed)
    framed = _told_on(view, framed)
    if sentence.layer == "headline":
        framed.extend(list(headline_quotes(view, sentence, framed)))
    for draft in framed:
        draft.content = [(a, b) for a, b in draft.content if _holds_words(view, a, b)]
    return [draft for draft in framed if draft.content]


def _told_on(view: View, framed: list[Draft]) -> list[Draft]:
    """Give the words behind a bare قائلا to the verb whose speaker goes on with it: one saying with two contents."""
    kept: list[Draft] = []
    for draft in framed:
        host = _host(view, draft, kept)
        if host is None:
            kept.append(draft)
        else:
            host.content.extend(draft.content)
    return kept


def _host(view: View, draft: Draft, kept: list[Draft]) -> Draft | None:
    """Return the verb before a participle of plain saying, inside whose words it does not stand."""
    if draft.kind != "participle" or not draft.understood or draft.lexeme.id != discourse().saying:
        return None
    before = [
        d
        for d in kept
        if d.kind in {"finite", "participle"}
        and d.first < draft.first
        and not (d.first_person or after_relative(view, d))
    ]
    inside = any(a <= draft.first < b for d in before for a, b in d.content)
    if not before or inside or draft.frame != "quote":
        return None
    return before[-1] if before[-1].kind == "finite" else None


def _holds_words(view: View, first: int, last: int) -> bool:
    """Whether tokens hold more than marks (... المرصد.وفقا لوكالة: a stop is no clause)."""
    return any(token.kind != "punct" for token in view.document.tokens[first:last])


def _opened(view: View, draft: Draft) -> None:
    """Let the clause of a cue begin at the particle that adds it (، كما أوضح أن)."""
    before = draft.clause_start - 1
    if draft.kind != "finite" or before < 1:
        return
    turned = _turn(view, draft.clause_start)
    if turned is not None:
        draft.clause_start, draft.added = turned, True
        return
    if view.text_of(before - 1) not in COMMAS:
        return
    if view.document.tokens[before].fold in word_set("adding"):
        draft.clause_start, draft.added = before, True


def _turn(view: View, index: int) -> int | None:
    """Return where the phrase behind a comma begins that turns to another speaker (، من جهته قال فلان)."""
    for at in range(index - 1, max(0, index - 1 - _TURN), -1):
        if view.text_of(at - 1) in COMMAS:
            matches = phrase_index("turns").at(view.document, at)
            return at if any(match.last == index for match in matches) else None
    return None


def _relayer(draft: Draft, framed: list[Draft]) -> Draft | None:
    """Return the verb that relays the words of a noun with its pronoun (نقلت الوكالة عن الوزير قوله إن)."""
    if draft.kind != "masdar" or not draft.enclitic:
        return None
    for other in framed:
        relays = other.kind == "finite" and other.link == "relayed"
        # نقل عن الوزير قوله: nobody who relays is named
        handed = other.relay is not None or (other.understood and other.source is not None)
        if relays and handed and other.content_start == draft.content_start:
            return other
    return None


def _hand_over(view: View, relayer: Draft, draft: Draft) -> None:
    """Give the noun of speaking the one whose words they are, and the verb the one who relays them."""
    draft.source, draft.source_words = relayer.source, relayer.source_words
    draft.source_range, draft.understood = relayer.source_range, False
    draft.link, draft.relayed = "relayed", True
    if draft.source_words is not None and draft.source_words[1] > draft.cue_start:
        last = view.document.tokens[draft.first - 1].end
        draft.source_words = (draft.source_words[0], last) if draft.source_words[0] < last else None
    relayer.source, relayer.relay = relayer.relay, None
    relayer.source_words = relayer.source_range = None


def _goes_with_verb(draft: Draft, framed: list[Draft]) -> bool:
    """Whether a participle stands between a verb of saying and its words (أضاف الوزير موضحا أن): one saying."""
    return draft.kind == "participle" and any(
        other.kind == "finite" and other.content_start == draft.content_start > draft.first
        for other in framed
    )


def _may_be_noun(view: View, draft: Draft) -> bool:
    """Whether a cue is a noun of speaking, or a verb spelt like one with its pronoun (تعهده)."""
    if draft.kind == "masdar":
        return True
    readings = verb_readings(view.document.tokens[draft.last - 1]) if draft.enclitic else []
    return any(r.has("masdar") and draft.verb is not None and r.verb.id == draft.verb.id for r in readings)


def _relayed_already(draft: Draft, framed: list[Draft]) -> bool:
    """Whether a verb holds these words already (نقلت الوكالة عن مصدر قوله، تابع بقوله): the noun adds no source."""
    starts = {draft.content_start, draft.first}  # جدد دعوته إلى: the noun is what the verb says
    return any(
        other.kind == "finite" and other.content_start in starts and not _anothers(draft, other)
        for other in framed
    )


def _anothers(draft: Draft, verb: Draft) -> bool:
    """Whether a call that a verb takes a position on is somebody else's (رحب الوزير بدعوة الجامعة إلى)."""
    return verb.cue_class in _POSITIONS and draft.source is not None and draft.source is not verb.source


def _quote_on_both_sides(view: View, draft: Draft, framed: list[Draft]) -> None:
    """Take the words before the verb too, where it breaks a quotation («...»، قال الوزير، «...»)."""
    if draft.kind != "finite" or draft.frame != "quote":
        return
    at = draft.first - 1 if draft.first > 0 and view.text_of(draft.first - 1) in COMMAS else draft.first
    quote = view.quote_before.get(at)
    if quote is None or quote.first in view.inside_mention:
        return
    opens = view.document.sentences[view.document.tokens[quote.first].sentence].first == quote.first
    if quote.inner_words < _NAME_WORDS and not opens:
        return  # a name in quotation marks
    if draft.joined(view) and any(other.content_start == quote.first for other in framed):
        return  # قال «...»، وأضاف «...»: each has its own words
    if view.sentence_end(quote.last - 1) == view.sentence_end(draft.first):
        draft.content.append((quote.first, quote.last))


def _phrase(view: View, draft: Draft, framed: list[Draft], waiting: list[Draft], blocked: int) -> int:
    """Frame a phrase cue; return the token before which no further cue may begin."""
    frame = draft.phrase.frame if draft.phrase else ""
    if frame == "none":
        return draft.last
    if frame == "introducer":
        return draft.last if _introduced(view, draft, framed, waiting) else blocked
    if frame == "told" and any(d.kind == "finite" for d in framed):
        return blocked  # one attribution: تابع بقوله
    if frame == "untold" and not framed:
        return blocked  # nobody speaks here: بيعت الأرض دون تحديد الثمن
    if frame == "possessed" and framed:
        return draft.last  # it repeats a source that the sentence has named
    if draft.phrase is not None and draft.phrase.before_cue and _frames_itself(view, draft):
        return blocked
    if attach_phrase(view, draft):
        if _speaks_through(draft, framed):
            return draft.last
        framed.append(draft)
        return draft.last + (1 if draft.phrase and draft.phrase.before_cue else 0)
    return blocked


def _speaks_through(draft: Draft, framed: list[Draft]) -> bool:
    """Give the verb before a phrase the one through whom its subject speaks, and the words behind him."""
    through = draft.phrase is not None and draft.phrase.mouthpiece and draft.content_start > draft.last
    verb = framed[-1] if framed else None
    if not through or verb is None or verb.kind != "finite" or verb.content_start < draft.first:
        return False
    if verb.content_start > draft.content_start:
        return False
    verb.frame, verb.content_start, verb.content_offset, verb.tree_end = "an", draft.content_start, None, -1
    verb.source, verb.source_range, verb.understood = draft.source, draft.source_range, False
    verb.source_words, verb.source_end, verb.source_precedes = None, -1, False
    return True


def _introduced(view: View, draft: Draft, framed: list[Draft], waiting: list[Draft]) -> bool:
    """Give an introducer's words to the verb that waits for them, or to the document that holds them."""
    if introduce(view, draft, waiting):
        owner = next(d for d in reversed(waiting) if d.content_start >= 0)
        waiting.remove(owner)
        subject_of(view, owner)
        framed.append(owner)
        return True
    if written_in(view, draft):
        framed.append(draft)
        return True
    return False


def _frames_itself(view: View, phrase: Draft) -> bool:
    """Whether the verb behind كما has its own content (كما أكد أن): then كما only joins."""
    sentence = view.document.sentences[view.document.tokens[phrase.first].sentence]
    return any(
        attach(view, draft)
        and not any(is_finite_cue(view, i) for i in range(draft.last, max(draft.content_start, draft.last)))
        for draft in candidates(view, sentence)
        if draft.phrase is None and draft.first == phrase.last and draft.kind == "finite"
    )


def _quote_before(view: View, draft: Draft, framed: list[Draft]) -> bool:
    """Frame a verb whose quotation precedes it («...»، قال الوزير)."""
    if draft.verb is None or draft.verb.homograph or "quote" not in draft.verb.takes:
        return False
    at = draft.first
    if at > 0 and view.text_of(at - 1) in COMMAS:
        at -= 1
    quote = view.quote_before.get(at)
    if quote is None or any(first <= quote.first < last for d in framed for first, last in d.content):
        return False
    if view.document.tokens[quote.last - 1].sentence != view.document.tokens[draft.first].sentence:
        return False
    subject_of(view, draft)
    draft.frame = "quote"
    draft.content = [(quote.first, quote.last)]
    framed.append(draft)
    return True
