"""Which happenings of one type are of one kind, so that two tellings of them may be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.extract.events.draft import Draft

# Modes that tell how one attack was made; the others are happenings of their own.
MEANS = frozenset(
    {
        None,
        "targeted",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "destroy",
    }
)
STREET = frozenset({None, "demo", "riot", "obstruct", "vandalize"})
# what is done to land, and what befalls people whoever did it: their triggers
GROUND = frozenset({"conquer", "seize-control", "rout", "advance", "drive-out"})
TOLL = frozenset({"kill", "killing", "martyred", "wound", "injured", "suffer-harm"})
LAW = frozenset({"pass-law", "approve", "approval"})  # of what others settle a body's vote is another act
PLEDGES = frozenset({"pledge", "readiness", "show-readiness"})
TRAINING = frozenset({"train", "receive-aid", "give-advice"})
BATTLES = frozenset({"clash", "fighting-noun", "operation"})
TALKS = frozenset({"visit", "meet", "talks"})


def family(draft: Draft) -> str:
    """Return the kind of happening within its type: attacks by whatever means are one, what is done to land another."""
    if draft.trigger in GROUND:
        return "ground"
    if draft.trigger in LAW:
        return "law"
    if draft.trigger in PLEDGES:
        return "pledge"
    if draft.type == "ASSAULT" and draft.mode in MEANS:
        return "attack"
    if draft.type == "PROTEST" and draft.mode in STREET:
        return "street"
    if draft.type == "CONSULT" and draft.mode in TALKS:
        return "talks"
    return draft.mode or ""


def battle_for(earlier: Draft, later: Draft) -> bool:
    """Whether land was taken in a battle told beside it (taken after fighting, an attack to take it)."""
    if "verb" in (later.kind, earlier.kind if later.trigger in GROUND else later.kind):
        return False
    construct = earlier.trigger in BATTLES and later.first == earlier.last
    return later.trigger in BATTLES or (later.trigger in GROUND and (construct or bool(later.proclitics)))
