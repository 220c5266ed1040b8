"""From a candidate to a telling: its parties, whether it is told, its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.acts import done_by
from kawalis.extract.events.assertion import background, counts_anyhow, stands_alone
from kawalis.extract.events.draft import Draft, parted
from kawalis.extract.events.ordinals import count_of
from kawalis.extract.events.press import interview
from kawalis.extract.events.roles import parties
from kawalis.extract.events.status import status_of
from kawalis.model import Span

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.holders import Holders
    from kawalis.extract.events.order import Parties
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Statement

OTHER = "OTHER"
COMPANY = 3  # tellings with a party in a report that make what names none count, too
DENSE = 40  # ... one for at most so many tokens


def proposed(reading: Reading, found: Candidate, holders: Holders) -> Draft | None:
    """Return what a candidate tells, ``None`` where the rules refuse it."""
    trigger = found.hit.trigger
    if interview(reading, found):
        reading.trace.note(found.sentence, found.start, found.end, "no_party", trigger.id)
        return None
    who = parties(reading, found)
    statement = holders.of(Span.of(reading.document.text, found.start, found.end))
    lonely = trigger.weak and not _counts(who) and not _spoken(found, statement)
    known = found.hit.kind == "noun" and found.definite
    if trigger.doers and not done_by(reading, who, trigger.doers):
        reading.trace.note(found.sentence, found.start, found.end, "doers", trigger.id)
        return None
    aside = background(reading, found, who)
    loose = found.loose or counts_anyhow(reading, found, who, aside)
    if aside and loose:
        aside = ""
    if aside:
        reading.trace.note(found.sentence, found.start, found.end, "background", aside)
    if aside and not _refers(found):
        return None
    draft = draft_of(reading, found, who, statement, aside=bool(aside) or (lonely and known), loose=loose)
    draft.lonely = lonely and not known
    return draft


def in_company(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Leave out what names no party, unless the report is full of what parties do."""
    acts = sum(not d.lonely and bool(d.actors or d.targets) for d in drafts)
    if acts >= COMPANY and acts * DENSE >= len(reading.tokens):
        return drafts
    for draft in drafts:
        if draft.lonely:
            reading.trace.note(
                draft.sentence, draft.anchor.start, draft.anchor.end, "no_party", draft.trigger
            )
    return [d for d in drafts if not d.lonely]


def draft_of(
    reading: Reading,
    found: Candidate,
    who: Parties,
    statement: Statement | None,
    *,
    aside: bool = False,
    loose: bool = False,
) -> Draft:
    """Make the draft of a candidate, whether or not the rules would take it; ``aside`` where it only refers."""
    trigger = found.hit.trigger
    anchor = Span.of(reading.document.text, found.start, found.end)
    counts = count_of(reading, found) if found.hit.kind == "noun" else []
    status, why = status_of(reading, found, who, statement)
    return Draft(
        anchor=anchor,
        type=None if trigger.type == OTHER else trigger.type,
        mode=trigger.mode,
        trigger=trigger.id,
        kind=found.hit.kind,
        sentence=found.sentence,
        first=min(found.first, who.first),
        last=found.last,
        status=status,
        why=why,
        statement=statement.id if statement else None,
        headline=reading.document.sentences[found.sentence].layer == "headline",
        actors=who.actors,
        targets=who.targets,
        definite=found.definite or (found.hit.kind == "noun" and found.last in reading.named),
        possessed=who.possessed,
        ordinal=found.ordinal or next(iter(counts), ""),
        counts=[c for c in [found.ordinal, *counts] if c],
        light=who.light,
        refers=aside or trigger.accompanies,
        stands=stands_alone(reading, found),
        proclitics=found.proclitics,
        parted=parted(reading, found.first),
        nations=who.nations,
        spoken=_spoken(found, statement),
        sign=trigger.sign,
        loose=loose,
    )


def _spoken(found: Candidate, statement: Statement | None) -> bool:
    """Whether a verb speaks of "us", and it is told whose words those are: whoever says it acts."""
    return _first_person(found) and statement is not None and bool(statement.sources)


def _first_person(found: Candidate) -> bool:
    """Whether a verb speaks of "us": then whoever says it acts."""
    features = found.hit.features
    return found.hit.kind == "verb" and bool(features) and all(f.person == "1" for f in features)


def _refers(found: Candidate) -> bool:
    """Whether a noun that tells nothing itself may still refer back to what was told (the attack)."""
    return found.hit.kind != "verb" and (found.definite or bool(found.enclitic))


def _counts(who: Parties) -> bool:
    """Whether a party of a weak trigger is somebody who can act in politics."""
    return any(p.kind in {"mention", "pronoun", "agent"} for p in (*who.actors, *who.targets)) or bool(
        who.nations
    )
