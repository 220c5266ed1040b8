"""One happening told several times in a report is one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.absorb import absorb
from kawalis.extract.events.families import TALKS, TOLL, TRAINING, battle_for, family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.extract.events.draft import Draft

LOOK_BACK = 10  # earlier events of the same kind that are compared
SAME_SENTENCE = 14  # tokens between two words for one attack
NUMBERED = frozenset("123456789") | {"10"}
TALK_REACH = 9
STREET_TYPES = frozenset({"ASSAULT", "PROTEST"})
FORCE = frozenset(
    {"ASSAULT", "PROTEST", "COERCE"}
)  # a headline tells one of these in other words than the body
WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT"})  # what is done by words
COURSES = frozenset({"SANCTION", "COERCE", "AGREE", "COOPERATE", "AID", "RETREAT", "CONCEDE", "MOBILIZE"})
ONE_PHRASE = 2  # tokens between a verb and the noun of what it says (voiced its support)
ECHO = 8  # tokens between two words for one saying
LEAD = 2  # sentences from a headline to the lead that says the same with the same verb
SIDE_BY_SIDE = 2  # tokens between two nouns for one course of action
NOT_YET = frozenset({"planned", "possible", "demanded"})


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Fold later tellings into the first one. Linear: each draft is compared with a few before it."""
    kept: list[Draft] = []
    by_kind: dict[str | None, list[Draft]] = {}
    for draft in _courses(drafts):
        earlier = by_kind.setdefault("words" if draft.type in WORDS else draft.type, [])
        same = next((d for d in reversed(earlier[-LOOK_BACK:]) if _tells(d, draft)), None)
        if same is None and draft.refers and not draft.stands:
            continue  # it refers to what this report does not tell
        if same is None:
            _inherit(draft, earlier)
            kept.append(draft)
            earlier.append(draft)
        else:
            absorb(same, draft)
    return kept


def _tells(earlier: Draft, later: Draft) -> bool:
    """Whether a draft tells an event again, or goes on in the sentence in which it was told again."""
    if _same(earlier, later):
        return True
    here = (d for d in earlier.tellings if d.sentence == later.sentence)
    return earlier.type in STREET_TYPES and any(_same(d, later) for d in here)


