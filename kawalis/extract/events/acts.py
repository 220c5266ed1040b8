"""What is done by those who can only be doing one thing (protesters): any verb of theirs is a sign of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import Hit, lexicon
from kawalis.extract.events.topics import folded_forms
from kawalis.knowledge import table
from kawalis.knowledge.inflect import Feature
from kawalis.knowledge.schema.events import Trigger
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.events.order import Parties
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Word

HEADS = 5  # tokens of a phrase in which its head stands, behind its numbers
TENSES = {"Perf": "perfect", "Imp": "imperfect"}


@cache
def _open() -> tuple[Trigger, ...]:
    """Return the triggers that any verb of their doers tells."""
    return tuple(t for t in table(Trigger) if t.doers and t.any_verb)


@cache
def doers_of(kind: str) -> tuple[str, ...]:
    """Return the doers of a type, whatever its trigger."""
    return tuple(dict.fromkeys(d for t in table(Trigger) if t.type == kind for d in t.doers))


def done_by(reading: Reading, who: Parties, doers: tuple[str, ...]) -> bool:
    """Whether one of ``doers`` heads an actor."""
    return any(_headed(reading, p.first, p.last, doers) for p in who.actors)


def act_at(reading: Reading, index: int) -> tuple[Hit, Word] | None:
    """Return what a finite verb at a token tells by whoever does it, with the word of the verb."""
    tree = reading.tree
    if not tree.known or not _open() or index in reading.named or index in reading.timed:
        return None
    verb = next((w for w in reading.document.words_of(index, index + 1) if w.pos == "VERB"), None)
    if verb is None or verb.feature("Aspect") not in TENSES or verb.feature("Person") not in {"", "3"}:
        return None
    form = fold(verb.norm)
    if form in lexicon().saying or form in reading.words.auxiliaries or tree.passive(verb):
        return None
    subject = tree.subject(verb)
    phrase = tree.phrase(subject) if subject is not None else None
    if phrase is None:
        return None
    feature = Feature(TENSES[verb.feature("Aspect")], person="3")
    for trigger in _open():
        if _headed(reading, phrase.first, phrase.last, trigger.doers):
            return Hit(trigger, "verb", frozenset({feature})), verb
    return None


def _headed(reading: Reading, first: int, last: int, doers: tuple[str, ...]) -> bool:
    wanted = folded_forms(doers)
    heads = reading.tokens[first : min(first + HEADS, last)]
    return any(f.bare in wanted for t in heads if t.index not in reading.named for f in t.forms)
