"""Train the filter that parts told events from mentioned ones (``kawalis/data/ar/telling/``).

The Open Event Data Alliance's gold, one half of its development part: a logistic regression per type over the features
of ``kawalis.extract.events.telling``. What an event is to learn is the share of annotators who said that its sentence
tells one (all, where they marked it); sentences that stand in the other half, too, are left out. The cut detects best,
and so do those around it, where each sentence is judged by the other four fifths.

Usage: python training/telling.py OUT_FOLDER [--half tune] (needs scikit-learn 1.9; ``KAWALIS_SHARED`` names the data).
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from kawalis.extract.events.merge import merge
from kawalis.extract.events.party import Directory
from kawalis.extract.events.reading import Reading
from kawalis.extract.events.stage import drafted
from kawalis.extract.events.telling import Telling
from kawalis.pipeline import before
from tests.evaluation.oeda import HALVES, TOLD, TYPES, ambiguous, article_of, labelled, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 3  # events that show a feature, else it is no feature
STRENGTH = 0.1  # scikit-learn's C
MARKED = 0.5  # weight of a sentence with a marked event: such sentences were picked, not drawn
FOLDS = 5
SEEDS = tuple(range(10))
CUTS = np.arange(-2, 2.01, 0.05)
AROUND = 5  # cuts on each side whose figures count as much: a lucky cut is no good one
SMALL = 0.02  # weights below it are left out
HEADER = """\
# Weights of the filter that parts told events from mentioned ones, made by training/telling.py: do not edit by hand.
# docs/telling.md says of what data they are and how well they do.
"""


@dataclass
class Sentence:
    """A sentence.

    ``share`` is that of the annotators who say that it tells an event of the type, ``weight`` how much it counts in
    training; ``yes`` is its label, ``None`` where it takes no part in detection. ``events`` holds (features, status) of
    each telling.
    """

    text: str
    share: float
    yes: bool | None = None
    weight: float = 1.0
    events: list[tuple[list[str], str]] = field(default_factory=list)


@dataclass
class Model:
    """A fitted regression."""

    bias: float
    weights: dict[str, float]

    def odds(self, sentence: Sentence) -> float:
        """Return the best odds of the events that occurred or go on."""
        told = [f for f, status in sentence.events if status in TOLD]
        return max((self.bias + sum(self.weights.get(x, 0.0) for x in f) for f in told), default=-np.inf)


def events_of(text: str, kind: str) -> list[tuple[list[str], str]]:
    """Return features and status of each telling of a type that becomes part of an event."""
    state = before("events", article_of(text))
    reading = Reading(*(state[n] for n in ("document", "mentions", "times", "statements", "links")))
    directory = Directory(reading, list(state["actors"]), dict(state["links"]))
    drafts = drafted(reading, directory, state["times"], state["statements"])
    telling = Telling(reading, drafts)
    found = [(d.anchor, telling.features(d), d.status) for d in drafts if d.type == kind]
    kept = {span for draft in merge(drafts) for span in (draft.anchor, *draft.also)}
    return [(features, status) for anchor, features, status in found if anchor in kept]


def sentences_of(kind: str, half: str) -> list[Sentence]:
    """Read the sentences of one half."""
    other = next(h for h in HALVES if h != half)
    held = {r["text"].strip() for k in TYPES for r in (*labelled(k, other), *marked(k, other))}
    found = [Sentence(r["text"], _share(r), yes=r["label"] == "yes") for r in labelled(kind, half)]
    found += [Sentence(r["text"], 1.0, weight=MARKED) for r in marked(kind, half)]
    found += [Sentence(r["text"], _share(r)) for r in ambiguous(kind, half)]
    found = [s for s in found if s.text.strip() not in held]
    for sentence in found:
        sentence.events = events_of(sentence.text, kind)
    return found


def _share(row: dict[str, str]) -> float:
    return int(row["accept"]) / int(row["total"])


def fit(sentences: Sequence[Sentence]) -> Model:
    """Fit a regression; the events of one sentence weigh as much as one event."""
    rows = [(f, s.share, s.weight / len(s.events)) for s in sentences for f, _ in s.events]
    counts = Counter(x for features, _, _ in rows for x in features)
    names = {x: i for i, x in enumerate(sorted(x for x, n in counts.items() if n >= LEAST))}
    table = np.zeros((len(rows), len(names)))
    for row, (features, _, _) in enumerate(rows):
        table[row, [names[x] for x in features if x in names]] = 1
    share, weight = np.array([s for _, s, _ in rows]), np.array([w for _, _, w in rows])
    # a share is learnt as so much of a yes and so much of a no
    told = np.repeat([True, False], len(rows))
    weights = np.concatenate([weight * share, weight * (1 - share)])
    regression = LogisticRegression(C=STRENGTH, max_iter=1000)
    regression.fit(
        np.vstack([table, table])[weights > 0], told[weights > 0], sample_weight=weights[weights > 0]
    )
    values = zip(names, regression.coef_[0], strict=True)
    return Model(
        round(float(regression.intercept_[0]), 3),
        {name: round(float(w), 3) for name, w in values if abs(w) >= SMALL},
    )


def fold_of(text: str, seed: int) -> int:
    """Return the fold of a sentence; copies of one sentence share it."""
    return int(hashlib.sha256(f"{seed}{text.strip()}".encode()).hexdigest(), 16) % FOLDS


def cut_of(sentences: Sequence[Sentence]) -> tuple[float, float, float, float]:
    """Return the cut with the best F1 around it over all folds and seeds, its F1, precision and recall."""
    judged: list[tuple[float, bool]] = []
    for seed in SEEDS:
        for fold in range(FOLDS):
            model = fit([s for s in sentences if fold_of(s.text, seed) != fold])
            rest = [s for s in sentences if fold_of(s.text, seed) == fold]
            judged += [(model.odds(s), s.yes) for s in rest if s.yes is not None]
    odds, told = np.array([o for o, _ in judged]), np.array([yes for _, yes in judged])
    found = np.array([(odds >= cut).sum() for cut in CUTS])
    true = np.array([((odds >= cut) & told).sum() for cut in CUTS])
    scores = 2 * true / (found + told.sum())
    window = 2 * AROUND + 1
    best = AROUND + int(np.argmax(np.convolve(scores, np.ones(window) / window, mode="valid")))
    figures = scores[best], true[best] / max(found[best], 1), true[best] / told.sum()
    return round(float(CUTS[best]), 2), *map(float, figures)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--half", default="tune", choices=list(HALVES))
    args = parser.parse_args()
    for kind in TYPES:
        sentences = sentences_of(kind, args.half)
        cut, score, precision, recall = cut_of(sentences)
        model = fit(sentences)
        shown = f"F1 {score:.3f}, precision {precision:.3f}, recall {recall:.3f}"
        print(
            f"{kind}: {len(sentences)} sentences, cut {cut}, cross-validated {shown}, {len(model.weights)} weights"
        )
        lines = [
            f"  {name!r}: {weight}" if "'" not in name else f'  "{name}": {weight}'
            for name, weight in model.weights.items()
        ]
        text = f"{HEADER}id: {kind}\ncut: {cut}\nbias: {model.bias}\nweights:\n" + "\n".join(lines) + "\n"
        (args.out / f"{kind.lower()}.yaml").write_text(text, encoding="utf8")


if __name__ == "__main__":
    main()
