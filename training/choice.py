"""Train the choice of an event's parties (``kawalis/data/ar/choice/``).

Boosted trees for each side, over the options of ``kawalis.extract.events.options``. They learn from the
annotated reports to tune on, events that no trigger finds included, and from one half of the Open Event Data
Alliance's marked sentences. Each telling is learned twice, once without the rules' choice: the rules were tuned on the
same reports and are less good on others.

Usage: python training/choice.py OUT_FOLDER [--folds 8] (needs LightGBM 4.7; ``KAWALIS_SHARED`` names the data). With
folds it prints how good the choice is on reports that it did not learn from; reports that share text are in one fold.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import lightgbm
import numpy as np
from parties import masked, of_marked, of_report

from kawalis.extract.events import choice
from kawalis.extract.events.options import SIDES
from kawalis.knowledge.schema.choice import ChoiceTree, ChoiceTrees
from tests.evaluation import oeda, reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parties import Example

PARTS = ("work", "fresh", "further")
MARGIN, OPENING = 0.3, 0.3  # see ChoiceTrees
FEWEST = 100  # options that show a feature of the event, else it is none
FEWER = 20  # the same for a feature of a party
SHINGLE, SHARED = 8, 3  # words in a row, how many such rows two reports share that are one
SEED = 7  # of the folds
SEEDS = (1, 2)  # of the trees: two forests are averaged
ROUNDS = 150
GROWING = {
    "objective": "binary", "learning_rate": 0.07, "num_leaves": 12, "min_data_in_leaf": 12, "lambda_l2": 5.0,
    "feature_fraction": 0.3, "bagging_fraction": 0.8, "bagging_freq": 1, "max_bin": 3,
    "num_threads": 1, "deterministic": True, "force_col_wise": True, "verbose": -1,
}  # fmt: skip
HEADER = """\
# Trees by which an event's parties are chosen, made by training/choice.py: do not edit by hand.
# docs/choice.md says of what data they are and how well they do.
"""


def features_of(examples: Sequence[Example]) -> list[str]:
    """Return the features that enough options show."""
    of_events, of_parties = Counter[str](), Counter[str]()
    for example in examples:
        of_events.update({f: len(example.options) for f in example.event})
        of_parties.update(f for option in example.options for f in option.features)
    kept = [f for f, n in of_events.items() if n >= FEWEST] + [f for f, n in of_parties.items() if n >= FEWER]
    return sorted(kept)


def learn(examples: Sequence[Example], side: str) -> ChoiceTrees:
    """Return the trees of one side, with those features that they ask for."""
    mine = [e for e in examples if e.side == side and any(e.right) and not all(e.right)]
    mine += [masked(e) for e in mine if e.report >= 0]
    names = features_of(mine)
    at = {f: n for n, f in enumerate(names)}
    table = np.zeros((sum(len(e.options) for e in mine), len(names)), np.float32)
    row = 0
    for example in mine:
        shared = [at[f] for f in example.event if f in at]
        for option in example.options:
            table[row, [*shared, *(at[f] for f in option.features if f in at)]] = 1
            row += 1
    right = np.concatenate([np.array(e.right, float) for e in mine])
    weights = np.concatenate([np.full(len(e.options), e.weight) for e in mine])
    grown = []
    for seed in SEEDS:
        data = lightgbm.Dataset(table, right, weight=weights)
        trained = lightgbm.train(GROWING | {"seed": seed}, data, num_boost_round=ROUNDS)
        grown += trained.dump_model()["tree_info"]
    return _named([_tree(tree["tree_structure"]) for tree in grown], names, side)


def _tree(root: dict[str, Any]) -> ChoiceTree:
    """Return a tree of LightGBM's: it goes left where a feature is not shown."""
    asks, yes, no, adds = list[int](), list[int](), list[int](), list[float]()

    def place(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            adds.append(round(node["leaf_value"] / len(SEEDS), 4))
            return -len(adds)
        here = len(asks)
        asks.append(node["split_feature"])
        yes.append(0)
        no.append(0)
        no[here], yes[here] = place(node["left_child"]), place(node["right_child"])
        return here

    place(root)
    return ChoiceTree(tuple(asks), tuple(yes), tuple(no), tuple(adds))


def _named(grown: Sequence[ChoiceTree], names: list[str], side: str) -> ChoiceTrees:
    """Keep the features that a tree asks for; a tree that asks nothing weighs all options alike."""
    grown = [tree for tree in grown if tree.asks]
    used = sorted({a for tree in grown for a in tree.asks})
    at = {column: n for n, column in enumerate(used)}
    trees = tuple(ChoiceTree(tuple(at[a] for a in tree.asks), tree.yes, tree.no, tree.adds) for tree in grown)
    features = tuple(names[u] for u in used)
    return ChoiceTrees(id=side, margin=MARGIN, opening=OPENING, features=features, trees=trees)


def folds_of(texts: Sequence[str], count: int) -> list[int]:
    """Return the fold of each report; reports that share text share it."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for place, text in enumerate(texts):
        words = re.findall(r"\w+", text)
        for row in {tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}:
            rows.setdefault(row, []).append(place)
    shared = Counter((a, b) for places in rows.values() for a in places for b in places if a < b)
    group = list(range(len(texts)))
    for (a, b), number in sorted(shared.items()):
        if number >= SHARED:
            group = [group[a] if g == group[b] else g for g in group]
    order = sorted(set(group))
    np.random.default_rng(SEED).shuffle(order)
    load, fold_of_group = [0] * count, {}
    for one in order:
        fold_of_group[one] = load.index(min(load))
        load[fold_of_group[one]] += group.count(one)
    return [fold_of_group[g] for g in group]


def judge(found: list[reports.Report], examples: Sequence[Example], count: int) -> None:
    """Print how good the events are with the rules alone and with the choice, each report judged by the other folds."""
    folds = folds_of([r.text for r in found], count)
    records: dict[int, Any] = {}
    plain: dict[int, Any] = {}
    for fold_ in range(count):
        ours = [n for n, f in enumerate(folds) if f == fold_]
        rest = [e for e in examples if e.report < 0 or folds[e.report] != fold_]
        trees = {side: choice.Trees(learn(rest, side)) for side in SIDES}
        for out, weights in ((records, trees), (plain, {})):
            with patch.object(choice, "weights", lambda weights=weights: weights):
                out.update(zip(ours, reports.records([found[n] for n in ours]), strict=True))
    for name, out in (("rules", plain), ("choice", records)):
        figures = reports.scored([r.gold for r in found], [out[n] for n in range(len(found))])
        shown = (
            f"{k} {figures[f'events {k}']['F1']:.3f}" for k in ("type+anchor", "+actor", "+actor+target")
        )
        print(name, ", ".join(shown), flush=True)


def write(trees: ChoiceTrees, folder: Path) -> None:
    """Write the trees of one side."""
    lines = [f"id: {trees.id}", f"margin: {trees.margin}", f"opening: {trees.opening}", "features:"]
    lines += [f'  - "{name}"' for name in trees.features]
    lines.append("trees:")
    for tree in trees.trees:
        parts = (("asks", tree.asks), ("yes", tree.yes), ("no", tree.no), ("adds", tree.adds))
        lines.append(f"  - {{{', '.join(f'{name}: [{_row(values)}]' for name, values in parts)}}}")
    (folder / f"{trees.id}.yaml").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf8")


def _row(values: Iterable[float]) -> str:
    return ", ".join(f"{v:g}" for v in values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    found = [report for part in PARTS for report in reports.load(part)]
    examples = [e for n, report in enumerate(found) for e in of_report(n, report)]
    examples += [e for kind in oeda.TYPES for e in of_marked(kind)]
    if args.folds:
        judge(found, examples, args.folds)
    for side in SIDES:
        trees = learn(examples, side)
        write(trees, args.out)
        print(f"{side}: {sum(e.side == side for e in examples)} tellings, {len(trees.features)} features")


if __name__ == "__main__":
    main()
