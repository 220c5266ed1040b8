"""From one statement to its chain: outlet <- agency <- unnamed source <- speaker.

A statement inside another's content hangs on it. One that a report tells without a cue of relay, between two
passages of an unnamed source that discloses what was said behind closed doors, is told on that source's word:
the link is inferred, is ``unspecified``, and the evidence says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.model import ChainLink

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

_OWN_VOICES = frozenset({"person", "office"})
_NEAR = 60  # statements on either side that may hold this one
_DEEPEST = 12  # links of attribution inside one another
_DEPENDENT = frozenset({"participle", "masdar"})


def set_parents(view: View, drafts: list[Draft]) -> None:
    """Set ``parent`` (an index into ``drafts``) from the contents that hold a cue, the innermost first."""
    for i, draft in enumerate(drafts):
        holders = [
            (last - first, -j)
            for j in range(max(0, i - _NEAR), min(len(drafts), i + _NEAR))
            if j != i and drafts[j].kind != "headline"
            for first, last in drafts[j].content
            if first <= draft.first < last and not _same_content(draft, drafts[j])
        ]
        if holders:
            draft.parent = -min(holders)[1]
    for i, draft in enumerate(drafts):
        if draft.relayed or (draft.parent is None and draft.kind == "phrase" and draft.link == "relayed"):
            draft.parent = _relayer(drafts, i)
        if draft.parent is None and _depends(draft):
            governor = _governor(view, drafts, i)
            if governor is not None:
                draft.parent = governor if draft.kind == "masdar" else drafts[governor].parent
    _break_cycles(drafts)


def _relayer(drafts: list[Draft], i: int) -> int | None:
    """Return the verb that tells the same words on another's word (ذكرت الوكالة نقلا عن مصدر أن)."""
    for j in range(i - 1, max(-1, i - _NEAR), -1):
        if drafts[j].kind == "finite" and _same_content(drafts[i], drafts[j]):
            return j
    return None


def _same_content(draft: Draft, other: Draft) -> bool:
    return draft.content == other.content


def _depends(draft: Draft) -> bool:
    elaboration = draft.phrase is not None and draft.phrase.frame == "elaboration"
    return draft.kind in _DEPENDENT or elaboration


def _governor(view: View, drafts: list[Draft], i: int) -> int | None:
    """Return the main verb before a dependent cue in its sentence, else the phrase that attributes there."""
    sentence = view.document.tokens[drafts[i].first].sentence
    same = [
        j for j in range(max(0, i - _NEAR), i) if view.document.tokens[drafts[j].first].sentence == sentence
    ]
    main = [j for j in same if drafts[j].kind == "finite"] or [j for j in same if drafts[j].kind == "phrase"]
    return main[-1] if main else None


def _break_cycles(drafts: list[Draft]) -> None:
    """Cut what two contents that hold one another's cues make, and chains deeper than anybody can read."""
    for i, draft in enumerate(drafts):
        seen = {i}
        parent = draft.parent
        while parent is not None:
            if parent in seen or len(seen) >= _DEEPEST:
                draft.parent = None
                break
            seen.add(parent)
            parent = drafts[parent].parent


def frame_sources(drafts: list[Draft]) -> dict[int, str]:
    """Return for each statement told on an unnamed source's word without a cue of relay that source's actor id.

    The source must come back: it opens with a disclosure and is named again after the statement.
    """
    reach: dict[str, list[int]] = {}
    for i, draft in enumerate(drafts):
        if draft.source is not None and draft.source.form == "anonymous" and draft.actor:
            reach.setdefault(draft.actor, []).append(i)
    out: dict[int, str] = {}
    for actor, places in reach.items():
        opener = drafts[places[0]]
        if opener.cue_class not in {"announce", "know"} or len(places) <= 1:
            continue
        for i in range(places[0] + 1, places[-1]):
            draft = drafts[i]
            speaks = draft.source is not None and draft.source.kind in _OWN_VOICES
            if speaks and draft.link == "unspecified" and draft.kind != "headline" and i not in out:
                out[i] = actor
    return out


def chain_of(
    drafts: list[Draft], i: int, outlet: str, frames: dict[int, str], actors: dict[int, list[str]]
) -> list[ChainLink]:
    """Return the chain of draft ``i``; ``actors`` gives each draft's own links (relays, then the speaker)."""
    lineage = [i]
    while (parent := drafts[lineage[-1]].parent) is not None:
        lineage.append(parent)
    chain = [ChainLink(outlet, "unspecified")]
    for j in reversed(lineage):
        frame = frames.get(j)
        if frame is not None and all(link.actor != frame for link in chain):
            chain.append(ChainLink(frame, "unspecified"))
        own = actors[j]
        if own and [link.actor for link in chain[-len(own) :]] == own:
            continue  # the same speaker goes on, told in the same way
        for position, actor in enumerate(own):
            if chain[-1].actor == actor:
                continue
            last = position == len(own) - 1
            chain.append(ChainLink(actor, drafts[j].link if last else "relayed"))
    return chain
