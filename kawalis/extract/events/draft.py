"""An event while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.extract.events.choice import Proposal
    from kawalis.extract.events.phrases import Phrase
    from kawalis.extract.events.reading import Reading
    from kawalis.knowledge.schema.events import LightVerb
    from kawalis.model import EventTime, Place, Size, Span


@dataclass
class Draft:
    """What is known so far.

    ``refers`` marks a telling that counts only beside another one, unless it ``stands`` by itself,
    ``loose`` one that only a sign or a bare mention tells, ``lonely`` one of a weak trigger without any party.
    ``first`` and ``last`` are the tokens that trigger and light verb take up;
    ``actor_ids`` and ``target_ids`` go with ``actors`` and ``targets`` but may be fewer (an unlisted noun phrase
    has no id). ``parted`` is the last token before it that sets another happening off (while, whereas), -1 for none.
    ``ordinal`` is a number in digits, previous, latest, next or "". ``odds`` is the logarithm of the odds
    that the event is told and not only mentioned, where the type has a filter; ``shares`` the logarithms of what the
    learned judgement gives each status. ``tellings`` are those folded into it.
    ``proposals`` say by side what its parties may be, ``chosen`` which of them was put for those of the rules.
    """

    anchor: Span
    type: str | None
    mode: str | None
    trigger: str
    kind: str
    sentence: int
    first: int
    last: int
    status: str
    why: str
    statement: str | None = None
    actors: list[Phrase] = field(default_factory=list)
    targets: list[Phrase] = field(default_factory=list)
    actor_spans: list[Span] = field(default_factory=list)
    target_spans: list[Span] = field(default_factory=list)
    actor_ids: list[str] = field(default_factory=list)
    target_ids: list[str] = field(default_factory=list)
    definite: bool = False
    refers: bool = False
    stands: bool = False
    spoken: bool = False
    lonely: bool = False
    sign: bool = False
    loose: bool = False
    told_in_body: bool = False
    size: list[Size] = field(default_factory=list)
    contexts: list[str] = field(default_factory=list)
    headline: bool = False
    possessed: bool = False
    ordinal: str = ""
    counts: list[str] = field(default_factory=list)
    light: LightVerb | None = None
    time: EventTime | None = None
    place: Place | None = None
    also: list[Span] = field(default_factory=list)
    tellings: list[Draft] = field(default_factory=list)
    proclitics: tuple[str, ...] = ()
    parted: int = -1
    nations: list[tuple[int, int]] = field(default_factory=list)
    odds: float | None = None
    shares: tuple[float, ...] = ()
    proposals: dict[str, Proposal] = field(default_factory=dict)
    chosen: list[str] = field(default_factory=list)


def parted(reading: Reading, index: int) -> int:
    """Return the last token before ``index`` in its sentence that sets another happening off, -1 for none."""
    start = reading.document.sentences[reading.tokens[index].sentence].first
    before = reading.tokens[start:index]
    set_off = (t.index for t in reversed(before) if any(f.fold in reading.words.parting for f in t.forms))
    return next(set_off, -1)
