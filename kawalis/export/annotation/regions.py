"""The regions of a record: which words an annotator sees marked, under which label, and what finding each is of.

A task carries what was laid before the annotator (:data:`LAID`), so that what comes back is compared with that and
not with whatever a newer engine reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kawalis.export.ids import Ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kawalis.model import Record

ARTICLE, LAID = "kawalis_article", "kawalis_laid"  # columns of a task beside its text
EVENT = "EVENT"  # outside PLOVER's types
LAYERS: dict[str, tuple[str, ...]] = {
    "actors": ("PER", "ORG", "LOC"),
    "times": ("DATE", "TIME", "DURATION", "SET"),
    "statements": ("SOURCE", "CUE", "CONTENT"),
    "events": (
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE"),
        *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", EVENT),
    ),
}
LAYER_OF = {label: layer for layer, labels in LAYERS.items() for label in labels}


class Region(NamedTuple):
    """Characters ``[start, end)`` under a label; ``finding`` is the exported id of what they are a part of."""

    finding: str
    label: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.finding}:{self.label}:{self.start}-{self.end}"


def regions(record: Record, layers: Sequence[str] = tuple(LAYERS)) -> list[Region]:
    """Return the regions of a record in the order of the text, each once; of an event its anchor."""
    found = dict.fromkeys(r for r in _all(record) if LAYER_OF[r.label] in layers)
    return sorted(found, key=lambda r: (r.start, r.end, r.finding, r.label))


def written(found: Iterable[Region]) -> str:
    """Return regions as one text without white space in any of them."""
    return " ".join(map(str, found))


def read(text: str) -> list[Region]:
    """Return the regions of :func:`written`. Raises ``ValueError`` for anything else."""
    found = []
    for part in text.split():
        finding, label, place = part.split(":")
        start, end = place.split("-", 1)
        if label not in LAYER_OF:
            raise ValueError(label)
        found.append(Region(finding, label, int(start), int(end)))
    return found


def _all(record: Record) -> Iterator[Region]:
    ids = Ids(record)
    for name in record.names:
        yield Region(ids(name.id), name.kind, name.start, name.end)
    for time in record.times:
        yield Region(ids(time.id), time.kind, time.start, time.end)
    for s in record.statements:
        parts = (("SOURCE", s.sources), ("CUE", (s.cue,) if s.cue else ()), ("CONTENT", s.contents))
        for label, spans in parts:
            for span in spans:
                yield Region(ids(s.id), label, span.start, span.end)
    for event in record.events:
        yield Region(ids(event.id), event.type or EVENT, event.anchor.start, event.anchor.end)
