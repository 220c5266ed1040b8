"""The events stage."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kawalis import __version__
from kawalis.extract.events.candidates import candidates
from kawalis.extract.events.choice import choose
from kawalis.extract.events.contexts import assign_contexts
from kawalis.extract.events.dating import assign_times
from kawalis.extract.events.lending import lend
from kawalis.extract.events.naming import identify
from kawalis.extract.events.party import Directory
from kawalis.extract.events.places import place_of
from kawalis.extract.events.proposing import in_company, proposed
from kawalis.extract.events.reading import Reading
from kawalis.extract.events.size import assign_sizes
from kawalis.extract.events.speech import speech_drafts
from kawalis.extract.events.telling import assign_telling, judged
from kawalis.extract.events.topics import Topics
from kawalis.extract.events.weighing import assign_shares, settle
from kawalis.model import (
    Actor,
    Article,
    Document,
    Event,
    Evidence,
    Mention,
    Statement,
    TimeExpression,
    stage,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.explain import Reason

SPOKEN = frozenset({"THREATEN", "REJECT", "SUPPORT", "REQUEST"})
SIGN = 0.4  # score of an event that only a sign tells
SPEECH_REACH = 14  # tokens after a cue in which a trigger of the same type tells the same act


@stage(
    requires=("article", "document", "mentions", "actors", "links", "times", "statements"),
    assigns=("events", "actors", "links"),
)
def events(
    article: Article,
    document: Document,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    links: dict[tuple[int, int], str],
    times: tuple[TimeExpression, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Actor, ...], dict[tuple[int, int], str]]:
    """Find the report's events; clear agents that nobody listed yet are added to actors and links."""
    del article  # what the publication date would add is no date of an event
    return _events(Reading(document, mentions, times, statements, links), actors, links, times, statements)


def explain(
    document: Document,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    links: dict[tuple[int, int], str],
    times: tuple[TimeExpression, ...],
    statements: tuple[Statement, ...],
) -> list[Reason]:
    """Return why each sentence of a report was coded or not."""
    reading = Reading(document, mentions, times, statements, links)
    found, _, _ = _events(reading, actors, links, times, statements)
    for event in found:
        for span in (event.anchor, *event.also):
            code = "coded" if span is event.anchor else "joined"
            sentence = reading.tokens[document.token_at(span.start)].sentence
            detail = f"{event.id} {event.type or event.mode} {event.evidence.reason}"
            reading.trace.note(sentence, span.start, span.end, code, detail)
    return reading.trace.reasons(len(document.sentences))


def _events(
    reading: Reading,
    actors: tuple[Actor, ...],
    links: dict[tuple[int, int], str],
    times: tuple[TimeExpression, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Actor, ...], dict[tuple[int, int], str]]:
    directory = Directory(reading, list(actors), dict(links))
    drafts = drafted(reading, directory, times, statements)
    assign_telling(reading, drafts)
    assign_shares(reading, drafts)
    kept = choose(directory, drafts)
    for draft in kept:
        settle(draft)
    found = tuple(_event(f"e{n}", draft) for n, draft in enumerate(kept, start=1))
    return found, tuple(directory.actors), directory.links


