"""Silver sentences for the joint network: trees on which a transition parser and joint networks vote, odds with them.

The heads are those of the networks' scores with a bonus where the transition parser (of the first pipeline) has its
own; readings are the networks', left open where the first pipeline has another part of speech; names are the first
pipeline's. That pipeline's names may have learnt from the held-out part, so a sentence with a name that stands there
alone is left out. Each Doc keeps in `user_data` the two next heads of every token and the odds of all three.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from agree import held_out
from export import arrays, mean
from numpy.typing import NDArray
from silver import single_sentences
from spacy.attrs import DEP, HEAD, MORPH, NORM, POS
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, DocBin
from treebank import ATTRS

from kawalis.annotate.model.forms import FormVectors
from kawalis.annotate.model.loading import load
from kawalis.annotate.model.network import Network
from kawalis.annotate.model.tree import best_tree
from kawalis.annotate.model.vocabulary import vocabulary_of

WITH_NAMES = [*ATTRS, "ENT_IOB", "ENT_TYPE"]
BONUS = 1.5  # of the transition parser's head, in the scores' unit (natural logarithm of the odds)
OTHERS = 2


class Vote:
    """The joint networks' mean beside a first pipeline that has a tree of its own."""

    def __init__(self, first: Language, networks: list[Path]) -> None:
        saved = mean(networks)
        self.network = Network(arrays(saved))
        vocab = first.vocab
        self.vocabulary = vocabulary_of(vocab)
        self.vectors = FormVectors(self.network, self.vocabulary.words, saved["sizes"]["columns"])
        labels = {name: list(found) for name, found in saved["labels"].items()}
        parts = [label.partition(" ") for label in labels["tags"]]
        self.readings = np.array([(IDS[p], vocab.morphology.add(f)) for p, _, f in parts], dtype="uint64")
        self.relations = np.array([vocab.strings.add(r) for r in labels["relations"]], dtype="uint64")

    def __call__(self, docs: list[Doc]) -> None:
        """Give each Doc, one sentence, the tree that wins."""
        lengths = [len(doc) for doc in docs]
        self.vocabulary.refresh()
        norms: Any = np.concatenate([doc.to_array([NORM]).ravel() for doc in docs])
        local, states = self.network.states(*self.vectors.of(self.vocabulary.forms(norms)), lengths)
        above, tags, kept, at = [], [], [], 0
        for doc, one in zip(docs, self.network.scores(local, states, lengths), strict=True):
            n = len(doc)
            theirs = [0 if t.head.i == t.i else t.head.i + 1 for t in doc]
            scores = one.heads - one.heads.max(axis=1, keepdims=True)
            scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
            scores[np.arange(n), theirs] += np.float32(BONUS)
            heads = best_tree(scores)
            above.append(np.where(heads == 0, -1, heads - 1 + at))
            tags.append(one.tags)
            kept.append((heads, *next_best(scores, heads)))
            at += n
        relations = self.network.best_relations(states, np.concatenate(above))
        at = 0
        for doc, tag, (heads, others, odds) in zip(docs, tags, kept, strict=True):
            self._set(doc, heads, tag, relations[at : at + len(doc)])
            doc.user_data = {
                "others": others.astype("int16").tobytes(),
                "odds": odds.astype("float16").tobytes(),
            }
            at += len(doc)

    def _set(
        self, doc: Doc, heads: NDArray[np.int64], tags: NDArray[np.int64], relations: NDArray[np.int64]
    ) -> None:
        table: Any = np.zeros((len(doc), 4), dtype="uint64")
        readings = self.readings[tags]
        readings[readings[:, 0] != doc.to_array([POS]).ravel()] = 0
        table[:, :2] = readings
        table[:, 2] = self.relations[relations]
        here = np.arange(len(doc))
        table[:, 3] = np.where(heads == 0, 0, heads - 1 - here).astype("int64").astype("uint64")
        doc.from_array([POS, MORPH, DEP, HEAD], table)


def next_best(scores: NDArray[np.float32], heads: NDArray[np.int64]) -> tuple[Any, Any]:
    """The OTHERS best heads of each token besides its own, and the odds of its own and of these, summing to one."""
    rows = np.arange(len(scores))
    rest = scores.copy()
    rest[rows, heads] = -np.inf
    others = np.argsort(-rest, axis=1)[:, :OTHERS]
    weights = np.exp(np.column_stack([scores[rows, heads], np.take_along_axis(rest, others, 1)]))
    return others, weights / weights.sum(axis=1, keepdims=True)


def sentences(first: Language, path: Path, begin: int, end: int, seed: int) -> Iterator[list[Doc]]:
    """Sentences of lines drawn from the news, read by the first pipeline."""
    lines = [line for line in path.read_text(encoding="utf8").split("\n") if len(line) > 60]
    random.Random(seed).shuffle(lines)
    chance = random.Random(seed + begin)
    for start in range(begin, min(end, len(lines)), 250):
        yield list(
            first.pipe(single_sentences(first, lines[start : min(start + 250, end)], chance), batch_size=64)
        )


def voted(vote: Vote, groups: Iterable[list[Doc]], strange: set[str]) -> Iterator[Doc]:
    for group in groups:
        docs = [d for d in group if len(d) and not any(ent.text in strange for ent in d.ents)]
        if docs:
            vote(docs)
            yield from docs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", help="pipeline with tree and names")
    parser.add_argument("networks", type=Path, nargs="+", help="of train_network.py, from one start")
    parser.add_argument("--names", type=Path, required=True, help="folder of names.py")
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder; a file for each part")
    parser.add_argument("--lines", type=int, default=54_000, help="of the text, shuffled")
    parser.add_argument("--part", type=int, default=6_000, help="lines a file")
    parser.add_argument("--begin", type=int, default=0, help="lines that are passed over")
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    first = load(args.first)
    vote, strange = Vote(first, args.networks), held_out(args.names)
    args.out.mkdir(parents=True, exist_ok=True)
    for begin in range(args.begin, args.lines, args.part):
        groups = sentences(first, args.text, begin, min(begin + args.part, args.lines), args.seed)
        docs = list(voted(vote, groups, strange))
        bank = DocBin(attrs=WITH_NAMES, docs=docs, store_user_data=True)
        bank.to_disk(args.out / f"{begin:06}.spacy")
        print(begin, len(docs), "sentences", sum(map(len, docs)), "tokens", flush=True)


if __name__ == "__main__":
    main()
