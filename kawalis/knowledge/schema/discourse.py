"""Function words that part cue, source and content."""

from __future__ import annotations

from kawalis.knowledge.schema.base import Entry


class Venue(Entry):
    """Where something was said: ``link`` is the chain's link that it makes."""

    phrase: str
    link: str


class Discourse(Entry):
    """Closed lists for the statement reader; each field is told in ``data/ar/discourse.yaml``."""

    id: str
    complementizers: list[str]
    saying: str
    spoken_clause: str
    complementizer_proclitics: list[str]
    conjunctions: list[str]
    future_prefix: str
    first_prefix: str
    first_enclitics: list[str]
    first_pronouns: list[str]
    about_pronouns: list[str]
    resuming: list[str]
    invoked: list[str]
    dangling: list[str]
    turns: list[str]
    purpose_prefix: str
    circumstance_endings: list[str]
    questions: list[str]
    relatives: list[str]
    negators: list[str]
    auxiliaries: list[str]
    openers: list[str]
    adversatives: list[str]
    withheld: list[str]
    afterthoughts: list[str]
    subordinators: list[str]
    closers: list[str]
    cue_closers: list[str]
    source_stops: list[str]
    adverbs: list[str]
    venues: list[Venue]
    told_to: list[str]
    carriers: list[str]
    future: list[str]
    other_clauses: list[str]
    beh_words: list[str]
    lam_words: list[str]
    prepositions: list[str]
    positions: list[str]
    responsibility: list[str]
    feminine_enclitics: list[str]
    masculine_enclitics: list[str]
    spokespersons: list[str]
    circumstances: list[str]
    agent_nouns: list[str]
    waw_words: list[str]
    abstract_nouns: list[str]
    demonstratives: list[str]
    honorifics: list[str]
    partitives: list[str]
    object_pronouns: list[str]
    determiners: list[str]
    many: list[str]
    identities: list[str]
    naming: list[str]
    one_of: list[str]
    venue_prepositions: list[str]
    adjectives: list[str]
    bodies: list[str]
    addressed: list[str]
    distancing: list[str]
    outlet_nouns: list[str]
    until: list[str]
    exceptions: list[str]
    bare_openers: list[str]
    noun_closers: list[str]
    parties: list[str]
    masculine_bodies: list[str]
    quantifiers: list[str]
    pronoun_heads: list[str]
    adding: list[str]
    place_links: list[str]
    courtesies: list[str]
    stances: list[str]
    degrees: list[str]
    tellings: list[str]
    dots: list[str]
    hearsay: list[str]
    charged_with: list[str]
    raising: list[str]
    speeches: list[str]
    conditions: list[str]
    exceptive: list[str]
