"""The forty annotated reports: gold, texts, and how our records compare.

``python -m tests.evaluation.reports work`` prints the measures of one half, ``locked`` those of the other, ``fresh``
and ``further`` those of the reports to tune on, ``later`` those of more to report on, a folder's name those of its
files. The texts and the scorer (``evaluation/score.py``) are third-party data: ``KAWALIS_SHARED`` names their folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import kawalis
from kawalis.export.record_json import to_dict
from kawalis.knowledge import table as table_of
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.knowledge.schema.places import KnownPlace

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent / "reports"
SHARED = Path(os.environ.get("KAWALIS_SHARED", ROOT.parent / "shared"))
PARTS = ("work", "locked")
FRESH = "fresh"  # read once, to tune on
FURTHER = "further"  # the same, without names
LATER = "later"  # without names, too: to report on
NAMED = frozenset({*PARTS, FRESH, FURTHER, LATER})
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """One annotated report with its text."""

    gold: Plain
    text: str

    @property
    def id(self) -> str:
        """The file's name."""
        return str(self.gold["id"])


def available() -> bool:
    """Whether texts and scorer are at hand."""
    return (SHARED / "data" / "news").is_dir() and (SHARED / "evaluation" / "score.py").exists()


def load(part: str) -> list[Report]:
    """Return the reports of one half, of the fresh ones or of a folder, by id, each with the text that its hash names.

    Raises ``ValueError`` where there are none, or where a text is another one.
    """
    folder = HERE / part if part in NAMED else Path(part)
    found = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = text_of(gold)
        if hashlib.sha256(text.encode()).hexdigest() != gold["sha256"]:
            raise ValueError(f"{path.name}: the text is not the one that was annotated")
        found.append(Report(gold, text))
    if not found:
        raise ValueError(f"{folder}: no annotated reports")
    return found


def text_of(gold: Plain) -> str:
    """Return a report's headline, a line break, and its body."""
    if gold["index"] is None:
        with zipfile.ZipFile(SHARED / "data" / "news" / gold["archive"]) as archive:
            page = archive.read(gold["member"]).decode("utf-8")
        title, body = (page.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0] for tag in ("TITLE", "TEXT"))
        return f"{title}\n{body}"
    row = rows_of(gold["archive"], gold["member"])[gold["index"]]
    return f"{row['title']}\n{row['content']}"


@cache
def rows_of(name: str, member: str) -> list[Plain]:
    """Return the reports of one archive."""
    with zipfile.ZipFile(SHARED / "data" / "news" / name) as archive:
        rows: list[Plain] = json.loads(archive.read(member).decode("utf-8"))
    return rows


def records(reports: list[Report], *, dated: bool = True) -> list[Plain]:
    """Read the reports as the command line would, with the day of publication or without."""
    return [
        to_dict(kawalis.read(r.text, r.gold["outlet"], r.gold["published"] if dated else None))
        for r in reports
    ]


def scored(gold: list[Plain], found: list[Plain]) -> dict[str, dict[str, float]]:
    """Return what the common scorer prints for each layer: precision, recall, F1 (0 to 1)."""
    with tempfile.TemporaryDirectory() as folder:
        for name, records_of in (("gold", gold), ("found", found)):
            (Path(folder) / name).mkdir()
            for one, record in zip(gold, records_of, strict=True):
                path = Path(folder) / name / f"{one['id']}.json"
                path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, SHARED / "evaluation" / "score.py", f"{folder}/found", f"{folder}/gold"],
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
    out = {}
    for line in done.stdout.splitlines():
        name, _, figures = line.partition(" P ")
        words = figures.split()
        if len(words) > 4:
            out[name.strip()] = {"P": float(words[0]), "R": float(words[2]), "F1": float(words[4])}
    return out


