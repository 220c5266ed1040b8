"""The trigger and light-verb tables as look-ups by folded form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kawalis.extract.events.grammar import grammar
from kawalis.knowledge import table
from kawalis.knowledge.inflect import Feature, inflect, inflect_noun
from kawalis.knowledge.phrases import PhraseIndex
from kawalis.knowledge.schema.cues import ReportingVerb
from kawalis.knowledge.schema.events import LightVerb, TopicGuard, Trigger
from kawalis.text import fold

REQUEST = "REQUEST"
WELCOME = frozenset({"AID", "SUPPORT", "COOPERATE", "CONSULT"})
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
REPORTING = frozenset(
    {"say", "know", "claim", "predict", "criticise", "accuse", "condemn", "warn", "deny", "ask"}
)
PARTICIPLE = "participle"
FINITE = frozenset({"perfect", "imperfect", "jussive"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One reading of a form: ``kind`` verb, noun, participle or phrase, with the features of a verb's form."""

    trigger: Trigger
    kind: str
    features: frozenset[Feature] = frozenset()


@dataclass(frozen=True)
class Lexicon:
    """What is looked up by form.

    ``index`` finds triggers, ``light`` light verbs by form, ``finite`` holds forms that are surely verbs,
    ``nouns`` those of nouns that name happenings, ``asking`` those of verbs (and nouns) by which somebody is
    asked to act, ``saying`` those that only report,
    ``harms`` those of nouns of what is done to the party behind them (killing), ``doings`` those of what it
    does for somebody (help).
    """

    index: PhraseIndex[Hit]
    light: dict[str, tuple[tuple[LightVerb, frozenset[Feature]], ...]]
    finite: frozenset[str]
    nouns: frozenset[str]
    asking: frozenset[str]
    saying: frozenset[str]
    harms: frozenset[str]
    doings: frozenset[str]
    guards: tuple[tuple[TopicGuard, frozenset[str]], ...]


def in_report(features: frozenset[Feature]) -> frozenset[Feature]:
    """Keep the finite readings that reports use: third person, and "we"."""
    return frozenset(
        f
        for f in features
        if f.tense in FINITE
        and (f.person == "3" or (f.person == "1" and f.number == "p" and f.tense != "jussive"))
    )


@cache
def lexicon() -> Lexicon:
    """Build the look-ups once."""
    forms = _Forms()
    for trigger in table(Trigger):
        _add_trigger(forms, trigger)
    light: dict[str, list[tuple[LightVerb, frozenset[Feature]]]] = {}
    for entry in table(LightVerb):
        for form, features in inflect(entry.verb).items():
            light.setdefault(form, []).append((entry, features))
            if in_report(features):
                forms.verbs.add(form)
    for cue in table(ReportingVerb):
        for form, features in inflect(cue.verb).items():
            if cue.cue_class in REPORTING:
                forms.saying.add(form)
            elif cue.cue_class == "demand":
                forms.asking.add(form)
            if in_report(features):
                forms.verbs.add(form)
            if any(f.tense == "masdar" for f in features):
                forms.nouns.add(form)
    party = grammar().agents | grammar().persons
    return Lexicon(
        forms.index,
        {form: tuple(entries) for form, entries in light.items()},
        frozenset(forms.verbs - forms.nouns - party),
        frozenset(forms.nouns - party),
        frozenset(forms.asking),
        frozenset(forms.saying),
        frozenset(forms.harms),
        frozenset(forms.doings),
        tuple((g, frozenset(fold(w) for w in g.words)) for g in table(TopicGuard)),
    )


class _Forms:
    """What is gathered while the tables are read."""

    def __init__(self) -> None:
        self.index: PhraseIndex[Hit] = PhraseIndex()
        self.verbs: set[str] = set()
        self.nouns: set[str] = set()
        self.asking: set[str] = set()
        self.saying: set[str] = set()
        self.harms: set[str] = set()
        self.doings: set[str] = set()


def _add_noun(forms: _Forms, trigger: Trigger, form: str) -> None:
    """Add a noun of action, by what the genitive behind it is."""
    forms.index.add(form, Hit(trigger, "noun"), definite=True)
    forms.nouns.add(form)
    if trigger.type in HARM and trigger.genitive == "target":
        forms.harms.add(form)
    if trigger.type in WELCOME and trigger.genitive == "actor":
        forms.doings.add(form)


def _add_trigger(forms: _Forms, trigger: Trigger) -> None:
    for word in trigger.nouns:
        for form in inflect_noun(word):
            _add_noun(forms, trigger, form)
    for phrase in trigger.phrases:
        forms.index.add(phrase, Hit(trigger, "phrase"), definite=True)
    for verb in (*trigger.verbs, *((trigger.verb,) if trigger.verb else ())):
        for form, features in inflect(verb).items():
            finite = in_report(features)
            if trigger.type == REQUEST:
                forms.asking.add(form)
            if finite:
                forms.index.add(form, Hit(trigger, "verb", finite))
                forms.verbs.add(form)
            if any(f.tense == "masdar" for f in features):
                _add_noun(forms, trigger, form)
            if any(f.tense == "participle" and f.voice == "active" for f in features):
                forms.index.add(form, Hit(trigger, PARTICIPLE))
