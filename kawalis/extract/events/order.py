"""The parties of a candidate by the order of the words, where no tree tells more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.extract.events.action import force_behind, object_behind, owner_between
from kawalis.extract.events.arguments import AGENT, arguments
from kawalis.extract.events.light import light_verb, resuming
from kawalis.extract.events.nations import instruments, nationalities
from kawalis.extract.events.pronouns import pronoun
from kawalis.extract.events.subjects import after_relative, topic_of, with_coordinated
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading
    from kawalis.knowledge.inflect import Feature
    from kawalis.knowledge.schema.events import LightVerb

CAUSE = "cause"
JOINED = 12  # tokens in which parties joined to one end
REFLEXIVE = 6  # tokens after a verb in which its reflexive object stands


@dataclass
class Parties:
    """The parties of one candidate, its light verb and the tokens [first, last) that it takes up."""

    actors: list[Phrase] = field(default_factory=list)
    targets: list[Phrase] = field(default_factory=list)
    nations: list[tuple[int, int]] = field(default_factory=list)
    light: LightVerb | None = None
    light_features: frozenset[Feature] = frozenset()
    light_index: int | None = None
    possessed: bool = False
    settled: bool = False  # whether the actors are sure, whatever the tree says
    first: int = 0
    last: int = 0


def others(reading: Reading, phrases: list[Phrase], actors: list[Phrase]) -> list[Phrase]:
    """Leave out what names an actor over again: his name behind his office."""
    taken = [reading.fullest.widened(p.mention.full) for p in actors if p.mention is not None]
    starts = {p.start for p in actors}
    phrases = [p for p in phrases if p.start not in starts]
    return [p for p in phrases if not any(s.start <= p.start < s.end for s in taken)]


def of_verb(reading: Reading, found: Candidate, out: Parties) -> None:
    """Set the parties of a verb."""
    trigger, words = found.hit.trigger, reading.words
    limit = reading.document.sentences[found.sentence].last
    wanted = frozenset([trigger.particle or ""])
    stops = frozenset(fold(w) for w in trigger.object_nouns)
    args = list(arguments(reading, found.last, limit, wanted, stops))
    own = frozenset() if "object" in trigger.targets else stops
    nominal = [p for prep, p in args if not prep and not _own_object(reading, p, own)]
    plural = all(f.number != "s" for f in found.hit.features)
    topic = topic_of(reading, found.first, plural=plural)
    subject: list[Phrase] = []
    if found.hit.features and all(f.person == "1" for f in found.hit.features):
        topic = []  # whoever speaks does it
    elif topic:
        subject = topic
    elif plural and not after_relative(reading, found.first):
        before = pronoun(reading, found.first, plural=True)
        subject = [before] if before else []
    elif nominal and not _oblique(reading, nominal[0]):
        subject = with_coordinated(reading, nominal[0], limit)
        nominal = others(reading, [p for p in nominal if p not in subject], subject)
    passive = all(f.voice == "passive" for f in found.hit.features)
    agents = [p for prep, p in args if prep == AGENT]
    if (
        trigger.subject == "target"
        or passive
        or _reads_passive(reading, found, subject, nominal, topic, agents)
    ):
        out.targets = subject
        out.actors = agents
        for prep, phrase in args:
            if prep in trigger.targets and trigger.subject == "target":
                out.actors.append(phrase)
    else:
        out.actors = [p for p in subject if p.kind != "other" or not trigger.weak]
        if trigger.subject == "none":
            out.actors = []
        out.targets = _governed(reading, found, args, nominal)
    enclitic = found.enclitic
    if enclitic and "object" in trigger.targets and not passive:
        plural = enclitic in words.plural_pronouns
        whom = pronoun(reading, found.first, plural=plural, letters=enclitic, own=False)
        if whom:
            out.targets.insert(0, whom)
    if not out.actors:
        out.nations = instruments(reading, found.last, limit)
    out.last = max([out.last, *(p.last for _, p in args)])


def _oblique(reading: Reading, phrase: Phrase) -> bool:
    """Whether people right behind a verb stand in the plural that no subject has (appealed to the citizens)."""
    return phrase.mention is None and reading.words.oblique(reading.tokens[phrase.first])


def _own_object(reading: Reading, phrase: Phrase, stops: frozenset[str]) -> bool:
    """Whether a phrase is the trigger's own object (the fire that was opened), nobody's name."""
    return phrase.mention is None and any(
        f.fold in stops or f.bare in stops for f in reading.tokens[phrase.first].forms
    )


def _reads_passive(
    reading: Reading,
    found: Candidate,
    subject: list[Phrase],
    nominal: list[Phrase],
    topic: list[Phrase],
    agents: list[Phrase],
) -> bool:
    """Whether an unvowelled verb that may be passive is one: no agent is told before its patient."""
    if not any(f.voice == "passive" for f in found.hit.features) or "object" not in found.hit.trigger.targets:
        return False
    if agents:
        return True
    if any(t.fold in reading.words.reflexives for t in reading.tokens[found.last : found.last + REFLEXIVE]):
        return False
    if topic:
        return not nominal and not found.enclitic
    if found.enclitic or not subject:
        return False
    if subject[0].kind == "other":
        return True
    return not nominal


def _governed(
    reading: Reading, found: Candidate, args: list[tuple[str, Phrase]], nominal: list[Phrase]
) -> list[Phrase]:
    for slot in found.hit.trigger.targets:
        if slot == CAUSE:
            continue
        if slot == "object":
            chosen = nominal[:1]
            if chosen:
                chosen = with_coordinated(reading, chosen[0], chosen[0].last + JOINED)
        else:
            own = slot == found.hit.trigger.particle
            chosen = [p for prep, p in args if prep == fold(slot) and (own or _fills(slot, p))]
        if chosen:
            return chosen
    return []


def of_noun(reading: Reading, found: Candidate, out: Parties) -> None:
    """Set the parties of a noun or fixed phrase."""
    trigger, words = found.hit.trigger, reading.words
    limit = reading.document.sentences[found.sentence].last
    args = list(arguments(reading, found.last, limit, frozenset()))
    light = light_verb(reading, found)
    genitive: list[Phrase] = []
    if found.enclitic:
        genitive = _possessor(reading, found, out)
    elif args and not args[0][0] and _takes_genitive(found, args[0][1]):
        genitive = with_coordinated(reading, args[0][1], limit)
        args = args[len(genitive) :]
    between = [p for prep, p in args if prep == words.between]
    governed = _slot(reading, trigger.targets, args)
    governed = object_behind(reading, found, limit) or governed
    agents = [p for prep, p in args if prep == AGENT] or force_behind(reading, found, args)
    role = trigger.genitive
    if role == "both" and not genitive and not between:
        genitive, governed = _gathered(reading, found, limit) or (genitive, governed)
    done_to = _done_to(reading, found, genitive, args)
    if done_to:
        out.targets, out.actors, out.settled = done_to, genitive, True
    elif role == "target":
        out.targets, out.actors = genitive or governed, agents
    elif role in {"actor", "both"}:
        out.actors, out.targets = [*genitive, *agents], governed
    else:
        out.actors = agents
    if between:
        out.actors = [*out.actors, *between] if role != "target" else between
    doers = resuming(reading, found.last, limit)
    if doers:
        out.actors = doers
    if light is not None:
        index, entry, features = light
        out.light, out.light_features, out.light_index = entry, features, index
        out.first = min(out.first, index)
        _carried(reading, found, out)
    if not out.actors:
        out.nations = nationalities(reading, found.last, limit)
        if role == "both" and len(out.nations) == 1:
            out.nations = []  # the Iranian agreement: with others, who are not told
    out.last = max([out.last, *(p.last for _, p in args)])


def _done_to(
    reading: Reading, found: Candidate, genitive: list[Phrase], args: list[tuple[str, Phrase]]
) -> list[Phrase]:
    """Return the object of a verbal noun whose genitive is its subject (the shelling by tanks of two villages)."""
    trigger, words = found.hit.trigger, reading.words
    doing = bool(trigger.verb or trigger.verbs) or trigger.type == "REQUEST"
    verbal = found.hit.kind == "noun" and doing and not found.enclitic
    if not verbal or trigger.genitive != "target" or not genitive or not args:
        return []
    (prep, phrase), last = args[0], genitive[-1].last
    whole = phrase.first == last and phrase.kind in {"agent", "person", "mention"}
    owner = genitive[0].mention is not None or words.definite(reading.tokens[genitive[0].first])
    if prep != words.purpose_proclitic or not whole or not owner or phrase.first in reading.timed:
        return []
    return with_coordinated(reading, phrase, phrase.last + JOINED)


def _possessor(reading: Reading, found: Candidate, out: Parties) -> list[Phrase]:
    """Return whom the pronoun at a noun means."""
    plural = found.enclitic in reading.words.plural_pronouns
    whose = pronoun(reading, found.first, plural=plural, letters=found.enclitic)
    before = owner_between(reading, found)
    out.settled, out.possessed = bool(before), True
    return before or ([whose] if whose else [])


def _slot(reading: Reading, slots: tuple[str, ...], args: list[tuple[str, Phrase]]) -> list[Phrase]:
    """Return the first phrase in the first slot that is filled, with what is joined to it."""
    for slot in slots:
        if slot == CAUSE:
            continue
        first = next((p for prep, p in args if prep == fold(slot) and _fills(slot, p)), None)
        if first is not None:
            return with_coordinated(reading, first, first.last + JOINED)
    return []


def _gathered(reading: Reading, found: Candidate, limit: int) -> tuple[list[Phrase], list[Phrase]] | None:
    """Return the two sides of a meeting told by its relative clause (which brought X together with Y)."""
    words, tokens = reading.words, reading.tokens
    for j in range(found.last, min(limit - 1, found.last + 2)):
        if tokens[j].fold not in words.relatives or tokens[j + 1].fold not in words.gathering:
            continue
        args = list(arguments(reading, j + 2, limit, words.proclitic_prepositions))
        actors = [p for prep, p in args if not prep or prep == words.between][:1]
        return actors, [p for prep, p in args if prep][:1]
    return None


def _fills(slot: str, phrase: Phrase) -> bool:
    """Whether a phrase may be the party behind a preposition: behind a proclitic no place, no unknown word."""
    if len(slot) > 1:
        return True
    place = phrase.mention is not None and phrase.mention.kind == "place"
    return phrase.kind != "other" and not place


def _counts_event(reading: Reading, phrase: Phrase, found: Candidate) -> bool:
    """Whether a phrase only counts the happening behind it (dozens of raids)."""
    tokens = reading.tokens[phrase.first : phrase.last]
    counting = all(reading.words.party_form(t, reading.words.numerals) is not None for t in tokens)
    return counting and phrase.last == found.first


def _takes_genitive(found: Candidate, phrase: Phrase) -> bool:
    """Whether a party follows as genitive: not behind an article (in a fixed phrase the last word decides)."""
    follows = phrase.first == found.last and phrase.kind != "other"
    if found.hit.trigger.genitive == "both" and phrase.mention is not None and phrase.mention.kind == "place":
        return False  # the Doha meeting is a meeting in Doha
    return follows and (not found.definite or found.hit.kind == "phrase")


def _carried(reading: Reading, found: Candidate, out: Parties) -> None:
    """Add the subject of the light verb."""
    if out.light is None or out.light_index is None or out.light.subject == "event":
        return
    index = out.light_index
    plural = bool(out.light_features) and all(f.number != "s" for f in out.light_features)
    subject = topic_of(reading, index, plural=plural)
    feminine = bool(out.light_features) and all(
        f.gender == "f" for f in out.light_features if f.person == "3"
    )
    if feminine and not plural:  # to whom the court (f.) addressed charges: not he
        he = any(w.feature("Gender") == "Masc" for w in reading.document.words_of(index - 1, index))
        subject = [] if he and after_relative(reading, index) else subject
    if not subject and not plural:
        nominal = [p for prep, p in arguments(reading, index + 1, found.first, frozenset()) if not prep]
        subject = [p for p in nominal if p.last <= found.first and p.kind != "other"]
        subject = [p for p in subject if not _counts_event(reading, p, found)]
    if not subject and plural and not after_relative(reading, index):
        before = pronoun(reading, index, plural=True)
        subject = [before] if before else []
    if not subject:
        return
    if out.light.subject == "target":
        out.targets = subject
    elif found.hit.trigger.genitive != "actor" or not out.actors:
        out.actors = [*subject, *out.actors]
