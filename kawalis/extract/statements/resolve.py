"""Whom an understood source is: the last speaker, the subject of the sentence, the nearest that fits.

Each choice keeps its reason; where nothing fits, nobody is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.acting import (
    joined_subject,
    nearest_subject,
    opening_subject,
    subjects_before,
)
from kawalis.extract.statements.phrase import is_comma, noun_phrase
from kawalis.extract.statements.reach import apposed_name
from kawalis.extract.statements.subject import gender_of_body, is_agent, third_person
from kawalis.extract.statements.surroundings import is_agent_noun, pronoun_before
from kawalis.extract.statements.told import told_to
from kawalis.extract.statements.voice import voice
from kawalis.extract.statements.widen import widen
from kawalis.knowledge.reporting import complementizer, discourse, source_noun, word_set
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

_APPOSITION = 12  # tokens of an office between commas
_NEAR = 40  # statements before this one that are looked through
_MEMORY = 4  # sentences for which a speaker stays the one that وأضاف goes on with


def resolve(view: View, drafts: list[Draft]) -> None:
    """Set ``source`` of every draft whose source is understood, in order of the text."""
    cues = frozenset(draft.first for draft in drafts)
    for draft in drafts:
        if draft.source is None and draft.source_range is not None:
            first, last = draft.source_range
            draft.source = voice(view, first, last, nominative=draft.kind != "phrase")
        widen(view, draft, cues)
        _name_at_end(view, draft)
        _office_behind(view, draft)
    for i, draft in enumerate(drafts):
        if not draft.understood or draft.source is not None or _names_nobody(draft):
            continue
        found = _antecedent(view, draft, drafts[max(0, i - _NEAR) : i])
        if found is not None:
            draft.source, draft.reason = found


def _name_at_end(view: View, draft: Draft) -> None:
    """Let the name that ends a source's phrase be who speaks, where an office or a description stands before it."""
    if draft.source is None or draft.source.kind not in {"office", "anonymous"} or draft.understood:
        return
    start, end = draft.source_words or (draft.source.full.start, draft.source.full.end)
    first, last = view.document.token_at(start), view.document.token_at(end - 1) + 1
    for mention in view.mentions_ending.get(last, ()):
        at = view.document.token_at(mention.full.start)
        if mention.ner != "PER" or at <= first or not apposed_name(view, mention, at):
            continue
        if spoken_for(view, first, at) or (_only_unnamed(draft.source) and _parted(view, first, at)):
            continue
        draft.source, draft.source_words = mention, (start, end)
        return


def _only_unnamed(mention: Mention) -> bool:
    """Whether a noun stands for a source without a name whatever follows it (مصدر، مصادر)."""
    noun = source_noun(fold(mention.full.text.split()[0]))
    return mention.kind == "anonymous" and noun is not None and noun.alone


def _parted(view: View, first: int, last: int) -> bool:
    """Whether a preposition or a relative clause parts a name from an unnamed source (مصادر في حزب فلان)."""
    return any(w.pos in {"ADP", "SCONJ", "VERB", "DET"} for w in view.document.words_of(first, last))


def spoken_for(view: View, first: int, last: int) -> bool:
    """Whether tokens tell of one who speaks for another (المتحدث باسم الرئيس): the name behind is the other's.

    A body between them leaves the name to the one who speaks (المتحدث باسم الوزارة فلان).
    """
    tokens = view.document.tokens[first:last]
    speaks = any(form.fold in word_set("spokespersons") for token in tokens for form in token.forms)
    return speaks and any(word.pos == "ADP" for word in view.document.words_of(last - 1, last))


def _office_behind(view: View, draft: Draft) -> None:
    """Take the office between commas behind a name into the source's words (فلان، حاكم الإقليم، إن)."""
    if draft.source is None or draft.source.ner != "PER" or draft.understood:
        return
    start, end = draft.source_words or (draft.source.full.start, draft.source.full.end)
    after = max(view.document.token_at(end - 1) + 1, draft.source_end)
    limit = min(view.sentence_end(draft.first), after + _APPOSITION)
    if after + 1 >= limit or not is_comma(view, after):
        return
    office = view.mention_at.get(after + 1)
    if office is not None and office.kind != "office":
        return
    if office is None and not is_agent_noun(view, after + 1):
        return
    last = view.last_token(office) if office is not None else noun_phrase(view, after + 1, limit)[0]
    closes = last < limit and (
        view.document.tokens[last].kind == "punct"
        or complementizer(view.document.tokens[last]) is not None
        or told_to(view, last)
        or view.document.tokens[last].fold in discourse().told_to
    )
    if closes and not after < draft.content_start < last and not after < draft.first < last:
        draft.source_words = (start, view.document.tokens[last - 1].end)


