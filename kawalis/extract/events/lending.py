"""What the happenings of one sentence tell of one another: the other side of a clash killed who was killed in it.

Only a side that is left open is filled, and only from a happening that stands close behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.families import GROUND, TOLL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kawalis.extract.events.draft import Draft
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading

CLASH = frozenset({"clash", "fight", "fighting-noun"})
CLOSE = 12  # tokens from one happening to the next that bears on it
BLAMED = 6  # tokens from a word of blame to what is blamed
HARM = frozenset({"ASSAULT", "COERCE"})


def lend(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Fill parties that a draft leaves open from those that stand behind it in its sentence; ``drafts`` in order."""
    for index, draft in enumerate(drafts):
        if draft.kind == "statement" and draft.type != "ACCUSE":
            continue
        behind = [d for d in drafts[index + 1 : index + 4] if d.sentence == draft.sentence]
        if draft.trigger in TOLL and not draft.actors and not draft.nations:
            _from_clash(draft, behind, _in_it(reading))
        elif draft.trigger in GROUND and not draft.targets:
            _after_battle(reading, draft, behind)
        elif draft.type == "ACCUSE" and not draft.targets and draft.actors + draft.actor_spans:
            _for_deed(draft, behind)


def _in_it(reading: Reading) -> Callable[[Draft], bool]:
    def told(draft: Draft) -> bool:
        before = reading.tokens[draft.first - 1]
        return before.fold in reading.words.meanwhile or bool(draft.proclitics)

    return told


def _from_clash(draft: Draft, behind: Sequence[Draft], in_it: Callable[[Draft], bool]) -> None:
    """Whoever died in a clash with X was killed by X."""
    clash = next(
        (d for d in behind if d.trigger in CLASH and d.first - draft.last <= CLOSE and in_it(d)), None
    )
    if clash is None:
        return
    others = clash.targets or (clash.actors if len(clash.actors) == 1 else [])
    if others and not _overlap(others, draft.targets):
        draft.actors, clash.actors, clash.targets = list(others), list(others), []


def _after_battle(reading: Reading, draft: Draft, behind: Sequence[Draft]) -> None:
    """What is taken after battles with X is taken from X."""
    for clash in behind:
        before = reading.tokens[clash.first - 1].fold
        if clash.trigger in CLASH and before in reading.words.meanwhile and clash.targets:
            draft.targets = [p for p in clash.targets if not _overlap([p], draft.actors)]
            return


def _for_deed(draft: Draft, behind: Sequence[Draft]) -> None:
    """Who condemns a raid blames whoever made it."""
    deed = next((d for d in behind if d.type in HARM and d.kind != "verb"), None)
    if deed is not None and deed.first - draft.last <= BLAMED and not _overlap(deed.actors, draft.actors):
        draft.targets = list(deed.actors)


def _overlap(some: Sequence[Phrase], others: Sequence[Phrase]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)
