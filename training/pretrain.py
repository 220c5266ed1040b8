"""Pretrain the word network on raw news: guess hidden words from their neighbours.

A fifth of the words of each line is hidden; the network says, for each, which of the `classes` most frequent folded
words stood there, or else which bucket of rare words by their last two letters. One pass over the text suffices.
The weights (thinc bytes of a Tok2Vec.v2) start the syntax and the names networks.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import callbacks
import numpy as np
from numpy.typing import NDArray
from spacy.ml.models import MaxoutWindowEncoder, build_Tok2Vec_model
from spacy.tokens import Doc
from thinc.api import Adam, NumpyOps, Softmax_v2, fix_random_seed, set_current_ops, warmup_linear

from kawalis.annotate.model.chars import fold, is_arabic
from kawalis.annotate.model.embed import embed
from kawalis.annotate.model.language import Kawalis
from kawalis.annotate.model.tokenizer import KawalisTokenizer

HIDDEN = "<hidden>"


def batches(nlp: Kawalis, text: Path, words: int, chance: random.Random) -> Iterator[list[Doc]]:
    """Docs of up to 120 tokens, about `words` tokens a batch, lines shuffled."""
    lines = text.read_text(encoding="utf8").split("\n")
    chance.shuffle(lines)
    batch, size = [], 0
    for line in lines:
        doc = nlp.make_doc(line[:1500])
        for start in range(0, len(doc), 120):
            part = doc[start : start + 120]
            if len(part) < 6:
                continue
            batch.append(part.as_doc() if start or len(doc) > 120 else doc)
            size += len(part)
        if size >= words:
            yield batch
            batch, size = [], 0


def hide(docs: list[Doc], target_of: dict[int, int], chance: np.random.Generator) -> tuple[NDArray, NDArray]:
    """Hide words in place (their NORM). Returns the indices into the batch's tokens and their classes."""
    where, targets, at = [], [], 0
    for doc in docs:
        for i in np.nonzero(chance.random(len(doc)) < 0.2)[0].tolist():
            token = doc[i]
            if token.is_space:
                continue
            where.append(at + i)
            targets.append(target_of[token.norm])
            token.norm_ = HIDDEN
        at += len(doc)
    return np.asarray(where, dtype="int64"), np.asarray(targets, dtype="int64")


class Targets(dict[int, int]):
    """NORM id to class: frequent words their own, rare ones by their ending."""

    def __init__(self, nlp: Kawalis, segmented: Path, classes: int) -> None:
        counts = Counter(w for line in segmented.open(encoding="utf8") for w in line.split())
        self.known = {w: i for i, (w, _) in enumerate(counts.most_common(classes - 1000))}
        self.strings, self.classes = nlp.vocab.strings, classes

    def __missing__(self, norm: int) -> int:
        word = fold(self.strings[norm])
        found = self.known.get(word)
        if found is None:
            ending = word[-2:] if is_arabic(word) else word[:1]
            found = self.classes - 1000 + sum(ord(c) * 31**i for i, c in enumerate(ending)) % 1000
        self[norm] = found
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clitics", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--lexicon", required=True)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--segmented", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--rows", type=int, nargs=6, default=[4000, 4000, 2000, 1500, 2000, 500])
    parser.add_argument("--classes", type=int, default=8000)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--words", type=int, default=2500, help="tokens a batch")
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))  # numpy multiplies faster here than blis
    fix_random_seed(1)
    nlp = Kawalis().from_disk(args.vectors)
    nlp.tokenizer = KawalisTokenizer(nlp.vocab)
    nlp.tokenizer.from_files(args.clitics)
    callbacks.lexicons(args.lexicon, None)(nlp)
    network = build_Tok2Vec_model(
        embed(args.width, callbacks.PRETRAINED_COLUMNS, args.rows, nlp.vocab.vectors.shape[1]),
        MaxoutWindowEncoder(args.width, 1, 3, args.depth),
    )
    network.initialize()
    guess = Softmax_v2(args.classes, args.width, normalize_outputs=True)
    guess.initialize()
    optimizer = Adam(warmup_linear(0.002, 200, args.steps), L2=1e-5, grad_clip=1.0)
    targets = Targets(nlp, args.segmented, args.classes)
    chance = np.random.default_rng(1)
    ops = network.ops
    mean, step = 9.0, 0
    order = random.Random(1)
    while step < args.steps:
        for docs in batches(nlp, args.text, args.words, order):
            where, classes = hide(docs, targets, chance)
            outputs, back = network.begin_update(docs)
            flat = np.concatenate(outputs)
            scores, back_guess = guess.begin_update(ops.as_contig(flat[where]))
            rows = np.arange(len(where))
            loss = float(-np.log(scores[rows, classes] + 1e-9).mean())
            scores[rows, classes] -= 1.0
            gradient = np.zeros_like(flat)
            gradient[where] = back_guess(scores / len(where))
            back(np.split(gradient, np.cumsum([len(d) for d in docs])[:-1]))
            for model in (guess, network):
                model.finish_update(optimizer)
            optimizer.step_schedules()
            mean += (loss - mean) * 0.01
            step += 1
            if step % 100 == 0:
                print(step, f"loss {mean:.3f}", flush=True)
            if step % 1000 == 0 or step == args.steps:
                args.out.write_bytes(network.to_bytes())
            if step == args.steps:
                break


if __name__ == "__main__":
    main()
