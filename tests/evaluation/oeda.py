"""The Open Event Data Alliance's Arabic gold records for ASSAULT and PROTEST, and how our events compare.

``python -m tests.evaluation.oeda [tune|report]`` prints, for one half of the development part (even or odd places in
each file):

- detection: F1 of "the sentence tells an event of the type" (one that occurred or goes on and is told, not only
  mentioned), yes against the no labels (ambiguous ones left out);
- category: in how many of the sentences whose event annotators marked we find an event of the type;
- source, target: where the gold names one, in how many of all such sentences a party of ours has half of its words
  (of the shorter of the two), in at least one annotator's reading.

The records are third-party data: ``KAWALIS_SHARED`` names their folder.
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kawalis.model import Article
from kawalis.pipeline import read_article
from kawalis.text import fold
from tests.evaluation.reports import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kawalis.model import Event, Span

TYPES = ("ASSAULT", "PROTEST")
HALVES = {"tune": 0, "report": 1}
TOLD = frozenset({"occurred", "ongoing"})
AMBIGUOUS = "ambiguous"
FOLDER = SHARED / "data" / "events"
Row = dict[str, Any]


@dataclass
class Counts:
    """What is counted for one type."""

    true: int = 0
    found: int = 0
    gold: int = 0
    sentences: int = 0
    category: int = 0
    named: dict[str, int] = field(default_factory=lambda: {"source": 0, "target": 0})
    right: dict[str, int] = field(default_factory=lambda: {"source": 0, "target": 0})

    def figures(self) -> dict[str, float]:
        """Return the measures, each 0 to 1."""
        return {
            "precision": self.true / max(self.found, 1),
            "recall": self.true / max(self.gold, 1),
            "F1": 2 * self.true / max(self.found + self.gold, 1),
            "category": self.category / max(self.sentences, 1),
            **{name: self.right[name] / max(self.named[name], 1) for name in self.named},
        }


def available() -> bool:
    """Whether the records are at hand."""
    return FOLDER.is_dir()


def read(text: str) -> Iterable[Event]:
    """Return the events of one sentence."""
    return read_article(article_of(text)).events


def article_of(text: str) -> Article:
    """Make one sentence the body of a report without headline."""
    return replace(Article.of(text), title="", body_start=0)


def labelled(kind: str, half: str) -> list[dict[str, str]]:
    """Return the sentences of one half that are labelled yes or no (``label``), ambiguous ones left out."""
    return [row for row in _detection(kind) if row["label"] != AMBIGUOUS][HALVES[half] :: 2]


def ambiguous(kind: str, half: str) -> list[dict[str, str]]:
    """Return the sentences of one half of those on which the annotators did not agree, which no measure counts."""
    return [row for row in _detection(kind) if row["label"] == AMBIGUOUS][HALVES[half] :: 2]


def _detection(kind: str) -> list[dict[str, str]]:
    with (FOLDER / f"{kind.lower()}_detection_dev.csv").open(encoding="utf-8") as source:
        return list(csv.DictReader(source))


def marked(kind: str, half: str) -> list[Row]:
    """Return the sentences of one half whose event annotators marked."""
    found: list[Row] = json.loads((FOLDER / f"{kind.lower()}_spans_dev.json").read_text(encoding="utf-8"))
    return found[HALVES[half] :: 2]


def measure(kind: str, half: str, reader: Callable[[str], Iterable[Event]] = read) -> Counts:
    """Return the counts of one type over one half."""
    counts = Counts()
    for row in labelled(kind, half):
        ours = any(_told(e, kind) for e in reader(row["text"]))
        counts.found += ours
        counts.gold += row["label"] == "yes"
        counts.true += ours and row["label"] == "yes"
    for record in marked(kind, half):
        _compare(counts, record, [e for e in reader(record["text"]) if e.type == kind])
    return counts


def _told(event: Event, kind: str) -> bool:
    return event.type == kind and event.status in TOLD and event.telling == "told"


def _compare(counts: Counts, record: Row, events: list[Event]) -> None:
    counts.sentences += 1
    counts.category += bool(events)
    for name, spans in (
        ("source", [s for e in events for s in e.actor_spans]),
        ("target", [s for e in events for s in e.target_spans]),
    ):
        if not record[f"{name}_gold"]:
            continue
        readings = [record[f"{name}_gold"].split(), *(s[f"{name}_actor"] for s in record["spans"])]
        counts.named[name] += 1
        counts.right[name] += any(_shares(words, span) for words in readings if words for span in spans)


def _shares(words: Iterable[str], span: Span) -> bool:
    mine = {fold(w) for w in span.text.split()} - {""}
    theirs = {fold(w) for w in words} - {""}
    least = min(len(mine), len(theirs))
    return least > 0 and len(mine & theirs) * 2 >= least


def main() -> None:
    """Print the figures of the halves that are named."""
    for half in sys.argv[1:] or HALVES:
        for kind in TYPES:
            row = "  ".join(f"{k} {v:.3f}" for k, v in measure(kind, half).figures().items())
            sys.stdout.write(f"{half:<7} {kind:<8} {row}\n")


if __name__ == "__main__":
    main()
