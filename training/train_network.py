"""Train the joint network, and print how it does on the held-out parts.

It starts from the word network of a first pipeline (--base), whose vocabulary, vectors and lexicons it keeps.
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import callbacks  # noqa: F401
import numpy as np
import torch
import yaml
from corpus import Forms, Sentence, batches, bio, docs, labels_of, name_sentences, reading, tree_sentences
from export import mean
from network import Network, Sizes, loss_of, padded, scores
from spacy.language import Language

from kawalis.annotate.model.loading import load

COLUMNS = ["form", "fold", "prefix", "suffix2", "suffix3", "lexicon", "names"]
ROWS = [4000, 4000, 2000, 1500, 2000, 500, 500]


def start_from(network: Network, base: Language) -> None:
    """Copy the base pipeline's word network: its columns are our first ones, its window layers too."""
    model: Any = base.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    words, encode = model.get_ref("embed"), model.get_ref("encode")
    tables = [m for m in words.layers[0].walk() if m.name == "hashembed"]
    value = lambda node, name: torch.from_numpy(np.array(node.get_param(name), dtype="float32"))  # noqa: E731
    with torch.no_grad():
        for mine, theirs in zip(network.words.tables, tables, strict=False):
            mine.copy_(value(theirs, "E"))
        network.words.project.weight.copy_(value(words.layers[1], "W"))
        network.words.project.bias.copy_(value(words.layers[1], "b"))
        width, known = network.sizes.width, len(tables)
        mixers = [words.layers[2], *encode.layers[0].layers]
        for mine, theirs in zip([network.words.mix, *network.windows], mixers, strict=False):
            maxout = next(m for m in theirs.walk() if m.name == "maxout")
            normal = next(m for m in theirs.walk() if m.name == "layernorm")
            weight = value(maxout, "W").flatten(0, 1)
            if mine is network.words.mix:
                mine.linear.weight[:, : known * width] = weight[:, : known * width]
                mine.linear.weight[:, known * width : -width] *= 0.3
                mine.linear.weight[:, -width:] = weight[:, -width:]
            else:
                mine.linear.weight.copy_(weight)
            mine.linear.bias.copy_(value(maxout, "b").flatten())
            mine.normal.G.copy_(value(normal, "G"))
            mine.normal.b.copy_(value(normal, "b"))


def forever(sentences: list[Sentence], tokens: int, chance: np.random.Generator) -> Iterator[list[Sentence]]:
    while True:
        yield from batches(sentences, tokens, chance)


def measure(network: Network, trees: list[Sentence], named: list[Sentence]) -> dict[str, float]:
    """Without decoding: best head of each word alone. Names as exact spans of the best labels."""
    network.eval()
    n = tag = pos = head = both = 0
    tags, relations = list(network.labels["tags"]), list(network.labels["relations"])
    part = np.array([t.split(" ")[0] for t in tags])
    base = np.array([r.split(":")[0] for r in relations])
    for batch in batches(trees, 3000):
        out = scores(network, batch)
        mask = out["mask"].numpy()
        gold = {k: padded(batch, k, 0).numpy()[mask] for k in ("tags", "heads", "relations")}
        best = out["tags"].argmax(-1).numpy()[mask]
        at = out["arcs"].argmax(-1)
        with torch.no_grad():
            named_as = network.relations(out["states"], out["heads"], at, out["mask"], 0.0).argmax(-1).numpy()
        right = at.numpy()[mask] == gold["heads"]
        n += len(best)
        tag += (best == gold["tags"]).sum()
        pos += (part[best] == part[gold["tags"]]).sum()
        head += right.sum()
        both += (right & (base[named_as] == base[gold["relations"]])).sum()
    marks = list(network.labels["names"])
    mine = theirs = same = 0
    for batch in batches(named, 3000):
        out = scores(network, batch)["names"].argmax(-1).numpy()
        for row, sentence in zip(out, batch, strict=True):
            a, b = (spans([marks[i] for i in line]) for line in (row[: len(sentence)], sentence.names))
            mine, theirs, same = mine + len(a), theirs + len(b), same + len(a & b)
    network.train()
    return {"UPOS": 100 * pos / n, "reading": 100 * tag / n, "UAS": 100 * head / n, "LAS": 100 * both / n,
            "names": 200 * same / max(mine + theirs, 1)}  # fmt: skip


def spans(marks: list[str]) -> set[tuple[int, int, str]]:
    found, start = set(), 0
    for i, mark in enumerate([*marks, "O"]):
        if i and marks[i - 1] != "O" and (mark[0] != "I" or mark[2:] != marks[i - 1][2:]):
            found.add((start, i, marks[i - 1][2:]))
        if mark[0] == "B" or (mark[0] == "I" and (not i or marks[i - 1][2:] != mark[2:])):
            start = i
    return {f for f in found if f[2] != "MISC"}


