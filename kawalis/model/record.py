"""The record of one report: the contract of ``kawalis read --json``. Fields may be added, never renamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.model.article import Article
    from kawalis.model.document import Sentence
    from kawalis.model.span import Span

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What made a finding: ``rule`` is the rule's or model's id, ``version`` the engine's, ``score`` 0-1."""

    rule: str
    version: str
    score: float
    reason: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeRelation:
    """What a length of time counts from: ``kind`` before, after or since, ``to`` the words of what happened.

    ``to`` is ``None`` where it counts from the day of publication (three days ago).
    """

    kind: str
    to: Span | None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 (TimeML): ``kind`` DATE, TIME, DURATION or SET, ``value`` in TIMEX3/EDTF form.

    ``begin`` and ``until`` are the first and last ISO 8601 day (or minute, for TIME) of the interval that it
    denotes, both included, ``None`` where nothing bounds it. ``rule`` is the id of the rule that found it,
    ``mod`` START, MID or END where the words name a part of what ``value`` says, ``relation`` what a length behind
    before, after or since counts from; the interval of such a length is the point that it leads to, that of since
    reaches to publication.
    """

    id: str
    start: int
    end: int
    text: str
    kind: str
    value: str
    begin: str | None
    until: str | None
    rule: str
    mod: str | None = None
    relation: TimeRelation | None = None


@dataclass(frozen=True, slots=True)
class AnchoredTime:
    """A time that is told by what happened alone: after his visit, since the outbreak of the war.

    ``relation`` is after, before, during, since or until, ``anchor`` the word of what happened, ``event`` the id of the
    event that stands there, if any, ``time`` that of the length that lies between (two days after the attack).
    """

    id: str
    start: int
    end: int
    text: str
    relation: str
    anchor: Span
    event: str | None
    time: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name, titles outside: ``kind`` PER, ORG or LOC; ``actor`` the id of whom it names, if any."""

    id: str
    start: int
    end: int
    text: str
    kind: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts, speaks or is spoken of in this report.

    ``kb`` is the id of a known actor file or ``None``; ``kind`` one of person, office, organisation, outlet,
    country, place, group, anonymous, document; ``country`` ISO 3166-1 alpha-3; ``code`` a CAMEO/PLOVER
    actor code. ``role_state`` is what the words of ``role`` say of how it is held: former, late, self_styled,
    designate, acting, deputy; empty where they say nothing of it.
    """

    id: str
    kb: str | None
    kind: str
    name_ar: str
    name_en: str | None
    role: str | None
    country: str | None
    code: str | None
    mentions: tuple[Span, ...]
    role_state: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a chain that runs from the outlet inwards.

    ``link`` tells how this actor's word reached the one before it: heard_directly ("told the agency"),
    statement ("in a statement"), relayed ("quoting"), attributed ("according to") or unspecified; the outlet's own, the
    first, is unspecified.
    """

    actor: str
    link: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Words, knowledge or a position that the report attributes to a source by a cue.

    ``access`` are the words in which the report tells how close an unnamed source was or why it stays unnamed,
    ``distance`` those by which the reporter keeps away from what is said (زعم, words in scare quotes).
    """

    id: str
    parent: str | None
    layer: str
    cue: Span | None
    sources: tuple[Span, ...]
    source: str | None
    source_type: str
    contents: tuple[Span, ...]
    directness: str
    cue_class: str
    polarity: str
    certainty: str
    mode: str
    chain: tuple[ChainLink, ...]
    said_at: str | None
    evidence: Evidence
    access: tuple[Span, ...] = ()
    distance: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event was: ``precision`` is one of site, city, province, country."""

    span: Span
    name_en: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event was: ``time`` the id of the expression that dates it, days included at both ends."""

    time: str | None
    begin: str | None
    until: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Size:
    """How many people an event befell: ``kind`` is dead, injured, arrested or displaced.

    ``low`` and ``high`` are equal for an exact number; ``None`` where the text sets no bound (at least five).
    """

    kind: str
    low: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom. ``type`` is one of PLOVER's, or ``None`` for a happening outside its types.

    ``telling`` is told where the report tells the happening itself, mentioned where it only refers to it, ``told`` the
    probability of the former; both are ``None`` for a type that nothing judges.
    """

    id: str
    anchor: Span
    also: tuple[Span, ...]
    type: str | None
    mode: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    actor_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    place: Place | None
    time: EventTime | None
    status: str
    statement: str | None
    evidence: Evidence
    size: tuple[Size, ...] = ()
    contexts: tuple[str, ...] = ()
    telling: str | None = None
    told: float | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A finding in words, in both languages."""

    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Check:
    """What does not add up (or what holds, for ``severity`` note); ``about`` are ids of this record."""

    kind: str
    severity: str
    spans: tuple[Span, ...]
    about: tuple[str, ...]
    message: Message


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that one report says, with its evidence.

    ``kawalis`` is the version that made it, ``model`` the annotator that it stands on (language, name, version).
    """

    kawalis: str
    model: str
    article: Article
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]
    names: tuple[Name, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    checks: tuple[Check, ...]
    schema: int = SCHEMA
    anchored: tuple[AnchoredTime, ...] = ()
