"""Train the judgement of an event's status (``kawalis/data/ar/judging/status.yaml``).

Annotated reports: a regression over the features of ``kawalis.extract.events.signs`` at the anchors of gold events;
where the rules take nothing there, at the word that they refuse. Each report is judged by a model that did not see it.

Usage: python training/status.py OUT_FILE [PART ...] (plain numpy; ``KAWALIS_SHARED`` names the texts).
"""

from __future__ import annotations

import argparse
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from logistic import Model, fit

from kawalis.extract.events.candidates import candidate_of, specific
from kawalis.extract.events.draft import Draft
from kawalis.extract.events.lexicon import lexicon
from kawalis.extract.events.merge import merge
from kawalis.extract.events.party import Directory
from kawalis.extract.events.proposing import draft_of
from kawalis.extract.events.reading import Reading
from kawalis.extract.events.roles import parties
from kawalis.extract.events.signs import Signs
from kawalis.extract.events.stage import drafted
from kawalis.extract.events.telling import assign_telling
from kawalis.extract.events.weighing import left_open
from kawalis.ingest import article_of
from kawalis.knowledge.build import Source
from kawalis.knowledge.tables import TABLES
from kawalis.model import Article, Span
from kawalis.pipeline import before
from tests.evaluation import reports

FOLDS = 8
SEEDS = (1, 2)
STRENGTH = 0.003
LEAST = 3
WORDS = 0.5  # how freely a feature that names a word is used, beside 1 for the others
NAMING = ("trigger", "lemma", "governor", "higher", "verb", "root", "before", "after", "child", "some time")
MARGIN = 0.5
LATER = 0.5
OURS = 0.3  # weight of an example of our own beside an anchor of a report
TITLE = "عنوان"  # as the test of the examples reads them
SMALL = 0.03  # a feature all of whose weights are below it is left out
HEADER = """\
# Weights of the judgement of an event's status, made by training/status.py: do not edit by hand.
# docs/judging.md says of what data they are and how well they do.
"""


@dataclass
class Gold:
    """A report.

    ``rows`` are (features, status) of gold anchors, ``events`` (features of each telling, rules' status and its reason,
    gold's status) of our events that are right.
    """

    id: str
    part: str
    rows: list[tuple[list[str], str]]
    events: list[tuple[list[list[str]], str, str, str]]


def read(part: str) -> list[Gold]:
    """Read the reports of a part."""
    return [_read(part, report.gold, report.text) for report in reports.load(part)]


def _read(part: str, gold: dict[str, Any], text: str) -> Gold:
    article = article_of(text, source="<text>", outlet=gold["outlet"], published=gold["published"])
    reading, drafts = _drafts(article)
    signs = Signs(reading, drafts)
    features = {id(d): signs.of(d) for d in drafts}
    rows = []
    for event in gold["events"]:
        here = [
            features[id(d)] for d in drafts if d.type == event["type"] and _touch(event["anchor"], d.anchor)
        ]
        here = here or [signs.of(d) for d in _refused(reading, event)]
        rows += [(found, event["status"]) for found in here]
    kept = merge(drafts)
    pairs = sorted(
        (
            (-_overlap(event, draft), i, j)
            for i, event in enumerate(gold["events"])
            for j, draft in enumerate(kept)
            if draft.type == event["type"] and _overlap(event, draft) > 0
        )
    )
    events, seen = [], (set(), set())
    for _, i, j in pairs:
        if i not in seen[0] and j not in seen[1]:
            seen[0].add(i)
            seen[1].add(j)
            tellings = [features[id(d)] for d in (kept[j], *kept[j].tellings)]
            events.append((tellings, kept[j].status, kept[j].why, gold["events"][i]["status"]))
    return Gold(gold["id"], part, rows, events)


def _drafts(article: Article) -> tuple[Reading, list[Draft]]:
    state = before("events", article)
    reading = Reading(*(state[n] for n in ("document", "mentions", "times", "statements", "links")))
    directory = Directory(reading, list(state["actors"]), dict(state["links"]))
    drafts = drafted(reading, directory, state["times"], state["statements"])
    assign_telling(reading, drafts)
    return reading, drafts


def _refused(reading: Reading, event: dict[str, Any]) -> list[Draft]:
    """Return what a trigger of the type would tell at the anchor, had the rules taken it: one draft at most."""
    at = reading.document.token_at
    for token in range(at(event["anchor"]["start"]), at(event["anchor"]["end"] - 1) + 1):
        matches = lexicon().index.at(reading.document, token)
        for match in sorted((m for m in matches if m.value.trigger.type == event["type"]), key=specific):
            found = candidate_of(reading, match)
            statement = reading.holders.of(Span.of(reading.document.text, found.start, found.end))
            return [draft_of(reading, found, parties(reading, found), statement)]
    return []


