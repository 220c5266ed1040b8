"""Cues: the words that attribute."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry
from kawalis.knowledge.schema.inflection import VerbEntry

CueClass = Literal[
    "say", "announce", "know", "claim", "demand", "warn", "criticise", "deny", "accuse", "promise", "ask",
    "support", "reject", "agree", "predict", "condemn", "threaten",
]  # fmt: skip
LinkType = Literal["heard_directly", "statement", "relayed", "attributed", "unspecified"]


class Example(Entry):
    """A sentence of our own with the reading that it must get; ``source`` "" where it is understood."""

    text: str
    cue: str
    source: str = ""
    content: str = ""


class ReportingVerb(Entry):
    """A verb of saying, knowing or taking a position, with how its content may follow.

    ``takes`` holds ``an`` (a content clause), ``quote``, ``noun`` (a direct object), ``question``,
    ``introduced`` (content only behind words like مفاده), ``responsibility`` (مسؤولية), or a preposition.
    ``object`` is ``addressee`` where a direct object is whom it was said to. ``relay`` is the preposition
    before the one the words come from. ``clause_only`` forbids a bare noun phrase as content;
    ``positions_only`` wants a noun that names a position; ``enclitic_object`` wants an attached pronoun
    (عدّه); ``double_object`` admits an object noun besides an attached pronoun (اعتبره تهديدا);
    ``agentless_imperfect`` marks a verb whose masculine imperfect without a subject is mostly a passive that
    names nobody (يُعتقد أن); ``homograph`` marks a verb spelt like a commoner word (بين، عبر), whose content must
    stand beside it.
    ``asks`` is the preposition before whom something is asked of, which must follow; the content stands behind both.
    ``hearsay`` marks a verb that attributes only where reports or news are its subject (وردت أنباء عن).
    ``of_documents`` marks a verb whose subject is always what is written, whatever it is called (ينص الاتفاق على).
    ``as_preposition`` stands before what an attached object is said to be (وصفه بأنه، صنفه على أنه).
    ``objects``, where there are any, are the only nouns that count as a direct object (تبنى الهجوم).
    ``by_tree`` lists further complements that only the tree can tell from what else may follow.
    ``distance`` marks a verb by which the reporter keeps a distance (زعم).
    """

    id: str
    verb: VerbEntry
    cue_class: CueClass
    takes: list[str]
    polarity: Literal["+", "-"] = "+"
    object: Literal["addressee"] | None = None
    relay: str | None = None
    asks: str | None = None
    clause_only: bool = False
    positions_only: bool = False
    enclitic_object: bool = False
    double_object: bool = False
    agentless_imperfect: bool = False
    homograph: bool = False
    hearsay: bool = False
    of_documents: bool = False
    distance: bool = False
    as_preposition: str | None = None
    by_tree: list[str] = []
    objects: list[str] = []
    examples: list[Example] = []
    counter_examples: list[str] = []


class ReportingPhrase(Entry):
    """A reporting word or phrase that is no plain verb; ``frame`` as told in ``data/ar/cues/phrases.yaml``.

    ``before_cue`` stands before a verb of the lexicon (حسبما أعلنت), ``mouthpiece`` tells through whom the subject of a
    verb speaks (أكدت على لسان المتحدث أن): he is the verb's source.
    """

    id: str
    phrases: list[str]
    cue_class: CueClass
    frame: Literal[
        "after",
        "possessed",
        "topic",
        "agentless",
        "elaboration",
        "introducer",
        "none",
        "told",
        "expected",
        "about",
        "asked",
        "untold",
        "charge",
        "fear",
        "opening",
    ]
    polarity: Literal["+", "-"] = "+"
    certainty: Literal["certain", "probable", "possible", "unknown"] | None = None
    link: LinkType = "unspecified"
    before_cue: bool = False
    mouthpiece: bool = False
    distance: bool = False
    clause_only: bool = False
    examples: list[Example] = []
    counter_examples: list[str] = []
