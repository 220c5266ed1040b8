"""What stands round a verb: relative clauses, pronouns, appositions, the reach of a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import (
    COLON,
    carries_preposition,
    content_clause,
    is_circumstantial_cue,
    is_comma,
    noun_phrase,
    skip_adverbs,
    stops_source,
)
from kawalis.extract.statements.subject import agrees, is_agent
from kawalis.extract.statements.told import begins_addressee, told_to
from kawalis.knowledge import reporting
from kawalis.knowledge.reporting import complementizer, discourse, verb_readings, word_set

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

ROLES = frozenset({"person", "office"})


def pronoun_before(view: View, draft: Draft) -> bool:
    """Whether أنه stands right before the verb."""
    if draft.first == 0:
        return False
    before = view.document.tokens[draft.first - 1]
    head = complementizer(before)
    return (head is not None and bool(head.enclitic)) or before.fold in word_set("pronoun_heads")


def is_agent_noun(view: View, index: int) -> bool:
    """Whether a noun phrase is headed by somebody or something that acts (مكتب، قائمون)."""
    return reporting.is_agent_noun(view.document.tokens[index])


def in_other_clause(view: View, draft: Draft) -> bool:
    """Whether the verb stands in a clause of time or reason (بعد أن أكد)."""
    return draft.first > 0 and (
        complementizer(view.document.tokens[draft.first - 1]) is not None
        and not content_clause(view, draft.first - 1)
    )


def stray_pronoun(draft: Draft) -> bool:
    """Whether an attached object shows another verb (تابعوني): one of saying has its words for an object."""
    verb = draft.lexeme
    return bool(draft.enclitic) and verb.clause_only and verb.object is None and not verb.enclitic_object


def opens_clause(view: View, draft: Draft) -> bool:
    """Whether the verb begins a clause, or stands behind a particle that may precede it there."""
    if draft.opens_sentence(view) or draft.enclitic:
        return True
    before = view.document.tokens[draft.first - 1]
    return (
        before.kind == "punct"
        or before.fold in word_set("pronoun_heads")
        or any(
            form.fold in word_set("auxiliaries") | word_set("openers") | word_set("relatives")
            for form in before.forms[:1]
        )
    )


def after_relative(view: View, draft: Draft) -> bool:
    """Whether a relative pronoun stands right before the verb."""
    return draft.first > 0 and any(
        form.fold in word_set("relatives") for form in view.document.tokens[draft.first - 1].forms
    )


def adjacent(view: View, draft: Draft, mention: Mention) -> bool:
    """Whether no mark parts a subject from its verb."""
    between = view.document.tokens[view.last_token(mention) : draft.first]
    return not any(token.kind == "punct" for token in between)


def relative_head(view: View, draft: Draft) -> Mention | None:
    """Return whom a relative clause qualifies (الوزير الذي قال): the cue's subject, if it can speak."""
    tokens = view.document.tokens
    index = draft.first - 1
    if index < 1 or tokens[index].fold not in word_set("relatives"):
        return None
    for mention in view.mentions_ending.get(index, ()):
        if is_agent(mention) and agrees(draft, mention):
            return mention
    return None


def _partitive(view: View, index: int) -> bool:
    return view.document.tokens[index].fold in word_set("partitives")


def extended(view: View, index: int, draft: Draft, *, partitive: bool = False) -> int:
    """Return the token after a source whose phrase goes on behind its mention, up to the content clause or a comma."""
    if draft.lexeme.object == "addressee":
        return index  # what follows may be whom it was said to
    last = index
    while last < draft.content_start and not (begins_addressee(view, last) or told_to(view, last)):
        if is_circumstantial_cue(view, last) and content_clause(view, last + 1):
            return last
        role = view.mention_at.get(last)
        if role is not None and role.kind in ROLES and not carries_preposition(view, last):
            last = view.last_token(role)
            continue
        if stops_source(view, last) and not (partitive and _partitive(view, last)):
            break
        last += 1
    reached = last == draft.content_start or is_comma(view, last) or view.text_of(last) == COLON
    return last if draft.frame in {"an", "quote"} and reached else index


def apposed(view: View, after: int, mention: Mention) -> int:
    """Return the token after a subject with what stands in apposition or coordination to its office.

    نائب المستشار وزير الاقتصاد is one man, وزير المياه والكهرباء one office.
    """
    tokens = view.document.tokens
    end = view.sentence_end(after - 1)
    while after < end:
        following = view.mention_at.get(after)
        plain = following is not None and tokens[after].start == following.full.start
        if plain and following is not None and {following.kind, mention.kind} <= ROLES:
            after = view.last_token(following)
        elif mention.kind == "office" and _coordinated_noun(view, after):
            after += 1
        else:
            break
    return after


def posted(view: View, after: int, mention: Mention) -> int:
    """Return the token behind where an office is held and who holds it (المبعوث في البلاد فلان), else ``after``."""
    end = view.sentence_end(after - 1)
    if mention.kind != "office" or after + 2 >= end:
        return after
    place = view.mention_at.get(after + 1)
    if view.document.tokens[after].fold not in word_set("place_links") or place is None:
        return after
    name = view.mention_at.get(view.last_token(place)) if place.kind in {"place", "country"} else None
    return view.last_token(name) if name is not None and name.ner == "PER" else after


def apposed_apart(view: View, after: int, mention: Mention) -> int:
    """Return the token behind an office between commas after a person (فلان، وزير المالية أمس، عن), else ``after``."""
    end = view.sentence_end(after - 1)
    if mention.kind != "person" or after + 1 >= end or not is_comma(view, after):
        return after
    office = view.mention_at.get(after + 1)
    if office is None and is_agent_noun(view, after + 1):
        last = noun_phrase(view, after + 1, end)[0]
    elif office is not None and office.kind == "office" and not carries_preposition(view, after + 1):
        last = view.last_token(office)
    else:
        return after
    last = skip_adverbs(view, last, end)
    return last + 1 if last < end and is_comma(view, last) else after


def _coordinated_noun(view: View, index: int) -> bool:
    conjunction = discourse().conjunctions[0]
    return index not in view.mention_at and any(
        form.definite and form.proclitics == (conjunction,) for form in view.document.tokens[index].forms
    )


def of_saying(view: View, draft: Draft, index: int) -> bool:
    """Whether a clause in إن belongs to قال before the relative clause of this verb (قال المرصد الذي يتابع كذا إن)."""
    if draft.kind != "finite" or not view.text_of(index).startswith(discourse().spoken_clause):
        return False
    if not after_relative(view, draft):
        return False
    first = view.document.sentences[view.document.tokens[draft.first].sentence].first
    for at in range(draft.first - 2, first - 1, -1):
        if complementizer(view.document.tokens[at]) is not None or view.text_of(at) == COLON:
            return False
        if any(r.finite and r.verb.id == discourse().saying for r in verb_readings(view.document.tokens[at])):
            return True
    return False