def _touch(span: dict[str, Any], anchor: Any) -> bool:
    return bool(span["start"] < anchor.end and anchor.start < span["end"])


def _overlap(event: dict[str, Any], draft: Any) -> float:
    best = 0.0
    for span in (event["anchor"], *event["also"]):
        for other in (draft.anchor, *draft.also):
            inner = min(span["end"], other.end) - max(span["start"], other.start)
            if inner > 0:
                best = max(best, inner / (max(span["end"], other.end) - min(span["start"], other.start)))
    return best


def _scale(feature: str) -> float:
    return WORDS if feature.startswith(NAMING) else 1.0


def trained(golds: list[Gold]) -> Model:
    rows = [row for gold in golds for row in gold.rows]
    shown = examples()
    weights = [1.0] * len(rows) + [OURS] * len(shown)
    rows = [*rows, *shown]
    return fit(
        [f for f, _ in rows],
        [s for _, s in rows],
        strength=STRENGTH,
        weights=weights,
        least=LEAST,
        scale=_scale,
    )


@cache
def examples() -> list[tuple[list[str], str]]:
    """Return (features, status) of the examples beside our triggers: what is plain stays plain."""
    out = []
    for trigger in Source(TABLES["triggers"]).rows:
        for example in trigger.examples:
            article = article_of(f"{TITLE}\n{example.text}", source="<text>")
            reading, drafts = _drafts(article)
            signs = Signs(reading, drafts)
            fit_ones = [d for d in drafts if d.trigger == trigger.id and example.anchor in d.anchor.text]
            out += [(signs.of(d), example.status) for d in fit_ones[:1]]
    return out


def fold_of(name: str, seed: int) -> int:
    return int(hashlib.sha256(f"{seed}{name}".encode()).hexdigest(), 16) % FOLDS


def judge(model: Model, tellings: list[list[str]], rule: str, why: str) -> str:
    """Return the status of an event; the same as ``weighing.settle``."""
    if not left_open(rule, why):
        return rule
    logs = [np.log(model.shares(f)) for f in tellings]
    odds = logs[0] + LATER * sum(logs[1:])
    best = int(odds.argmax())
    return model.classes[best] if odds[best] - odds[model.classes.index(rule)] > MARGIN else rule


def validate(golds: list[Gold]) -> None:
    """Print how many matched events have the right status, by the rules and by the weights, part by part."""
    counts: dict[str, list[int]] = {}
    for seed in SEEDS:
        for fold in range(FOLDS):
            model = trained([g for g in golds if fold_of(g.id, seed) != fold])
            for gold in (g for g in golds if fold_of(g.id, seed) == fold):
                for tellings, rule, why, right in gold.events:
                    for part in (gold.part, "all"):
                        row = counts.setdefault(part, [0, 0, 0])
                        row[0] += 1
                        row[1] += rule == right
                        row[2] += judge(model, tellings, rule, why) == right
    for part, (n, rules, ours) in counts.items():
        print(f"{part:<8} matched {n // len(SEEDS):>4}  rules {rules / n:.3f}  weights {ours / n:.3f}")


def written(model: Model) -> str:
    """Return the file."""
    lines = [
        "id: status",
        f"classes: [{', '.join(model.classes)}]",
        f"margin: {MARGIN}",
        f"later: {LATER}",
        f"bias: {_numbers(model.bias)}",
        "weights:",
    ]
    for name, row in model.names.items():
        if np.abs(model.weights[row]).max() >= SMALL:
            quoted = f"'{name}'" if "'" not in name else f'"{name}"'
            lines.append(f"  {quoted}: {_numbers(model.weights[row])}")
    return HEADER + "\n".join(lines) + "\n"


def _numbers(row: Any) -> str:
    return f"[{', '.join(f'{round(float(x), 2) + 0.0:g}' for x in row)}]"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", nargs="*", default=["work", "fresh", "further"])
    parser.add_argument("--quick", action="store_true", help="without the validation")
    args = parser.parse_args()
    golds = [gold for part in args.parts for gold in read(part)]
    if not args.quick:
        validate(golds)
    model = trained(golds)
    args.out.write_text(written(model), encoding="utf8")
    print(f"{sum(len(g.rows) for g in golds)} anchors, {len(model.names)} features")


if __name__ == "__main__":
    main()
