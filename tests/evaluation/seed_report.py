"""Compare a record with the gold reading of the model report, item by item.

The report and its gold are third-party data and stay outside the project, in the folder that ``KAWALIS_SHARED``
names (``../shared`` beside the checkout by default). ``python tests/evaluation/seed_report.py`` prints the table
of ``docs/evaluation.md``; the test beside this module holds its floor.

An item is found when
- time: same kind and value, spans overlapping by half (intersection over union);
- statement: same cue (any overlap; none where gold has none), contents overlapping by half, the same actors in
  the chain in the same order, the same polarity;
- event: same type, one anchor overlapping, every actor of the gold among ours, the same status;
- check: same kind.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kawalis
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Actor, Event, Record, Span, Statement

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("KAWALIS_SHARED", ROOT.parent / "shared"))
HALF = 0.5
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the table: what gold has, whether it was found, and what differs in details not required."""

    layer: str
    id: str
    word: str
    found: bool
    remark: str = ""


def available() -> bool:
    """Whether the model report is at hand."""
    return (SHARED / "seed" / "gold.json").exists()


def load() -> tuple[Record, Gold]:
    """Read the model report and return our record and the gold."""
    text = (SHARED / "seed" / "report.txt").read_bytes().decode("utf-8")
    gold: Gold = json.loads((SHARED / "seed" / "gold.json").read_text(encoding="utf-8"))
    return kawalis.read(text), gold


def compare(record: Record, gold: Gold) -> list[Item]:
    """Return one item for each time, statement, event and check of the gold."""
    names = _names(record, gold)
    return [
        *_times(record, gold),
        *_statements(record, gold, names),
        *_events(record, gold, names),
        *_checks(record, gold),
    ]


def false_checks(record: Record, gold: Gold) -> list[str]:
    """Return the kinds of our checks that gold does not have (or has once where we have two)."""
    kinds = [check["kind"] for check in gold["checks"]]
    extra = []
    for check in record.checks:
        if check.kind in kinds:
            kinds.remove(check.kind)
        else:
            extra.append(check.kind)
    return extra


