"""Whom an understood source is: the last speaker, the subject of the sentence, the nearest that fits.

Each choice keeps its reason; where nothing fits, nobody is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.subject import is_agent
from kawalis.knowledge.reporting import discourse, source_noun
from kawalis.model import Mention
from kawalis.text import ARTICLE, fold, is_plural_shaped

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

VOICE = "statements.voice"
KINDS = {"anonymous": "anonymous", "collective": "group", "document": "document"}
_NEAR = 40  # statements before this one that are looked through
_MEMORY = 4  # sentences for which a speaker stays the one that وأضاف goes on with


def resolve(view: View, drafts: list[Draft]) -> None:
    """Set ``source`` of every draft whose source is understood, in order of the text."""
    for draft in drafts:
        if draft.source is None and draft.source_range is not None:
            draft.source = voice(view, *draft.source_range)
    for i, draft in enumerate(drafts):
        if not draft.understood or draft.source is not None or _names_nobody(draft):
            continue
        found = _antecedent(view, draft, drafts[max(0, i - _NEAR) : i])
        if found is not None:
            draft.source, draft.reason = found


def _names_nobody(draft: Draft) -> bool:
    """Whether a verb without a subject is a passive that attributes to nobody (يُعتقد أن)."""
    if draft.kind != "finite" or draft.verb is None or not draft.verb.agentless_imperfect:
        return False
    return all(
        f.tense in {"imperfect", "jussive"} and f.gender == "m" and f.number == "s" for f in draft.features
    )


def voice(view: View, first: int, last: int) -> Mention:
    """Make a mention of a source that no mention covers; what it is shows in its words."""
    span = view.document.span_of(first, last)
    words = fold(view.text_of(first))
    noun = source_noun(words)
    if noun is not None:
        return Mention(
            span, span, noun.form, KINDS[noun.form], gender=noun.gender, number=noun.number, rule=VOICE
        )
    if is_plural_shaped(words):
        return Mention(span, span, "collective", "group", number="p", rule=VOICE)
    kind = "organisation" if words.startswith(ARTICLE) else "person"
    return Mention(span, span, "description", kind, rule=VOICE)


def _antecedent(view: View, draft: Draft, earlier: list[Draft]) -> tuple[Mention, str] | None:
    sentence = view.document.tokens[draft.first].sentence
    same = [d for d in earlier if view.document.tokens[d.first].sentence == sentence]
    same = [d for d in same if not any(_holds(o, d) and not _holds(o, draft) for o in same if o is not d)]
    if draft.kind == "masdar":
        near = _nearest(view, draft, sentence)
        return (near, "the attached pronoun goes back to the nearest that agrees") if near else None
    for other in sorted(same, key=lambda d: (_is_main(d), d.first), reverse=True):
        if other.source is not None and fits(draft, other.source):
            return other.source, "the speaker of the same sentence goes on"
    if draft.kind != "finite" or _mid_sentence(view, draft):
        subject = _sentence_subject(view, draft, sentence)
        if subject is not None:
            return subject, "the subject of the sentence"
    for other in reversed(earlier):
        gap = sentence - view.document.tokens[other.first].sentence
        if gap > _MEMORY:
            break
        if other.kind != "headline" and other.source is not None and fits(draft, other.source):
            return other.source, "the last speaker goes on"
    return None


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether one's words hold the other's cue; a clause that بحسب attributes to itself is no such nesting."""
    return outer.frame != "preceding" and any(first <= inner.first < last for first, last in outer.content)


def _is_main(draft: Draft) -> bool:
    """Whether a cue is the verb of its clause: it governs what follows before a phrase (بحسب) does."""
    return draft.kind in {"finite", "colon"} or (draft.phrase is not None and draft.phrase.frame == "topic")


def fits(draft: Draft, mention: Mention) -> bool:
    """Whether verb, participle or pronoun agree with a mention in gender and number as far as both show them."""
    gender = mention.gender
    if draft.kind == "masdar" and draft.enclitic:
        feminine = draft.enclitic in {fold(e) for e in discourse().feminine_enclitics}
        masculine = draft.enclitic in {fold(e) for e in discourse().masculine_enclitics}
        return not gender or (gender == "f" and feminine) or (gender == "m" and masculine)
    if not draft.features or not gender:
        return True
    if mention.number != "s" and mention.form != "collective" and mention.kind in {"person", "anonymous"}:
        return True
    return any(feature.gender in {gender, ""} for feature in draft.features)


def _mid_sentence(view: View, draft: Draft) -> bool:
    sentence = view.document.sentences[view.document.tokens[draft.first].sentence]
    return draft.first > sentence.first


def _nearest(view: View, draft: Draft, sentence: int) -> Mention | None:
    best: Mention | None = None
    for mention in view.mentions_of.get(sentence, ()):
        if view.document.token_at(mention.full.start) >= draft.first:
            break
        if is_agent(mention) and fits(draft, mention):
            best = mention
    return best


def _sentence_subject(view: View, draft: Draft, sentence: int) -> Mention | None:
    """Return the last person before the cue that fits, else the first agent of the sentence."""
    before = [
        mention
        for mention in view.mentions_of.get(sentence, ())
        if view.document.token_at(mention.full.start) < draft.first and is_agent(mention)
    ]
    people = [m for m in before if m.kind in {"person", "office", "anonymous"} and fits(draft, m)]
    if people:
        return people[0]
    others = [m for m in before if m.kind in {"organisation", "outlet", "group"} and fits(draft, m)]
    return others[0] if others else None
