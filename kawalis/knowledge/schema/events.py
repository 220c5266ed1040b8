"""Event types, the words that trigger them, and the function words around them."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry
from kawalis.knowledge.schema.inflection import VerbEntry

Status = Literal["occurred", "ongoing", "planned", "possible", "denied", "demanded"]


class EventType(Entry, frozen=True, kw_only=True):
    """One of PLOVER's types (or ``OTHER`` for happenings outside them, whose record has no type).

    ``modes`` lists what a trigger of the type may name; the wording of names and glosses is our own.
    ``asserted`` types are often named without being told, so a noun must be asserted; ``loosely``: not without the
    article, and a relative clause need not be dated or placed; ``freely``: it counts however it is named, but in
    memory, or with the article where nothing tells whose it is.
    ``target`` says what it is done to: ``any`` thing or place, a ``party``, or ``people``, a party that is no place.
    """

    id: str
    name_ar: str
    name_en: str
    gloss: str
    modes: tuple[str, ...]
    asserted: bool = False
    loosely: bool = False
    freely: bool = False
    target: Literal["any", "party", "people"] = "any"


class EventExample(Entry, frozen=True, kw_only=True):
    """A sentence of our own in which the trigger must make one event with this anchor.

    ``actor`` and ``target`` must stand in one of its spans where they are given ("-" for: no such span).
    """

    text: str
    anchor: str
    status: Status = "occurred"
    actor: str = ""
    target: str = ""


class Trigger(Entry, frozen=True, kw_only=True):
    """Words that name one kind of happening.

    ``verb`` (or several ``verbs`` of one meaning and frame) and ``nouns`` are inflected, an active participle of a verb
    counts where it tells of the subject (``داعيا``); ``phrases`` are fixed.
    ``type`` OTHER is written ``None`` in a record.

    What must stand near: ``particle`` is a preposition that must follow (``دعا إلى``), ``object_nouns`` heads
    one of which must follow the verb (``أطلق ... النار``), ``needs`` words one of which must stand within
    ``window`` tokens (``human``: or a person or office), ``unless`` words none of which may.

    Parties: ``targets`` lists in order where the target stands, ``object``, a preposition, or ``cause`` (whom a
    protest is against, further on in the sentence). ``genitive`` is
    the part of the noun phrase (or pronoun) after a noun: actor, target or both sides. ``subject`` ``target``
    marks a verb whose subject suffers (``تعرض``), ``none`` one whose subject is a thing (a bomb).

    ``transitive``: the verb has an object always, so that a lone noun beside it is that, its subject being understood.
    ``course`` marks what goes on for long (a war, a campaign): it is told wherever whom it is against is named.

    ``state`` marks a standing attitude: told as a noun or in the imperfect it goes on.

    ``bearer``: what part the noun has that the phrase describes (fighters backed by X).

    ``doers`` are nouns one of which must head an actor (protesters, whatever they do); with ``any_verb`` every verb of
    theirs that tells nothing else counts, listed or not. ``sign`` marks what is a sign
    of a happening rather than its name: the event has a low score unless something else tells it.

    What does not count: without a known mention or an agent noun as party (``weak``), the noun with the article
    (``indefinite``), the verbal noun (``finite``), a relative clause (``main``), by itself at all because it is
    part of a happening told beside it (``accompanies``: chants), in a topic that is no politics (``guards``).
    """

    id: str
    type: str
    mode: str | None = None
    verb: VerbEntry | None = None
    verbs: tuple[VerbEntry, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    particle: str | None = None
    object_nouns: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    window: int = 8
    doers: tuple[str, ...] = ()
    any_verb: bool = False
    sign: bool = False
    transitive: bool = False
    course: bool = False
    state: bool = False
    targets: tuple[str, ...] = ()
    genitive: Literal["actor", "target", "both", "none"] = "actor"
    subject: Literal["actor", "target", "none"] = "actor"
    weak: bool = False
    indefinite: bool = False
    finite: bool = False
    main: bool = False
    accompanies: bool = False
    human: bool = False
    bearer: Literal["actor", "target"] | None = None
    guards: tuple[str, ...] = ("sport", "culture")
    status: Status | None = None
    examples: tuple[EventExample, ...] = ()
    counter_examples: tuple[str, ...] = ()


class LightVerb(Entry, frozen=True, kw_only=True):
    """A verb that carries a noun of action: its subject is the noun's actor (or ``target``: تعرض لهجوم).

    ``aspect`` is begin, continue, end, hold, postpone or none; ``particle`` a preposition before the noun;
    behind ``not_after`` its form is another word (``من أجل``).
    """

    id: str
    verb: VerbEntry
    particle: str | None = None
    aspect: Literal["begin", "continue", "end", "hold", "postpone", "happen", "none"] = "none"
    subject: Literal["actor", "target", "event"] = "actor"
    not_after: tuple[str, ...] = ()


class TopicGuard(Entry, frozen=True, kw_only=True):
    """Words of a topic that is no politics; ``least`` of them in a sentence (or its headline) make the topic.

    A report with as many words ``against`` it is of another topic, whatever its words.
    """

    id: str
    least: int
    words: tuple[str, ...]
    against: tuple[str, ...] = ()


class AcledType(Entry, frozen=True, kw_only=True):
    """ACLED's event type and sub-event type for one of our types, with ``modes`` for these only."""

    id: str
    type: str
    modes: tuple[str, ...] = ()
    event_type: str
    sub_event_type: str


