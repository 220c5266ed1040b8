"""How far the subject of a verb that calls or warns somebody goes on: whoever follows may be whom it calls.

A party that is joined at once, a name or office of the same man, and what a comma closes before whom he calls are his.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.draft import COMMAS
from kawalis.extract.statements.phrase import is_comma
from kawalis.extract.statements.subject import is_agent
from kawalis.extract.statements.surroundings import is_agent_noun
from kawalis.extract.statements.syntax import relation
from kawalis.knowledge.reporting import discourse, venues, word_set

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

_LONG_SUBJECT = 14  # tokens from the head of a subject to the comma that closes it
_PHRASE = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "ADP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "PRON"})
_NAMED = frozenset({"NOUN", "PROPN", "X"})


def join(view: View, draft: Draft, start: int, end: int) -> None:
    """Let the source at offsets ``[start, end)`` of a verb that calls somebody go on as far as it is one party."""
    at = view.document.token_at(end - 1) + 1
    reached = _up_to_comma(view, draft, at, end)
    if reached == end and at < min(draft.content_start, view.sentence_end(draft.first)):
        mention = view.mention_at.get(at)
        if mention is not None and (_is_joined(view, mention, at) or _is_himself(view, draft, mention, at)):
            reached = mention.full.end
        else:
            reached = _coordinated(view, draft, at, (start, end))
    if reached != end:
        draft.source_words = (start, reached)


def _is_joined(view: View, mention: Mention, index: int) -> bool:
    """Whether a conjunction joins a party to the subject (طالب الوزير والنقابة الشركة بوقف)."""
    before = view.document.text[view.document.tokens[index].start : mention.full.start]
    return is_agent(mention) and before == discourse().conjunctions[0]


def _is_himself(view: View, draft: Draft, mention: Mention, index: int) -> bool:
    """Whether a name behind an office, or an office behind a name, is the same man (دعا مفتي المدينة فلان إلى)."""
    if draft.source is None or mention.full.start != view.document.tokens[index].start:
        return False
    last = view.last_token(mention)
    closed = last == draft.content_start or (last < draft.content_start and view.text_of(last) in COMMAS)
    named = draft.source.kind == "office" and mention.ner == "PER"
    return named or (draft.source.ner == "PER" and mention.kind == "office" and closed)


def _coordinated(view: View, draft: Draft, index: int, own: tuple[int, int]) -> int:
    """Return the end of a noun that the tree joins to the subject, that of the subject where there is none."""
    start, end = own
    noun = next((w for w in view.document.words_of(index, index + 1) if w.pos in _NAMED), None)
    joined = view.text_of(index)[:1] == discourse().conjunctions[0]
    if noun is None or relation(noun) != "conj" or not joined:
        return end
    if not start <= view.document.words[noun.head].start < end:
        return end
    last = view.document.words[view.syntax.right(noun)]
    words = view.document.words_of(index, last.token + 1)
    nominal = all(w.pos in _NOMINAL for w in words if w.pos != "CCONJ")
    return last.end if nominal and last.token < draft.content_start else end


def _up_to_comma(view: View, draft: Draft, index: int, end: int) -> int:
    """Return the offset at which a subject closes that a comma parts from whom it calls, ``end`` where none does.

    دعا خطيب الجامع في المدينة سالم فلان، الحكومة إلى: circumstances of the calling are no part of it.
    """
    limit = min(draft.content_start, index + _LONG_SUBJECT, view.sentence_end(draft.first))
    for at in range(index, limit):
        token = view.document.tokens[at]
        if is_comma(view, at):
            called = view.mention_at.get(at + 1)
            party = at + 1 < draft.content_start and (
                is_agent_noun(view, at + 1) if called is None else is_agent(called)
            )
            return view.document.tokens[at - 1].end if party and at > index else end
        words = view.document.words_of(at, at + 1)
        if at in view.time_at or any(w.pos not in _PHRASE for w in words) or token.fold in _asides():
            return end
        if venues().at(view.document, at):
            return end
    return end


def _asides() -> frozenset[str]:
    """Return the prepositions that open a circumstance and never go on with a name, folded."""
    return word_set("circumstances") - word_set("place_links")