def time_values(gold: list[Plain], found: list[Plain]) -> tuple[int, int]:
    """Return how many times with exact spans have the gold's value, and how many there are."""
    right = matched = 0
    for one, record in zip(gold, found, strict=True):
        ours = {(t["start"], t["end"]): t["value"] for t in record["times"]}
        for time in one["times"]:
            value = ours.get((time["start"], time["end"]))
            matched += value is not None
            right += value == time["value"]
    return right, matched


def published_days(gold: list[Plain], found: list[Plain]) -> dict[str, int]:
    """Count the days of publication inferred from the text alone: decided, right, missed, wrong."""
    out = {"decided": 0, "right": 0, "missed": 0, "wrong": 0}
    for one, record in zip(gold, found, strict=True):
        wanted, ours = one["published_decides"], record["article"]["published"]["value"]
        out["decided"] += wanted is not None
        out["right"] += wanted is not None and ours == wanted
        out["missed"] += wanted is not None and ours is None
        out["wrong"] += ours is not None and ours != (wanted or one["published"])
    return out


def edges(gold: Plain, record: Plain) -> tuple[int, int, int]:
    """Return how many edges of the chains agree, how many we have, how many gold has.

    An edge runs from one source to the next inside a statement whose cues overlap; two sources are the same where a
    mention of the actor overlaps the gold's span, or has the text of one.
    """
    text = record["article"]["text"]
    actors = {a["id"]: a for a in record["actors"]}
    right = ours = wanted = 0
    taken: set[str] = set()
    for statement in gold["statements"]:
        chain = [(0, 0), *((s["start"], s["end"]) for s in statement["chain"])]
        wanted += len(chain) - 1
        match = next(
            (
                s
                for s in record["statements"]
                if s["id"] not in taken and _same_cue(s["cue"], statement["cue"], s, statement)
            ),
            None,
        )
        if match is None:
            continue
        taken.add(match["id"])
        found = [link["actor"] for link in match["chain"]]
        pairs = set(pairwise(found))
        for before, after in pairwise(chain):
            right += any(
                (before == (0, 0) or _is(text, actors[a], before)) and _is(text, actors[b], after)
                for a, b in pairs
                if before != (0, 0) or a == found[0]
            )
    ours = sum(max(len(s["chain"]) - 1, 0) for s in record["statements"])
    return right, ours, wanted