def drafted(
    reading: Reading,
    directory: Directory,
    times: tuple[TimeExpression, ...],
    statements: tuple[Statement, ...],
) -> list[Draft]:
    """Return every telling of a happening in the order of the text; tellings of one happening are not yet joined."""
    topics = Topics(reading)
    holders = reading.holders
    drafts = [d for c in candidates(reading, topics) if (d := proposed(reading, c, holders)) is not None]
    drafts = in_company(reading, drafts)
    parents = {s.id: holder.id for s in statements if s.cue and (holder := holders.of(s.cue, s.id))}
    by_id = {s.id: s for s in statements}
    for draft in drafts:
        ours = draft.spoken or (draft.type in SPOKEN and draft.kind == "phrase" and not draft.actors)
        if ours and draft.statement:
            told = by_id[draft.statement]
            draft.actors = []
            draft.actor_spans, draft.actor_ids = list(told.sources), [told.source] if told.source else []
    drafts = _with_speech(drafts, speech_drafts(reading, topics, statements, parents))
    drafts.sort(key=lambda d: (d.anchor.start, d.anchor.end))
    for draft in drafts:
        if draft.refers:
            reading.trace.note(
                draft.sentence, draft.anchor.start, draft.anchor.end, "unanchored", draft.trigger
            )
    lend(reading, drafts)
    identify(directory, drafts)
    _place_and_date(reading, drafts, times, statements)
    assign_sizes(reading, drafts)
    assign_contexts(reading, drafts)
    return drafts


def _with_speech(drafts: list[Draft], spoken: list[Draft]) -> list[Draft]:
    """Join statement acts and triggers; one act told by both its cue and a trigger stands once, as the trigger."""
    at_token = {d.first: d for d in drafts}
    by_type: dict[str | None, list[int]] = {}
    for draft in drafts:
        by_type.setdefault(draft.type, []).append(draft.first)
    out = list(drafts)
    for act in spoken:
        known = at_token.get(act.first)
        if known is not None:
            _take_source(known, act)
            continue
        near = by_type.get(act.type, [])
        at = bisect_right(near, act.first)
        if at < len(near) and 0 < near[at] - act.first <= SPEECH_REACH:
            continue
        out.append(act)
    return out


def _take_source(known: Draft, act: Draft) -> None:
    """Give a trigger the source of the statement that it is the cue of; what stood there is then the object."""
    if not act.actor_ids:
        return
    starts = {span.start for span in act.actor_spans}
    if act.actor_spans and known.actors and not starts & {p.start for p in known.actors}:
        known.targets = known.targets or known.actors
    known.actors = []
    known.actor_spans, known.actor_ids = list(act.actor_spans), list(act.actor_ids)


def _place_and_date(
    reading: Reading,
    drafts: Sequence[Draft],
    times: Sequence[TimeExpression],
    statements: Sequence[Statement],
) -> None:
    said = frozenset(s.said_at for s in statements if s.said_at)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    dates: dict[int, list[TimeExpression]] = {}
    for time in times:
        dates.setdefault(reading.tokens[reading.document.token_at(time.start)].sentence, []).append(time)
    for sentence, here in by_sentence.items():
        assign_times(reading, here, dates.get(sentence, ()), said)
        for draft, after in zip(here, [*here[1:], None], strict=True):
            until = after.first if after else reading.document.sentences[sentence].last
            if draft.kind != "statement":
                draft.place = place_of(reading, draft, until)


def _event(identity: str, draft: Draft) -> Event:
    facts = [f"trigger={draft.trigger}", f"status: {draft.why}", *(f"ordinal={n}" for n in draft.counts)]
    facts += draft.chosen
    telling, told = judged(draft)
    return Event(
        id=identity,
        anchor=draft.anchor,
        also=tuple(draft.also),
        type=draft.type,
        mode=draft.mode,
        actors=tuple(draft.actor_ids),
        targets=tuple(t for t in draft.target_ids if t not in draft.actor_ids),
        actor_spans=tuple(draft.actor_spans),
        target_spans=tuple(draft.target_spans),
        place=draft.place,
        time=draft.time,
        status=draft.status,
        statement=draft.statement,
        evidence=Evidence(
            f"events/{draft.trigger}", __version__, _score(draft), "; ".join(facts), (draft.anchor,)
        ),
        size=tuple(draft.size),
        contexts=tuple(draft.contexts),
        telling=telling,
        told=told,
    )


def _score(draft: Draft) -> float:
    if draft.sign:
        return SIGN
    return round(0.6 + 0.15 * bool(draft.actor_ids) + 0.15 * bool(draft.target_ids or draft.place), 2)