def _names_nobody(draft: Draft) -> bool:
    """Whether a verb without a subject is a passive that attributes to nobody (يُعتقد أن)."""
    if draft.kind != "finite" or draft.verb is None or not draft.verb.agentless_imperfect:
        return False
    return all(
        f.tense in {"imperfect", "jussive"} and f.gender == "m" and f.number == "s" for f in draft.features
    )


def _antecedent(view: View, draft: Draft, earlier: list[Draft]) -> tuple[Mention, str] | None:
    sentence = view.document.tokens[draft.first].sentence
    if draft.first_person:
        return _who_says_we(view, draft, earlier)
    same = [d for d in earlier if view.document.tokens[d.first].sentence == sentence]
    inner = same
    same = [d for d in same if not any(_holds(o, d) and not _holds(o, draft) for o in same if o is not d)]
    if draft.kind == "masdar":
        relayed = [d for d in same if d.link == "relayed" and d.source is not None and fits(draft, d.source)]
        if relayed and relayed[-1].source is not None:
            return relayed[-1].source, "the attached pronoun goes back to whom the words come from"
        near = _nearest(view, draft, sentence)
        reason = "the attached pronoun goes back to the nearest that agrees"
        return (near, reason) if near else _last_speaker(view, draft, earlier, sentence)
    if draft.kind == "finite" and pronoun_before(view, draft):
        told = next(
            (d.source for d in reversed(inner) if d.source is not None and fits(draft, d.source)), None
        )
        if told is not None and not any(d.source is not None and fits(draft, d.source) for d in same):
            return told, "the pronoun goes back to the last whose words the sentence tells"
    return _in_sentence(view, draft, same, sentence) or _before(view, draft, earlier, sentence)


def _in_sentence(view: View, draft: Draft, same: list[Draft], sentence: int) -> tuple[Mention, str] | None:
    """Return who speaks or acts in the cue's own sentence."""
    outside = [(first, last) for d in same if not _holds(d, draft) for first, last in d.content]
    spoke = sorted(same, key=lambda d: (_is_main(d), d.first), reverse=True)
    going_on = next((d.source for d in spoke if d.source is not None and fits(draft, d.source)), None)
    joined = joined_subject(view, draft, outside)
    says = draft.cue_class == "say" and going_on is not None
    if joined is not None and fits(draft, joined) and not says:
        return joined, "the subject of the verb that it is joined to"
    if going_on is not None:
        return going_on, "the speaker of the same sentence goes on"
    acting = nearest_subject(view, draft, sentence)
    if acting is not None and fits(draft, acting):
        return acting, "the subject of the verb before"
    opening = opening_subject(view, draft, sentence)
    if opening is not None and fits(draft, opening):
        return opening, "who opens the headline goes on"
    if draft.kind != "finite" or _mid_sentence(view, draft):
        subject = _sentence_subject(view, draft, sentence)
        return (subject, "the subject of the sentence") if subject else None
    return None


def _before(view: View, draft: Draft, earlier: list[Draft], sentence: int) -> tuple[Mention, str] | None:
    """Return who spoke in the sentences before, else who acted there."""
    found = _last_speaker(view, draft, earlier, sentence)
    if found is not None or draft.kind != "finite":
        return found
    acting = next((m for m in subjects_before(view, sentence) if fits(draft, m)), None)
    return (acting, "the subject of the sentence before goes on") if acting else None