@cache
def known_names() -> dict[str, frozenset[str]]:
    """Return the ids that an English name has in the files: actors, outlets, states, places, with their variants."""
    found: dict[str, set[str]] = {}
    named: list[KnownActor | Outlet | Country | KnownPlace] = [*table_of(KnownActor), *table_of(Outlet)]
    for row in [*named, *table_of(Country), *table_of(KnownPlace)]:
        for name in row.names.en:
            found.setdefault(_plain(name), set()).add(row.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _plain(name: str) -> str:
    """Reduce an English name to its letters: no case, marks, articles, words for a kind of place."""
    bare = unicodedata.normalize("NFKD", name).lower()
    words = re.sub(r"[^a-z0-9 ]", "", re.sub(r"[-\u2010\u2013]", " ", bare)).split()
    return " ".join(w for w in words if w not in {"the", "al", "el", "of", "governorate", "province", "city"})


def actor_links(gold: list[Plain], found: list[Plain]) -> dict[str, int]:
    """Count the names with exact spans whose entity is in the actor files, and those linked to that file."""
    out = {"right": 0, "of": 0}
    for one, record in zip(gold, found, strict=True):
        kbs = {a["id"]: a["kb"] for a in record["actors"]}
        ours = {(n["start"], n["end"]): kbs.get(n["actor"]) for n in record["names"]}
        for name in one["names"]:
            ids = known_names().get(_plain(name["entity"] or ""))
            span = (name["start"], name["end"])
            if ids and span in ours:
                out["of"] += 1
                out["right"] += ours[span] in ids
    return out


def _same_cue(ours: Plain | None, gold: Plain | None, mine: Plain, theirs: Plain) -> bool:
    if ours and gold:
        return bool(ours["start"] < gold["end"] and gold["start"] < ours["end"])
    if ours or gold or not mine["contents"] or not theirs["contents"]:
        return False
    return bool(mine["contents"][0]["start"] == theirs["contents"][0]["start"])


def _is(text: str, actor: Plain, span: tuple[int, int]) -> bool:
    words = text[slice(*span)]
    return any(
        (m["start"] < span[1] and span[0] < m["end"]) or m["text"] in words or words in m["text"]
        for m in actor["mentions"]
    )


def chain_edges(gold: list[Plain], found: list[Plain]) -> dict[str, float]:
    """Return precision, recall and F1 of the chains' edges."""
    counts = [sum(n) for n in zip(*(edges(g, r) for g, r in zip(gold, found, strict=True)), strict=True)]
    right, ours, wanted = counts
    return {"P": right / max(ours, 1), "R": right / max(wanted, 1), "F1": 2 * right / max(ours + wanted, 1)}


def measures(part: str) -> dict[str, Any]:
    """Return every figure of one half."""
    reports = load(part)
    gold, found = [r.gold for r in reports], records(reports)
    right, matched = time_values(gold, found)
    return {
        **scored(gold, found),
        "actor links (of known)": actor_links(gold, found),
        "chain edges": chain_edges(gold, found),
        "time value (of matched)": {"right": right, "of": matched},
        "publication day": published_days(gold, records(reports, dated=False)),
    }


# layer, the measure's name, what is required of it on the locked half
ROWS = [
    ("times", "times exact", "0.93"),
    ("times", "time value (of matched)", "0.95"),
    ("names", "names exact", "0.85"),
    ("names", "actor links (of known)", "0.92"),
    ("statements", "statements cue", "0.88"),
    ("statements", "statements source", "0.82"),
    ("statements", "statements content overlap", "0.82"),
    ("statements", "statements content exact", ""),
    ("statements", "statements all overlap", "0.78"),
    ("statements", "statements all exact", "0.60"),
    ("statements", "statement source_type (of matched)", "0.85"),
    ("statements", "statement polarity (of matched)", "0.85"),
    ("statements", "statement mode (of matched)", "0.85"),
    ("statements", "chain edges", "0.75"),
    ("events", "events type+anchor", "0.68"),
    ("events", "events +actor", "0.60"),
    ("events", "events +actor+target", "0.52"),
    ("events", "event status (of matched)", "0.85"),
]


def value(figures: dict[str, float]) -> float:
    """Return the one figure of a measure: its F1, or the share that is right."""
    return figures["F1"] if "F1" in figures else figures["right"] / max(figures["of"], 1)


def table() -> str:
    """Return the figures of both halves and of the later reports as a Markdown table, beside the readers' agreement."""
    readers = json.loads((HERE / "agreement.json").read_text(encoding="utf-8"))["all"]
    found = {part: measures(part) for part in (*PARTS, LATER)}
    lines = [
        "| layer | measure | work | locked | P / R, locked | later | required | two readers |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for layer, name, required in ROWS:
        ours = [f"{value(found[part][name]):.3f}" for part in PARTS]
        locked = found["locked"][name]
        both = f"{locked['P']:.2f} / {locked['R']:.2f}" if "P" in locked and "(of" not in name else ""
        later = f"{value(found[LATER][name]):.3f}" if layer != "names" else ""
        agreed = f"{readers[name]:.3f}" if name in readers else ""
        lines.append(f"| {layer} | {name} | {' | '.join(ours)} | {both} | {later} | {required} | {agreed} |")
    return "\n".join(lines)


def main() -> None:
    """Print the figures of the halves that are named."""
    for part in sys.argv[1:] or PARTS:
        sys.stdout.write(f"{part}\n")
        for name, figures in measures(part).items():
            row = "  ".join(
                f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in figures.items()
            )
            sys.stdout.write(f"  {name:<38} {row}\n")


if __name__ == "__main__":
    main()