def _characters(spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def overlap(ours: list[tuple[int, int]], gold: list[tuple[int, int]]) -> float:
    """Intersection over union of two sets of characters; 1 for two empty ones."""
    a, b = _characters(ours), _characters(gold)
    return len(a & b) / len(a | b) if a | b else 1.0


def _of(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _gold(spans: list[Gold]) -> list[tuple[int, int]]:
    return [(span["start"], span["end"]) for span in spans]


def _names(record: Record, gold: Gold) -> dict[str, set[str]]:
    """Map each of our actor ids to the gold entities whose words are among its mentions."""
    surfaces = {key: {fold(word) for word in entity["surface"]} for key, entity in gold["entities"].items()}
    out: dict[str, set[str]] = {}
    for actor in record.actors:
        words = {fold(span.text) for span in actor.mentions} | {fold(actor.name_ar)}
        out[actor.id] = {key for key, known in surfaces.items() if _same(actor, words, known)}
    return out


def _same(actor: Actor, words: set[str], known: set[str]) -> bool:
    if actor.kind == "anonymous":
        return any(word.startswith(name) for word in words for name in known)
    return bool(words & known)


def _times(record: Record, gold: Gold) -> Iterator[Item]:
    for i, wanted in enumerate(gold["times"], start=1):
        place = [(wanted["start"], wanted["end"])]
        ours = [t for t in record.times if overlap([(t.start, t.end)], place) >= HALF]
        found = any(t.kind == wanted["kind"] and t.value == wanted["value"] for t in ours)
        exact = any([(t.start, t.end)] == place for t in ours)
        yield Item("time", f"t{i}", wanted["value"], found, "" if exact else "span differs")


def _statements(record: Record, gold: Gold, names: dict[str, set[str]]) -> Iterator[Item]:
    used: set[str] = set()
    for wanted in gold["statements"]:
        candidates = [s for s in record.statements if s.id not in used and _cue(s, wanted)]
        best = max(
            candidates, key=lambda s: overlap(_of(s.contents), _gold(wanted["contents"])), default=None
        )
        word = wanted["cue"]["text"].split()[0] if wanted["cue"] else "(headline)"
        if best is None:
            yield Item("statement", wanted["id"], word, found=False, remark="no such cue")
            continue
        used.add(best.id)
        faults = []
        if overlap(_of(best.contents), _gold(wanted["contents"])) < HALF:
            faults.append("content")
        if not _chain(best, wanted["chain"], names):
            faults.append("chain")
        if best.polarity != wanted["polarity"]:
            faults.append("polarity")
        compared = [key for key in ("mode", "certainty", "source_type", "cue_class") if key in wanted]
        details = [key for key in compared if getattr(best, key) != wanted[key]]
        yield Item(
            "statement",
            wanted["id"],
            word,
            not faults,
            ", ".join(faults or (f"{d} differs" for d in details)),
        )


def _cue(statement: Statement, wanted: Gold) -> bool:
    if wanted["cue"] is None or statement.cue is None:
        return wanted["cue"] is None and statement.cue is None
    return bool(statement.cue.start < wanted["cue"]["end"] and wanted["cue"]["start"] < statement.cue.end)


def _chain(statement: Statement, wanted: list[str], names: dict[str, set[str]]) -> bool:
    """Same length, and every link the gold's entity; a link that gold names outside its entities is not compared."""
    known = set().union(*names.values())
    if len(statement.chain) != len(wanted):
        return False
    return all(
        name in names[link.actor] or name not in known
        for link, name in zip(statement.chain, wanted, strict=True)
    )


def _events(record: Record, gold: Gold, names: dict[str, set[str]]) -> Iterator[Item]:
    used: set[str] = set()
    for wanted in gold["events"]:
        anchors = _gold([wanted["anchor"], *wanted["also"]])
        same = [
            e for e in record.events if e.type == wanted["type"] and _touches(e, anchors) and e.id not in used
        ]
        best = max(same, key=lambda e: _touches(e, anchors[:1]), default=None)
        word = wanted["anchor"]["text"].split()[0]
        if best is None:
            yield Item("event", wanted["id"], word, found=False, remark="no such event")
            continue
        used.add(best.id)
        faults = []
        actors = set().union(*(names[a] for a in best.actors)) if best.actors else set()
        if not set(wanted["actors"]) & set(gold["entities"]) <= actors:
            faults.append("actor")
        if best.status != wanted["status"]:
            faults.append("status")
        yield Item(
            "event", wanted["id"], word, not faults, ", ".join(faults) or _details(best, wanted, names)
        )


def _touches(event: Event, anchors: list[tuple[int, int]]) -> bool:
    return any(s.start < end and start < s.end for s in (event.anchor, *event.also) for start, end in anchors)


def _details(event: Event, wanted: Gold, names: dict[str, set[str]]) -> str:
    """Tell what differs in target, place and time."""
    known = set().union(*names.values())
    targets = set().union(*(names[a] for a in event.targets)) if event.targets else set()
    out = []
    if set(wanted["targets"]) & known != targets & known:
        out.append("target differs")
    if bool(wanted["place"]) != bool(event.place):
        out.append("place differs")
    first = str(wanted["time"] or "")[:4]
    if first.isdigit() and not (event.time and str(event.time.begin).startswith(first)):
        out.append("time differs")
    return ", ".join(out)


def _checks(record: Record, gold: Gold) -> Iterator[Item]:
    kinds = [check.kind for check in record.checks]
    for i, wanted in enumerate(gold["checks"], start=1):
        yield Item("check", f"c{i}", wanted["kind"], wanted["kind"] in kinds)


def table(items: list[Item]) -> str:
    """Return the items as a Markdown table with a line of totals."""
    lines = ["| layer | gold item | word or value | found | remark |", "|---|---|---|---|---|"]
    lines += [f"| {i.layer} | {i.id} | {i.word} | {'yes' if i.found else 'no'} | {i.remark} |" for i in items]
    found = sum(item.found for item in items)
    lines.append(f"\n{found} of {len(items)} items found.")
    return "\n".join(lines)


def main() -> int:
    """Print the table."""
    if not available():
        sys.stderr.write("the model report is not at hand: set KAWALIS_SHARED\n")
        return 2
    record, gold = load()
    sys.stdout.write(table(compare(record, gold)) + "\n")
    sys.stdout.write(
        f"published: {record.article.published.value}; false checks: {false_checks(record, gold)}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