class EventContext(Entry, frozen=True, kw_only=True):
    """One of PLOVER's contexts, by words (and phrases) of a sentence."""

    id: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Ordinal(Entry, frozen=True, kw_only=True):
    """A word that tells which of a series: a number, or ``previous``, ``latest``, ``next``."""

    word: str
    value: str


class EventGrammar(Entry, frozen=True, kw_only=True):
    """Closed lists for the event reader; each field is told in ``data/ar/event_grammar.yaml``."""

    id: str
    verb_proclitics: tuple[str, ...]
    noun_proclitics: tuple[str, ...]
    conjunctions: tuple[str, ...]
    future_proclitic: str
    future_words: tuple[str, ...]
    purpose_proclitic: str
    imperfect_prefix: str
    imperfect_letters: tuple[str, ...]
    instrument_proclitic: str
    pauses: tuple[str, ...]
    stops: tuple[str, ...]
    prepositions: tuple[str, ...]
    proclitic_prepositions: tuple[str, ...]
    complementizers: tuple[str, ...]
    openers: tuple[str, ...]
    relatives: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    adverbs: tuple[str, ...]
    negators: tuple[str, ...]
    lone_negator: str
    results: tuple[str, ...]
    exceptive: str
    noun_negators: tuple[str, ...]
    possible: tuple[str, ...]
    doubtful_perfect: str
    conditionals: tuple[str, ...]
    planned_before: tuple[str, ...]
    planned_after: tuple[str, ...]
    postponed: tuple[str, ...]
    demanded_before: tuple[str, ...]
    ongoing_before: tuple[str, ...]
    lasting: tuple[str, ...]
    extending: tuple[str, ...]
    beginning: tuple[str, ...]
    toward: tuple[str, ...]
    decided: tuple[str, ...]
    while_words: tuple[str, ...]
    foreign_times: tuple[str, ...]
    end_words: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    place_nouns: tuple[str, ...]
    way_prepositions: tuple[str, ...]
    way_modes: tuple[str, ...]
    leaving_prepositions: tuple[str, ...]
    leaving_modes: tuple[str, ...]
    governing_adjectives: tuple[str, ...]
    resumptive: tuple[str, ...]
    manner: tuple[str, ...]
    partitive: str
    outcome: tuple[str, ...]
    attending: tuple[str, ...]
    addressing: tuple[str, ...]
    phrase_prepositions: tuple[str, ...]
    between: str
    company: str
    quantifiers: tuple[str, ...]
    numerals: tuple[str, ...]
    asserting: tuple[str, ...]
    background: tuple[str, ...]
    remembered: tuple[str, ...]
    parting: tuple[str, ...]
    after_words: tuple[str, ...]
    lasting_before: tuple[str, ...]
    amid: tuple[str, ...]
    aims: tuple[str, ...]
    resolved: tuple[str, ...]
    whichever: tuple[str, ...]
    failing: tuple[str, ...]
    headings: tuple[str, ...]
    reflexives: tuple[str, ...]
    agentive: tuple[str, ...]
    causes: tuple[str, ...]
    asides: tuple[str, ...]
    help: tuple[str, ...]
    laying: tuple[str, ...]
    laid_to: tuple[str, ...]
    accused: tuple[str, ...]
    additive: tuple[str, ...]
    copulas: tuple[str, ...]
    gathering: tuple[str, ...]
    meanwhile: tuple[str, ...]
    demonstratives: tuple[str, ...]
    agents: tuple[str, ...]
    persons: tuple[str, ...]
    item_marks: tuple[str, ...]
    bullets: tuple[str, ...]
    posted: tuple[str, ...]
    realms: tuple[str, ...]
    tools: tuple[str, ...]
    hopes: tuple[str, ...]
    post_prepositions: tuple[str, ...]
    hands: tuple[str, ...]
    resumptives: tuple[str, ...]
    holding: tuple[str, ...]
    press: tuple[str, ...]
    agencies: tuple[str, ...]
    agency_of: tuple[str, ...]
    interviewers: tuple[str, ...]
    waw_words: tuple[str, ...]
    counterpart: tuple[str, ...]
    accusative: str
    nominative_plural: str
    oblique_plural: str
    human_plurals: tuple[str, ...]
    plural_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    feminine: str
    feminine_opened: str
    dual_endings: tuple[str, ...]
    masculine_pronoun: str
    feminine_pronoun: str
    plural_pronouns: tuple[str, ...]
    generic: tuple[str, ...]
    ordinals: tuple[Ordinal, ...]
