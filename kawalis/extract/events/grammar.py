"""The function words of ``ar/event_grammar.yaml``, folded once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.events import EventGrammar
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.model import Form, Token

FEMININE_PLURAL = 2
MIN_DEFINITE = 4
Phrases = dict[str, list[tuple[str, ...]]]  # by first word, the longest first


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _phrases(words: tuple[str, ...]) -> Phrases:
    found: Phrases = {}
    for parts in sorted((tuple(fold(w).split()) for w in words), key=len, reverse=True):
        found.setdefault(parts[0], []).append(parts)
    return found


class Grammar:
    """Folded sets under the names of :class:`EventGrammar`'s fields."""

    def __init__(self, source: EventGrammar) -> None:
        self._words_around_verbs(source)
        self._marks_of_status(source)
        self._parties(source)

    def _words_around_verbs(self, source: EventGrammar) -> None:
        """Set clitics and function words."""
        self.verb_proclitics = _folded(source.verb_proclitics)
        self.noun_proclitics = _folded(source.noun_proclitics)
        self.and_letter = (fold(source.conjunctions[0]),)
        self.conjunctions = _folded(source.conjunctions)
        self.future_proclitic = fold(source.future_proclitic)
        self.future_words = _folded(source.future_words)
        self.purpose_proclitic = fold(source.purpose_proclitic)
        self.prepositions = _folded(source.prepositions)
        self.proclitic_prepositions = _folded(source.proclitic_prepositions)
        self.complementizers = _folded(source.complementizers)
        self.openers = _folded(source.openers)
        self.relatives = _folded(source.relatives)
        self.auxiliaries = _folded(source.auxiliaries)
        self.adverbs = _folded(source.adverbs)
        self.negators = _folded(source.negators)
        self.lone_negator = fold(source.lone_negator)
        self.results = _folded(source.results)
        self.exceptive = fold(source.exceptive)
        self.noun_negators = _folded(source.noun_negators)
        self.possible = _folded(source.possible)
        self.doubtful_perfect = fold(source.doubtful_perfect)
        self.conditionals = _folded(source.conditionals)
        self.planned_before = _folded(source.planned_before)
        self.planned_after = _folded(source.planned_after)
        self.postponed = _folded(source.postponed)
        self.demanded_before = _folded(source.demanded_before)

    def _marks_of_status(self, source: EventGrammar) -> None:
        """Set what tells status, time and place."""
        self.ongoing_before = _folded(source.ongoing_before)
        self.lasting = _folded(source.lasting)
        self.extending = _folded(source.extending)
        self.beginning = _folded(source.beginning)
        self.toward = _folded(source.toward)
        self.decided = _folded(source.decided)
        self.while_words = _folded(source.while_words)
        self.foreign_times = _folded(source.foreign_times)
        self.end_words = _folded(source.end_words)
        self.place_prepositions = _folded(source.place_prepositions)
        self.way_prepositions = _folded(source.way_prepositions) | self.place_prepositions
        self.way_modes = frozenset(source.way_modes)
        self.leaving_prepositions = _folded(source.leaving_prepositions) | self.place_prepositions
        self.leaving_modes = frozenset(source.leaving_modes)
        self.governing_adjectives = _folded(source.governing_adjectives)
        self.resumptive = _folded(source.resumptive)
        self.manner = _folded(source.manner)
        self.partitive = fold(source.partitive)
        self.attending = _folded(source.attending)
        self.outcome = _folded(source.outcome)
        self.addressing = _folded(source.addressing)
        self.phrase_prepositions = _folded(source.phrase_prepositions)
        self.place_nouns = _folded(source.place_nouns)
        self.company = fold(source.company)
        self.between = fold(source.between)
        self.quantifiers = _phrases(source.quantifiers)
        self.numerals = _folded(source.numerals)
        self.reflexives = _folded(source.reflexives)
        self.asserting = _folded(source.asserting)
        self.background = _folded(source.background)
        self.remembered = _folded(source.remembered)
        self.parting = _folded(source.parting)
        self.after_words = _folded(source.after_words)
        self.lasting_before = _folded(source.lasting_before)
        self.amid = _folded(source.amid)
        self.aims = _folded(source.aims)
        self.resolved = _folded(source.resolved)
        self.whichever = _folded(source.whichever)
        self.failing = _folded(source.failing)
        self.headings = frozenset(source.headings)
        self.causes = _folded(source.causes)
        self.agentive = _phrases(source.agentive)
        self.asides = _phrases(source.asides)
        self.help = _folded(source.help)
        self.laying = _folded(source.laying)
        self.laid_to = _folded(source.laid_to)
        self.accused = _phrases(source.accused)
        self.additive = _phrases(source.additive)
        self.copulas = _folded(source.copulas)

    def _parties(self, source: EventGrammar) -> None:
        """Set nouns, pronouns and numbers of parties."""
        self.demonstratives = _folded(source.demonstratives)
        self.meanwhile = _folded(source.meanwhile)
        self.gathering = _folded(source.gathering)
        self.agents = with_endings(_folded(source.agents))
        self.persons = with_endings(_folded(source.persons)) - self.agents
        self.item_marks = frozenset(source.item_marks)
        self.bullets = frozenset(source.bullets)
        self.posted = _folded(source.posted)
        self.realms = _folded(source.realms)
        self.tools = _folded(source.tools)
        self.hopes = _folded(source.hopes)
        self.post_prepositions = _folded(source.post_prepositions)
        self.hands = _folded(source.hands)
        self.resumptives = _folded(source.resumptives)
        self.holding = _folded(source.holding)
        self.press = with_endings(_folded(source.press))
        self.agencies = _folded(source.agencies)
        self.agency_of = _folded(source.agency_of)
        self.interviewers = _folded(source.interviewers)
        self.waw_words = with_endings(_folded(source.waw_words))
        self.counterpart = _folded(source.counterpart)
        self.imperfect_letters = source.imperfect_letters
        self.instrument = source.instrument_proclitic
        self.pauses = frozenset(source.pauses)
        self.stops = frozenset(source.stops)
        self.accusative = source.accusative
        self.feminine = fold(source.feminine)
        self.participle_endings = tuple(map(fold, source.participle_endings))
        self.nominative_plural = source.nominative_plural
        self.human_plurals = tuple(map(fold, source.human_plurals))
        self.oblique_plural = source.oblique_plural
        self.imperfect_prefix = source.imperfect_prefix
        self.masculine_pronoun = fold(source.masculine_pronoun)
        self.feminine_pronoun = fold(source.feminine_pronoun)
        self.plural_pronouns = _folded(source.plural_pronouns)
        self.generic = _folded(source.generic)
        self.ordinals = {fold(o.word): o.value for o in source.ordinals}
        self.nationalities = _nationalities(source)
        self.functional = (
            self.prepositions | self.complementizers | self.openers | self.relatives | self.auxiliaries
        ) | (self.adverbs | self.copulas | self.reflexives | self.negators | self.conditionals)

    def conjoined(self, token: Token) -> bool:
        """Whether the token begins with a conjunction (a word that merely begins with waw does not count)."""
        return (
            token.kind == "word"
            and len(token.fold) > FEMININE_PLURAL
            and token.fold[0] in self.conjunctions
            and token.fold not in self.waw_words
        )

    def oblique(self, token: Token) -> bool:
        """Whether a word for people has the ending of the plural that no subject has."""
        people = self.agents | self.persons
        return any(f.bare.endswith(self.oblique_plural) and f.bare in people for f in token.forms)

    def definite(self, token: Token) -> bool:
        """Whether the token carries the article, with or without proclitics; a number that begins like it does not."""
        if token.fold in self.numerals:
            return False
        return (token.fold.startswith(ARTICLE) and len(token.fold) >= MIN_DEFINITE) or (
            len(token.forms) > 1 and any(f.definite and f.proclitics for f in token.forms)
        )

    def party_form(self, token: Token, words: frozenset[str]) -> Form | None:
        """Return the reading of the token under which its bare core is one of ``words``, if any."""
        return next((f for f in token.forms if f.bare in words), None)


def with_endings(words: frozenset[str]) -> frozenset[str]:
    """Add the dual, the sound plurals and the accusative of nouns."""
    source: EventGrammar = table(EventGrammar)[0]
    feminine, opened = fold(source.feminine), fold(source.feminine_opened)
    endings = (*map(fold, source.plural_endings), *map(fold, source.dual_endings), source.accusative)
    out = set(words)
    for word in words:
        stem = word[: -len(feminine)] + opened if word.endswith(feminine) else word
        out.update(stem + ending for ending in endings)
    return frozenset(out)


def _nationalities(source: EventGrammar) -> dict[str, Country]:
    """Map the folded forms of every country's adjective, with and without article, to the country."""
    out: dict[str, Country] = {}
    for country in table(Country):
        for adjective in country.adjectives:
            base = fold(adjective)
            for ending in ("", fold(source.feminine), *map(fold, source.plural_endings), source.accusative):
                out.setdefault(base + ending, country)
                out.setdefault(ARTICLE + base + ending, country)
    return out


@cache
def grammar() -> Grammar:
    """Return the folded grammar."""
    return Grammar(table(EventGrammar)[0])
