"""Train the network of sentence openings on sentences that have lost their stops.

The sentences of a treebank, or of raw paragraphs as their stops cut them, are joined in their order, every stop
deleted; each token with a blank before it is an example. Plain numpy: some minutes on one core. Writes
`openings.msgpack` for the folder of `kawalis_sentences`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from kawalis.annotate import load
from kawalis.annotate.model.chars import fold
from kawalis.annotate.model.lexemes import STOPS
from kawalis.annotate.model.openings import BACK, WINDOW, Openings, column
from kawalis.annotate.model.stops import by_stops
from kawalis.annotate.model.vocabulary import vocabulary_of

HIDDEN, WORDS, KINDS = 24, 200, 80
JOINED = 200  # sentences in one text
BATCH = 512
SHORTEST, LONGEST = 4, 90  # tokens of a sentence in raw text

Arrays = dict[str, Any]


def sentences(path: Path, nlp: Language, most: int) -> list[str]:
    """Read a DocBin of one sentence a doc, or raw text of one paragraph a line: those that end with a stop."""
    if path.suffix == ".spacy":
        return [doc.text.strip() for doc in DocBin().from_disk(path).get_docs(Vocab())][:most]
    found: list[str] = []
    with path.open(encoding="utf8") as lines:
        for line in lines:
            paragraph = line.strip()
            if len(found) >= most or not paragraph.endswith(tuple(STOPS)):
                continue
            doc = nlp.make_doc(paragraph)
            starts = by_stops(vocabulary_of(nlp.vocab).tokens(doc))
            cut = [doc[a:b].text.strip() for a, b in pairwise([*starts, len(doc)])]
            if all(SHORTEST <= b - a <= LONGEST for a, b in pairwise([*starts, len(doc)])):
                found.extend(cut)
    return found


def without_stops(text: str) -> str:
    return "".join(c for c in text if c not in STOPS).strip()


def joined(nlp: Language, texts: list[str]) -> list[tuple[Doc, NDArray[np.bool_]]]:
    """Docs of many sentences, and which tokens open one."""
    found = []
    for first in range(0, len(texts), JOINED):
        parts = [part for part in map(without_stops, texts[first : first + JOINED]) if part]
        doc = nlp.make_doc(" ".join(parts))
        starts = set(np.cumsum([0, *(len(part) + 1 for part in parts)]).tolist())
        found.append((doc, np.array([t.idx in starts for t in doc])))
    return found


def fresh(docs: list[Doc], width: int, chance: np.random.Generator) -> Openings:
    lexicon = vocabulary_of(docs[0].vocab).words.lists.lexicon
    folded = [fold(t.norm_) for doc in docs for t in doc]
    words = [word for word, _ in Counter(folded).most_common(WORDS)]
    kinds = [name for name, _ in Counter(column(word, lexicon) for word in folded).most_common(KINDS)]

    def weights(*shape: int, scale: float) -> NDArray[np.float32]:
        return chance.normal(0, scale, shape).astype("float32")

    return Openings(
        ["", *words],
        ["?", *kinds],
        weights(WINDOW, width, HIDDEN, scale=0.03),
        weights(WINDOW, len(words) + 1, HIDDEN, scale=0.05),
        weights(WINDOW, len(kinds) + 1, HIDDEN, scale=0.05),
        np.zeros(HIDDEN, dtype="float32"),
        np.zeros(HIDDEN, dtype="float32"),
        np.append(weights(HIDDEN, scale=0.2), np.float32(-3)),
    )


def windows(net: Openings, docs: list[tuple[Doc, NDArray[np.bool_]]]) -> Arrays:
    """Everything that is seen, of all docs in one row with padding between, and the places to learn from."""
    columns: dict[str, list[Any]] = {"vectors": [], "words": [], "kinds": [], "inside": []}
    where, gold, at = [], [], 0
    vocabulary = vocabulary_of(docs[0][0].vocab)
    net.bind(vocabulary.words)
    for doc, starts in docs:
        vectors, words, kinds, inside = net.seen(vocabulary.tokens(doc))
        pad = WINDOW
        columns["vectors"].append(np.pad(vectors, ((pad, pad), (0, 0))))
        columns["words"].append(np.pad(words, pad))
        columns["kinds"].append(np.pad(kinds, pad))
        columns["inside"].append(np.pad(inside, pad))
        free = [t.i for t in doc if t.i and doc[t.i - 1].whitespace_ and not t.is_space]
        where.append(np.array(free) + at + pad)
        gold.append(starts[free])
        at += len(doc) + 2 * pad
    made: Arrays = {name: np.concatenate(parts) for name, parts in columns.items()}
    return {**made, "where": np.concatenate(where), "gold": np.concatenate(gold)}


def learn(
    net: Openings, data: Arrays, epochs: int, rate: float, drop: float, chance: np.random.Generator
) -> None:
    """Adam over shuffled batches; half of the vectors' and hidden units' signal is dropped in turn."""
    names = ["vectors", "words", "kinds", "inside", "bias", "out"]
    first = {n: np.zeros_like(getattr(net, n)) for n in names}
    second = {n: np.zeros_like(getattr(net, n)) for n in names}
    order, step = np.arange(len(data["where"])), 0
    offsets = np.arange(WINDOW) - BACK
    total = epochs * (len(order) // BATCH + 1)
    for epoch in range(epochs):
        chance.shuffle(order)
        loss = 0.0
        for begin in range(0, len(order), BATCH):
            rows = order[begin : begin + BATCH]
            near = data["where"][rows][:, None] + offsets  # [batch, window]
            seen = data["vectors"][near] * (chance.random(near.shape)[:, :, None] > drop / 2)
            words, kinds = data["words"][near].copy(), data["kinds"][near].copy()
            words[chance.random(near.shape) < drop / 2] = 0
            inside, gold = data["inside"][data["where"][rows]], data["gold"][rows].astype("float32")
            flat = seen.reshape(len(rows), -1).astype("float32")
            hidden = flat @ net.vectors.reshape(-1, HIDDEN) + net.bias + inside[:, None] * net.inside
            for place in range(WINDOW):
                hidden += net.words[place][words[:, place]] + net.kinds[place][kinds[:, place]]
            alive = (hidden > 0) * (chance.random(hidden.shape) > drop) / (1 - drop)
            active = (hidden * alive).astype("float32")
            guess = 1 / (1 + np.exp(-(active @ net.out[:-1] + net.out[-1])))
            loss -= float(np.log(np.where(gold > 0, guess, 1 - guess) + 1e-9).sum())
            error = ((guess - gold) / len(rows)).astype("float32")
            back = (error[:, None] * net.out[:-1] * alive).astype("float32")
            change = {
                "out": np.append(active.T @ error, error.sum()).astype("float32"),
                "bias": back.sum(0),
                "inside": (back * inside[:, None]).sum(0),
                "vectors": (flat.T @ back).reshape(net.vectors.shape),
                "words": np.zeros_like(net.words),
                "kinds": np.zeros_like(net.kinds),
            }
            for place in range(WINDOW):
                np.add.at(change["words"][place], words[:, place], back)
                np.add.at(change["kinds"][place], kinds[:, place], back)
            step += 1
            pace = rate * (1 - step / (total + 1))
            for name, slope in change.items():
                first[name] = 0.9 * first[name] + 0.1 * slope
                second[name] = 0.999 * second[name] + 0.001 * slope**2
                move = first[name] / (1 - 0.9**step) / (np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8)
                weights = getattr(net, name)
                weights -= (pace * (move + 0.01 * weights)).astype("float32")
        print(json.dumps({"epoch": epoch, "loss": round(loss / len(order), 4)}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", help="where the vocabulary comes from: a name or a folder")
    parser.add_argument("texts", type=Path, help="a DocBin of sentences, or raw text of a paragraph a line")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=0.002)
    parser.add_argument("--drop", type=float, default=0.4)
    parser.add_argument("--most", type=int, default=10_000, help="sentences")
    args = parser.parse_args()
    chance = np.random.default_rng(1)
    nlp = load(args.pipeline)
    docs = joined(nlp, sentences(args.texts, nlp, args.most))
    net = fresh([doc for doc, _ in docs], nlp.vocab.vectors.shape[1], chance)
    learn(net, windows(net, docs), args.epochs, args.rate, args.drop, chance)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(net.to_bytes())


if __name__ == "__main__":
    main()
