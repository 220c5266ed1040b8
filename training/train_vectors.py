"""Train floret vectors (subword vectors in a small hash table) on segmented text. One thread, so that it repeats."""

from __future__ import annotations

import argparse
from pathlib import Path

import floret
from spacy.training.initialize import convert_vectors

from kawalis.annotate.model.language import Kawalis


def to_pipeline(table: Path, out: Path) -> None:
    """Write the vectors as an empty pipeline of our language, as `initialize.vectors` wants them."""
    nlp = Kawalis()
    convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret")
    nlp.to_disk(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--dim", type=int, default=96)
    parser.add_argument("--bucket", type=int, default=50_000)
    parser.add_argument("--epoch", type=int, default=4)
    parser.add_argument("--model", default="skipgram")
    args = parser.parse_args()
    model = floret.train_unsupervised(
        str(args.text), model=args.model, mode="floret", hashCount=2, bucket=args.bucket, minn=3, maxn=5, minCount=5,
        dim=args.dim, epoch=args.epoch, lr=0.05, ws=5, neg=5, thread=1, verbose=2,
    )  # fmt: skip
    table = args.out.with_suffix(".floret")
    model.save_floret_vectors(str(table))
    to_pipeline(table, args.out)


if __name__ == "__main__":
    main()