def _who_says_we(view: View, draft: Draft, earlier: list[Draft]) -> tuple[Mention, str] | None:
    """Return who speaks of himself: whose words hold the cue, else the last speaker where the words run on."""
    for other in reversed(earlier):
        if _holds(other, draft) and other.source is not None:
            return other.source, "the speaker speaks of himself"
    quote = view.in_quote(draft.first)
    if quote is not None:
        for other in reversed(earlier):
            if other.source is not None and any(
                first <= quote.last and quote.first <= last for first, last in other.content
            ):
                return other.source, "the speaker speaks of himself"
    return None


def _last_speaker(
    view: View, draft: Draft, earlier: list[Draft], sentence: int
) -> tuple[Mention, str] | None:
    """Return who spoke last and may go on: main speakers first, people and bodies before countries.

    One who only relays (بحسب الوكالة) does not go on, nor one inside another's words where the other fits.
    """
    by_sentence: dict[int, list[Draft]] = {}
    for other in earlier:
        by_sentence.setdefault(view.document.tokens[other.first].sentence, []).append(other)
    recent = [by_sentence.get(s, []) for s in range(sentence - 1, sentence - 1 - _MEMORY, -1)]
    for places in (False, True):
        for told in recent:
            speakers = [
                d
                for d in told
                if _may_go_on(d, places=places) and d.source and fits(draft, d.source) and _alike(d, draft)
            ]
            outer = [d for d in speakers if not any(_holds(o, d) for o in told if o is not d)] or speakers
            if outer:
                last = max(outer, key=lambda d: (_is_main(d), d.first))
                return (last.source, "the last speaker goes on") if last.source else None
    return None


def _alike(told: Draft, draft: Draft) -> bool:
    """Whether the verb of one whose name shows no gender shows one that the other verb may have (دعا فلان؛ وتطالب)."""
    if told.kind != "finite" or told.source is None or told.source.kind != "person" or told.source.gender:
        return True
    genders = {feature.gender for feature in third_person(told)} if told.features else {""}
    others = {feature.gender for feature in third_person(draft)} if draft.features else {""}
    return "" in genders | others or bool(genders & others)


def _may_go_on(draft: Draft, *, places: bool) -> bool:
    if draft.kind == "headline" or draft.source is None:
        return False
    if draft.source.kind == "outlet" and (draft.kind == "phrase" or draft.link == "relayed"):
        return False
    return places == (draft.source.kind in {"country", "place"})


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether one's words hold the other's cue; a clause that بحسب attributes to itself is no such nesting."""
    return outer.frame != "preceding" and any(first <= inner.first < last for first, last in outer.content)


def _is_main(draft: Draft) -> bool:
    """Whether a cue is the verb of its clause: it governs what follows before a phrase (بحسب) does."""
    return draft.kind in {"finite", "colon"} or (draft.phrase is not None and draft.phrase.frame == "topic")


def fits(draft: Draft, mention: Mention) -> bool:
    """Whether verb, participle or pronoun agree with a mention in gender and number as far as both show them."""
    gender = mention.gender or gender_of_body(mention)
    if draft.kind == "masdar" and draft.enclitic:
        feminine = draft.enclitic in {fold(e) for e in discourse().feminine_enclitics}
        masculine = draft.enclitic in {fold(e) for e in discourse().masculine_enclitics}
        return not gender or (gender == "f" and feminine) or (gender == "m" and masculine)
    if not draft.features or not gender:
        return True
    if mention.number != "s" and mention.form != "collective" and mention.kind in {"person", "anonymous"}:
        return True
    return any(feature.gender in {gender, ""} for feature in third_person(draft))


def _surely_fits(draft: Draft, mention: Mention) -> bool:
    """Whether a verb agrees with a mention; a feminine verb wants somebody whom the text shows to be a woman."""
    third = [f for f in draft.features if f.person in {"3", ""}]
    feminine = bool(third) and all(f.gender == "f" and f.number == "s" for f in third)
    unshown = mention.kind == "person" and not mention.gender and mention.number == "s"
    return fits(draft, mention) and not (feminine and unshown and mention.form == "name")


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
    people = [m for m in before if m.kind in {"person", "office", "anonymous"} and _surely_fits(draft, m)]
    if people:
        return people[0]
    if draft.kind == "finite":
        return None  # a body that the sentence names need not be who speaks in it
    others = [m for m in before if m.kind in {"organisation", "outlet", "group"} and fits(draft, m)]
    return others[0] if others else None