def build(args: argparse.Namespace) -> tuple[Network, dict[str, list[Sentence]]]:
    base = load(args.base)
    forms = Forms(base)
    trees, named = list(docs(args.trees / "train.spacy", base)), list(docs(args.names / "train.spacy", base))
    labels = {
        "tags": labels_of(reading(t) for doc in trees for t in doc),
        "relations": labels_of(t.dep_ for doc in trees for t in doc),
        "names": labels_of(mark for doc in named for mark in bio(doc)),
    }
    stressed = frozenset(
        yaml.safe_load(args.stress.read_text(encoding="utf8"))["verbs"] if args.stress else ()
    )
    parts: dict[str, list[Sentence]] = {"silver": []}
    for name in ("train", "dev"):
        parts[f"trees {name}"] = tree_sentences(
            args.trees / f"{name}.spacy", forms, labels, stressed=stressed
        )
        parts[f"names {name}"] = name_sentences(args.names / f"{name}.spacy", forms, labels["names"])
    for path in (
        sorted(args.silver.glob("*.spacy")) if args.silver and args.silver.is_dir() else [args.silver]
    ):
        if path:
            parts["silver"] += tree_sentences(path, forms, labels, args.silver_weight, with_names=True)
    sizes = Sizes(COLUMNS, ROWS, depth=args.depth, recurrent=args.recurrent, layers=args.layers)
    network = Network(sizes, *forms.arrays(COLUMNS, ROWS), labels)
    start_from(network, base)
    if args.start:
        network.load_state_dict(mean(args.start)["weights"])
    return network, parts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="pipeline with tok2vec, or the name of a shipped one")
    parser.add_argument("--trees", type=Path, required=True, help="folder of treebank.py")
    parser.add_argument("--names", type=Path, required=True, help="folder of names.py")
    parser.add_argument("--silver", type=Path, help="of agree.py, or the folder of vote.py")
    parser.add_argument("--stress", type=Path, help="YAML whose verbs' subjects count twice")
    parser.add_argument("--silver-weight", type=float, default=0.5)
    parser.add_argument(
        "--start", type=Path, nargs="*", help="weights of earlier runs of one start: their mean"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--recurrent", type=int, default=128)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--tokens", type=int, default=1600, help="a batch, padding included")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--minutes", type=float, default=0.0, help="stop by the clock too, 0 for never")
    parser.add_argument("--last", type=float, default=0.02, help="share of the rate that is left at the end")
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--hide", type=float, default=0.12)
    parser.add_argument("--every", type=int, default=250)
    parser.add_argument("--all-names", action="store_true", help="learn names from the held-out part too")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    chance = np.random.default_rng(args.seed)
    network, parts = build(args)
    gold = [s for s in parts["trees train"] if len(s) <= 200]
    named = [
        s for s in parts["names train"] + (parts["names dev"] if args.all_names else []) if len(s) <= 200
    ]
    streams = {"g": forever(gold, args.tokens, chance), "n": forever(named, args.tokens, chance)}
    early = late = "ggn"
    if parts["silver"]:
        streams["s"] = forever([s for s in parts["silver"] if len(s) <= 90], args.tokens, chance)
        early, late = "sgsngssgsn", "gsgngsggsn"  # more of the treebank in the last two fifths
    # what is known already learns more slowly
    known = [*network.words.parameters(), *network.windows.parameters()]
    ids = {id(p) for p in known}
    groups = [{"params": known, "lr": args.rate * 0.4},
              {"params": [p for p in network.parameters() if id(p) not in ids], "lr": args.rate}]  # fmt: skip
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.95), weight_decay=0.01, foreach=True)
    warm, began = 100, time.time()

    def left(step: int) -> float:
        """Share of the run that is still to come, by steps or by the clock."""
        used = (time.time() - began) / (60 * args.minutes) if args.minutes else 0.0
        return max(0.0, 1 - max(step / args.steps, used))

    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, args.last + (1 - args.last) * left(n))
    )
    slowly = copy.deepcopy(network)
    running = 0.0
    for step in range(1, args.steps + 1):
        turns = early if left(step) > 0.4 else late
        batch = next(streams[turns[step % len(turns)]])
        fields = ["careless" if chance.random() < 0.06 else "forms" for _ in batch]
        forms = padded(batch, "forms", 0)
        for row, name, sentence in zip(forms, fields, batch, strict=True):
            row[: len(sentence)] = torch.from_numpy(getattr(sentence, name))
        loss = loss_of(network, batch, forms, args.dropout, args.hide)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        running += (loss.item() - running) * 0.02
        decay = min(0.998, step / (step + 20))
        with torch.no_grad():
            for slow, fast in zip(slowly.parameters(), network.parameters(), strict=True):
                slow.lerp_(fast, 1 - decay)
        done = not left(step)
        if step % args.every == 0 or done:
            figures = measure(slowly, parts["trees dev"], parts["names dev"])
            figures = {k: round(float(v), 2) for k, v in figures.items()}
            print(step, f"{time.time() - began:.0f}s loss {running:.3f}", json.dumps(figures), flush=True)
            torch.save({"weights": slowly.state_dict(), "labels": network.labels, "sizes": asdict(network.sizes),
                        "figures": figures}, args.out)  # fmt: skip
        if done:
            break


if __name__ == "__main__":
    main()
