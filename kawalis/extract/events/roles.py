"""Who acts and whom it is done to, by the frame of the trigger."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.events.action import by_attack
from kawalis.extract.events.consult import CONSULT, VISIT, gathered
from kawalis.extract.events.extent import completed
from kawalis.extract.events.families import GROUND, TOLL
from kawalis.extract.events.frames import Frame
from kawalis.extract.events.lexicon import PARTICIPLE, lexicon
from kawalis.extract.events.light import resuming
from kawalis.extract.events.order import CAUSE, Parties, of_noun, of_verb, others
from kawalis.extract.events.phrases import Phrase, phrase_at
from kawalis.extract.events.syntax import WHOLE
from kawalis.extract.events.understood import PARTIES, SOIL, soil
from kawalis.extract.events.whose import holder, maker, taken_from
from kawalis.knowledge import table
from kawalis.knowledge.schema.events import EventType

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.reading import Reading

JUDGED = frozenset({"ACCUSE", "REJECT"})  # of a thing the party is whose it is
ASSAULT = "ASSAULT"
TAKEN = "conquer"  # the trigger of land that is taken from somebody
CAUSE_REACH = 25  # tokens after a protest in which its cause is told


def parties(reading: Reading, found: Candidate) -> Parties:
    """Find the parties of a candidate."""
    trigger = found.hit.trigger
    out = Parties(first=found.first, last=found.last)
    if found.hit.kind == "verb":
        of_verb(reading, found, out)
    elif found.hit.kind != PARTICIPLE:
        of_noun(reading, found, out)
    if reading.tree.known:
        _by_tree(reading, found, out)
    if not out.targets and CAUSE in trigger.targets:
        out.targets = _against(reading, found)
    if trigger.type == ASSAULT:
        _assailants(reading, found, out)
    out.actors = [p for p in _unique(out.actors) if not _happening(reading, p)]
    out.targets = others(reading, _unique(out.targets), out.actors)
    _whose(reading, found, out)
    wanted = _wanted(trigger.type)
    if wanted != "any":
        out.targets = [p for p in out.targets if p.kind in PARTIES]
    if trigger.mode in reading.words.way_modes:
        out.actors = [_without_way(reading, p) if p.first >= found.last else p for p in out.actors]
    if wanted == "people" or trigger.mode == VISIT:
        out.targets = [p for p in out.targets if not soil(reading, p)]
    if trigger.type == CONSULT:
        gathered(reading, found, out)
    out.actors = [_short_of(reading, p, out.targets) for p in out.actors]
    out.actors = _complete(reading, found, out.actors, out.targets)
    out.targets = [
        t for t in out.targets if not any(a.start <= t.start and t.end <= a.end for a in out.actors)
    ]
    out.targets = _complete(reading, found, out.targets, out.actors)
    return out


def _assailants(reading: Reading, found: Candidate, out: Parties) -> None:
    """Find who made an attack by the clause on it, or by the attack in which somebody was killed."""
    last = reading.document.sentences[found.sentence].last
    out.actors = out.actors or resuming(reading, found.last, last)
    if not out.actors and not out.nations and found.hit.trigger.id in TOLL:
        out.actors = others(reading, by_attack(reading, found, last), out.targets)
    out.targets = [p for p in out.targets if not _happening(reading, p)]
    out.actors = [p for p in out.actors if not _tool(reading, p)]


def _tool(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is no name and headed by the tool of an attack, or by land."""
    if phrase.mention is not None:
        return False
    return reading.words.party_form(reading.tokens[phrase.first], reading.words.tools) is not None


def _whose(reading: Reading, found: Candidate, out: Parties) -> None:
    """Put whose a thing is for the thing: who holds what is taken, who does what is blamed."""
    last = reading.document.sentences[found.sentence].last
    somebody = [p for p in out.targets if p.kind in PARTIES]
    if found.hit.trigger.id in GROUND and not any(not soil(reading, p) for p in somebody):
        told = {p.span(reading).text for p in out.actors}
        held = [p for p in holder(reading, found.last, last) if not soil(reading, p)]
        if found.hit.trigger.id == TAKEN:
            held = held or taken_from(reading, found.last, last)
        held = [p for p in held if p.span(reading).text not in told]
        out.targets = others(reading, held, out.actors) or out.targets
    if found.hit.trigger.type in JUDGED and not somebody:
        out.targets = others(reading, maker(reading, found.last, last), out.actors) or out.targets