def _courses(drafts: Sequence[Draft]) -> list[Draft]:
    """Fold a visit in whose course somebody was met into that meeting."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before is not None and _visit_and_talks(before, draft, draft.first - before.last):
            absorb(before, draft)
            continue
        out.append(draft)
    return out


def _same(earlier: Draft, later: Draft) -> bool:
    """Whether two drafts of one family may be one happening: first what parts them, then what joins them."""
    if earlier.type in WORDS:
        return earlier.type == later.type and _same_words_said(earlier, later)
    if earlier.kind == "statement" or later.kind == "statement" or _apart(earlier, later):
        return False
    if family(earlier) != family(later):
        near = later.sentence == earlier.sentence
        if near and {family(earlier), family(later)} == {"ground", "attack"}:
            return battle_for(earlier, later) and _at_once(earlier, later)
        return near and earlier.type not in STREET_TYPES and _joined(earlier, later)
    if later.sentence == earlier.sentence and (earlier.type in STREET_TYPES or _joined(earlier, later)):
        return _at_once(earlier, later)
    if {earlier.trigger, later.trigger} <= TRAINING:
        return _training(earlier, later)
    anaphor = later.kind not in {"verb", "participle"} and (later.definite or later.possessed)
    if (anaphor and _same_noun(earlier, later)) or _elaborates(earlier, later):
        return True
    if earlier.headline and not later.headline and not earlier.told_in_body:
        return _meet(earlier.actor_ids, later.actor_ids) is not False or earlier.type in FORCE
    return _by_parties(earlier, later, anaphor=anaphor)


def _at_once(earlier: Draft, later: Draft) -> bool:
    """Whether two words of one sentence tell one attack: near, with nothing that sets them apart between them."""
    if (
        later.first - earlier.last > SAME_SENTENCE
        or later.parted > earlier.first
        or _contrast(earlier, later)
    ):
        return False
    return later.trigger in TOLL or _meet(earlier.actor_ids, later.actor_ids) is not False


def _training(earlier: Draft, later: Draft) -> bool:
    """Whether the same course of training is told: not two sides that both differ."""
    sides = (_meet(earlier.actor_ids, later.actor_ids), _meet(earlier.target_ids, later.target_ids))
    return sides != (False, False)


def _by_parties(earlier: Draft, later: Draft, *, anaphor: bool) -> bool:
    """Whether status and parties of two tellings go together."""
    if (earlier.status in NOT_YET) != (later.status in NOT_YET) and not anaphor:
        return False
    actors = _meet(earlier.actor_ids, later.actor_ids)
    targets = _meet(earlier.target_ids, later.target_ids)
    if actors is False or targets is False:
        return False
    if anaphor:
        return actors is True or targets is True or (not later.actor_ids and _recent(earlier, later))
    return _agree(earlier, later, actors, targets)


def _same_words_said(earlier: Draft, later: Draft) -> bool:
    """Whether a demand, a charge or the like is one told again: the same side, and the same other side."""
    if (earlier.status == "denied") != (later.status == "denied"):
        return False
    actors = _meet(earlier.actor_ids, later.actor_ids)
    targets = _meet(earlier.target_ids, later.target_ids)
    if earlier.headline and not later.headline and not earlier.told_in_body:
        lead = later.sentence - earlier.sentence <= LEAD and later.trigger == earlier.trigger
        return actors is not False or lead
    if targets is True:
        return actors is not False
    if actors is True and targets is None and _goes_on(earlier, later):
        return True
    near = later.sentence == earlier.sentence and later.first - earlier.last <= ECHO
    if near and (_joined(earlier, later) or later.first - earlier.last <= ONE_PHRASE):
        return True
    return near and actors is not False and targets is None


def _goes_on(earlier: Draft, later: Draft) -> bool:
    """Whether the same side may be saying the same thing on: it demands again with the same verb, praises, blames."""
    same = earlier.trigger == later.trigger or "statement" in (earlier.kind, later.kind)
    return earlier.type in {"SUPPORT", "ACCUSE"} or (earlier.type == "REQUEST" and same)


def _elaborates(earlier: Draft, later: Draft) -> bool:
    """Whether a telling without parties of its own goes on about the sentence before."""
    bare = not later.actor_spans and not later.target_spans
    bare = bare and (earlier.status in NOT_YET) == (later.status in NOT_YET)
    return bare and earlier.type in COURSES and later.sentence - earlier.sentence <= 1


def _joined(earlier: Draft, later: Draft) -> bool:
    """Whether two nouns of action stand side by side (arrests and seizures): one course of action."""
    nouns = "verb" not in (earlier.kind, later.kind)
    return nouns and later.first - earlier.last <= SIDE_BY_SIDE


def _same_noun(earlier: Draft, later: Draft) -> bool:
    """Whether a definite noun takes up the same noun of the same trigger (the dialogue, the dialogue)."""
    if earlier.trigger != later.trigger or earlier.status == "denied" or later.status == "denied":
        return False
    return _meet(earlier.actor_ids, later.actor_ids) is not False or earlier.anchor.text == later.anchor.text


def _apart(earlier: Draft, later: Draft) -> bool:
    """Whether status, ordinal, time, place or kind of meeting part the two."""
    if (earlier.status == "denied") != (later.status == "denied"):
        return True
    if not _ordinals_agree(earlier, later) or not _times_agree(earlier, later):
        return True
    if earlier.place and later.place and earlier.place.span.text != later.place.span.text:
        rough = {earlier.place.precision, later.place.precision}
        if "country" not in rough or earlier.place.country != later.place.country:
            return True
    return earlier.type == "CONSULT" and earlier.mode != later.mode and not _headline_of(earlier, later)


def _headline_of(earlier: Draft, later: Draft) -> bool:
    """Whether a headline of talks tells the meeting of the body: both sides are the same."""
    told = earlier.headline and not later.headline and {earlier.mode, later.mode} <= TALKS
    sides = (_meet(earlier.actor_ids, later.actor_ids), _meet(earlier.target_ids, later.target_ids))
    return told and sides == (True, True)


def _agree(earlier: Draft, later: Draft, actors: bool | None, targets: bool | None) -> bool:
    """Whether the parties of two drafts that nothing parts say that they are one."""
    if actors is None and targets is None and _same_words(earlier, later):
        return True
    if actors is True and (targets is True or not later.target_spans or not earlier.target_spans):
        return True
    if earlier.type in STREET_TYPES and targets is True:
        return True
    nameless = not later.actor_spans and not earlier.actor_spans
    return earlier.type == "ASSAULT" and nameless and _echo(earlier, later)


def _same_words(earlier: Draft, later: Draft) -> bool:
    """Whether two nouns of one trigger name the same thing and neither tells more than the other."""
    return (
        earlier.trigger == later.trigger
        and "verb" not in (earlier.kind, later.kind)
        and earlier.type not in {"ASSAULT", "PROTEST", "CONSULT"}
    )


def _echo(earlier: Draft, later: Draft) -> bool:
    """Whether two attacks without actors name the same victims in the same words."""
    theirs = {s.text for s in earlier.target_spans}
    return bool(theirs) and bool(theirs & {s.text for s in later.target_spans})


def _visit_and_talks(earlier: Draft, later: Draft, gap: int) -> bool:
    """A visit in whose course somebody was met is one with the meeting (التقى ... في زيارته)."""
    return (
        earlier.type == later.type == "CONSULT"
        and earlier.mode != "visit"
        and later.mode == "visit"
        and later.possessed
        and later.sentence == earlier.sentence
        and gap <= TALK_REACH
        and earlier.kind == "verb"
        and _meet(earlier.actor_ids, later.actor_ids) is not False
    )


def _contrast(earlier: Draft, later: Draft) -> bool:
    """Whether both tellings name victims, and not the same ones."""
    if {earlier.trigger, later.trigger} <= TOLL and _meet(earlier.actor_ids, later.actor_ids) is not False:
        return False  # five dead, six wounded
    if earlier.kind == "verb" and later.kind == "verb":
        mine, theirs = earlier.target_spans, later.target_spans
        apart = not any(a.overlaps(b) or a.text == b.text for a in mine for b in theirs)
        return bool(mine) and bool(theirs) and apart
    return False


def _meet(mine: Sequence[str], theirs: Sequence[str]) -> bool | None:
    """Whether two lists of parties share one; ``None`` where one is empty."""
    if not mine or not theirs:
        return None
    return bool(set(mine) & set(theirs))


def _ordinals_agree(earlier: Draft, later: Draft) -> bool:
    mine, theirs = earlier.ordinal, later.ordinal
    if mine == theirs:
        return True
    if "previous" in (mine, theirs) or "next" in (mine, theirs):
        return False
    return not (mine in NUMBERED and theirs in NUMBERED) and not (
        (mine in NUMBERED) != (theirs in NUMBERED)
        and "latest" not in (mine, theirs)
        and "1" in (mine, theirs)
    )


def _times_agree(earlier: Draft, later: Draft) -> bool:
    a, b = earlier.time, later.time
    if a is None or b is None:
        return True
    return (a.begin or "") <= (b.until or "9") and (b.begin or "") <= (a.until or "9")


def _recent(earlier: Draft, later: Draft) -> bool:
    return later.sentence - earlier.sentence <= 2  # noqa: PLR2004 - the sentence before last


def _inherit(draft: Draft, earlier: Sequence[Draft]) -> None:
    """A further round of a named series has the parties of the round before it."""
    if draft.actor_spans or not draft.ordinal or not draft.definite:
        return
    known = next(
        (d for d in reversed(earlier[-LOOK_BACK:]) if d.actor_ids and d.trigger == draft.trigger), None
    )
    if known is not None:
        draft.actor_spans, draft.actor_ids = list(known.actor_spans), list(known.actor_ids)
