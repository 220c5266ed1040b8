"""Words of time, the rules that join them, and the days that the engine considers."""

from __future__ import annotations

from kawalis.knowledge.schema.base import Entry

Value = int | str


class TimeWord(Entry):
    """Words (or fixed phrases) that mean the same part of a time expression.

    ``classes`` are the names by which rules call them; with ``the`` the words also stand with the article,
    under the class names with ``THE_`` before them. ``set`` are the features that they bring (see
    ``kawalis.extract.times.features``). ``clitics: false`` forbids letters before it, and letters name those that may
    stand there (آب: only و, for باب is no ب + آب);
    ``strong: false`` marks a word too common to start a search (من, numerals).
    """

    id: str
    classes: list[str]
    words: list[str]
    set: dict[str, Value] = {}
    the: bool = False
    clitics: bool | str = True
    strong: bool = True


class TimeExample(Entry):
    """A sentence, the words found in it and their value, for a report published on ``published``."""

    text: str
    find: str
    value: str
    published: str = "2021-04-08"


class TimeRule(Entry):
    """A pattern of slots.

    ``gives`` is DATE, TIME, DURATION or SET for a rule that finds an expression, NONE for words that look
    like one, else the name of a part that other rules use as a slot. ``pattern`` is written as
    ``kawalis.extract.times.pattern`` says. ``set`` are features that the rule adds. In no text of
    ``counter_examples`` does the rule find anything.
    """

    id: str
    gives: str
    pattern: str
    set: dict[str, Value] = {}
    examples: list[TimeExample] = []
    counter_examples: list[str] = []


class AnchorExample(Entry):
    """A sentence, the words of the time that is told in it by what happened, and those of what happened."""

    text: str
    find: str
    anchor: str


class TimeAnchor(Entry):
    """Words that tell a time by what happened; ``relation`` is after, before, during, since or until.

    ``words`` stand before a noun of happening, with one of ``that`` behind them before a verb; ``alone`` stand before
    a verb by themselves. ``not_behind`` are words behind which they mean something else, ``unless_spelled`` spellings
    that fold like one of them and are none. In no text of ``counter_examples`` is a time of this relation found.
    """

    id: str
    relation: str
    words: list[str]
    that: list[str] = []
    alone: list[str] = []
    not_behind: list[str] = []
    unless_spelled: list[str] = []
    examples: list[AnchorExample] = []
    counter_examples: list[str] = []


class TimeHappenings(Entry):
    """Nouns of what happens, in the form of their lemma."""

    id: str
    nouns: list[str]


class TimeSettings(Entry):
    """What the engine must be told once.

    ``first`` and ``last`` are the days (ISO 8601) that this version considers for the day of publication; no clock
    is read. ``joining`` maps the prefixes of patterns to the proclitic that they want; ``clitics`` are the letters
    that may precede an expression. ``dayparts`` maps a part of day to its TIMEX3 code (there is none for dawn) and
    its first and last minute (``HH:MM``; a night ends on the next day). ``future`` are words that tell a sentence
    of the future, ``future_particles`` begin its verbs, ``future_behind`` are phrases that say so behind the time.
    ``happened`` are perfect verbs (and words such as since) that tell what they date as past, ``planned`` words
    that take that back; ``linking`` are the small words that may stand between such a verb and the date.
    ``pluperfect`` opens what had been before, ``that`` the clause that was said, ``relative`` a clause about
    something else. ``relations`` are the words before a length of time by what they say (before, after, since),
    ``counted_from`` those that tie it to what happened, ``starting`` those that tell from which day a decision
    holds. ``announced`` are verbs of ``happened`` whose clause may still be to come. ``states`` and ``state_nouns``
    are verbs and nouns behind which today means these days, ``within`` the prepositions behind which a month dates
    a verb, ``once`` what tells that it came about after something. ``links`` are the letters that join clauses.
    ``scheduled`` are imperfects that news uses of what is fixed for a day, ``not_scheduled`` words before them that
    take that back, ``said`` verbs of saying, whose day is another. ``other_spellings`` are words that fold to one
    of time but are none as they are spelled. ``ages`` are nouns of age: years that one of ``age_links`` joins to
    them are no length of time.
    """

    id: str
    first: str
    last: str
    joining: dict[str, str]
    clitics: str
    dayparts: dict[str, tuple[str, str, str]]
    future: list[str]
    future_particles: list[str]
    future_behind: list[str]
    happened: list[str]
    planned: list[str]
    linking: list[str]
    pluperfect: list[str]
    that: list[str]
    relative: list[str]
    relations: dict[str, list[str]]
    counted_from: list[str]
    starting: list[str]
    announced: list[str]
    states: list[str]
    state_nouns: list[str]
    within: list[str]
    once: list[str]
    links: str
    scheduled: list[str]
    not_scheduled: list[str]
    said: list[str]
    other_spellings: list[str]
    ages: list[str]
    age_links: list[str]