def _short_of(reading: Reading, phrase: Phrase, targets: list[Phrase]) -> Phrase:
    """Cut what something is done to off the words of who does it (asked, the minister, of the parliament)."""
    for target in targets:
        if phrase.first < target.first < phrase.last:
            last = target.first - (reading.tokens[target.first - 1].fold in reading.words.prepositions)
            return (
                replace(phrase, last=last, end=reading.tokens[last - 1].end)
                if last > phrase.first
                else phrase
            )
    return phrase


def _complete(
    reading: Reading, found: Candidate, phrases: list[Phrase], others: list[Phrase]
) -> list[Phrase]:
    """Give parties all their words, short of the trigger itself and of the other side."""
    taken = {i for p in others for i in range(p.first, p.last)} | set(range(found.first, found.last))
    return [completed(reading, p, taken) for p in phrases]


def _without_way(reading: Reading, phrase: Phrase) -> Phrase:
    """Cut where somebody goes to off the words that name him (a delegation of X to the kingdom)."""
    if phrase.mention is not None and phrase.mention.form in WHOLE:
        return phrase
    words, tokens = reading.words, reading.tokens
    if words.party_form(tokens[phrase.first], words.posted) is not None:
        return phrase
    for j in range(phrase.first + 1, phrase.last):
        form = next((f for f in tokens[j].forms if f.proclitics[-1:] == (words.purpose_proclitic,)), None)
        mention = reading.mention_from.get(j)
        if form is None or (mention is not None and mention.full.start == tokens[j].start):
            continue
        place = mention.kind in SOIL if mention is not None else form.definite
        if place and words.party_form(tokens[j], words.agents) is None:
            return replace(phrase, last=j, end=tokens[j - 1].end)
    return phrase


@cache
def _wanted(kind: str) -> str:
    """Return what the targets of a type may be."""
    return next(entry.target for entry in table(EventType) if entry.id == kind)


def _happening(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase names a happening: the shelling that killed somebody is no party."""
    if phrase.kind != "other":
        return False
    token = reading.tokens[phrase.first]
    if any(f.enclitic and f.fold in lexicon().light for f in token.forms):
        return True  # the verb of a relative clause, taken for a noun
    return any(f.bare in lexicon().nouns or f.fold in lexicon().nouns for f in token.forms) or (
        token.fold in reading.words.demonstratives
    )


def _by_tree(reading: Reading, found: Candidate, out: Parties) -> None:
    """Let the tree decide; what stands in the order of the words only fills what it leaves open."""
    frame = Frame(reading, reading.tree, found)
    whole = out.actors and out.targets and found.hit.kind == "verb"
    if whole and not (frame.actors and frame.targets):
        return
    beside = any(p.first == found.last and p.kind in PARTIES for p in out.actors)
    if (
        not out.settled
        and not (frame.guessed and beside)
        and _better(frame.actors, out.actors, known=bool(out.nations))
    ):
        out.actors, out.nations = _fuller(frame.actors, out.actors), []
    if frame.guessed and beside:  # what stands right behind the verb is its subject, not its object
        frame.targets = others(reading, frame.targets, out.actors)
    if not (out.settled and out.targets) and _better(frame.targets, out.targets):
        out.targets = _fuller(frame.targets, out.targets)


def _better(found: list[Phrase], others: list[Phrase], *, known: bool = False) -> bool:
    """Whether the tree's parties count: there are some, and somebody among them if the other reading has somebody."""
    somebody = any(p.kind in PARTIES for p in found)
    return bool(found) and (somebody or not (known or any(p.kind in PARTIES for p in others)))


def _fuller(found: list[Phrase], others: list[Phrase]) -> list[Phrase]:
    """Take the longer of two readings of a phrase without a mention that begin together."""
    ends = {p.start: p for p in others if p.mention is None}
    longer = (ends.get(p.start) if p.mention is None else None for p in found)
    return [o if o is not None and o.end > p.end else p for p, o in zip(found, longer, strict=True)]


def _against(reading: Reading, found: Candidate) -> list[Phrase]:
    """Return whom a protest is against: the first party behind a word of cause."""
    words, tokens = reading.words, reading.tokens
    last = reading.document.sentences[found.sentence].last
    for j in range(found.last, min(last, found.last + CAUSE_REACH)):
        if tokens[j].fold not in words.causes:
            continue
        k = j + 1
        if k < last and tokens[k].fold in words.prepositions:
            k += 1
        phrase = phrase_at(reading, k, last) if k < last else None
        return [phrase] if phrase is not None else []
    return []


def _unique(phrases: list[Phrase]) -> list[Phrase]:
    seen: dict[tuple[int, int], Phrase] = {}
    for phrase in phrases:
        seen.setdefault((phrase.start, phrase.end), phrase)
    return list(seen.values())
