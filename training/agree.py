"""Silver sentences for the joint network: what a first pipeline found, where a second one of another kind agrees.

Sentences on which they agree mostly are kept; where they differ on a token's head or relation, its relation becomes
UNSURE, and where they differ on its reading, it has none: neither is learnt. Names are the first pipeline's. The first
pipeline's names may have learnt from the held-out part, so a sentence with a name that stands there alone is left out.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from corpus import UNSURE
from silver import copy_to, single_sentences
from spacy.tokens import Doc, DocBin
from treebank import ATTRS

from kawalis.annotate.model.loading import load
from kawalis.annotate.model.words import table_of

WITH_NAMES = [*ATTRS, "ENT_IOB", "ENT_TYPE"]


def merge(a: Doc, b: Doc) -> int:
    """Mark in `a` what `b` does not share; the number of tokens whose place in the tree differs."""
    unsure = [x.i for x, y in zip(a, b, strict=True) if x.head.i != y.head.i or x.dep_ != y.dep_]
    for x, y in zip(a, b, strict=True):
        if x.pos_ != y.pos_ or str(x.morph) != str(y.morph):
            x.pos_ = ""
            x.set_morph("")
    for i in unsure:
        a[i].dep_ = UNSURE
    return len(unsure)


def held_out(folder: Path) -> set[str]:
    """Names of the held-out part alone."""
    vocab = load("open").vocab
    names = []
    for part in ("dev", "train"):
        docs = DocBin(store_user_data=True).from_disk(folder / f"{part}.spacy").get_docs(vocab)
        names.append({ent.text for doc in docs for ent in doc.ents})
    return names[0] - names[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", help="pipeline with tree and names")
    parser.add_argument("second", help="pipeline with the joint network")
    parser.add_argument("--names", type=Path, required=True, help="folder of names.py")
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=18_000)
    parser.add_argument(
        "--differ", type=float, default=0.15, help="largest share of tokens that hang otherwise"
    )
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    lines = [line for line in args.text.read_text(encoding="utf8").split("\n") if len(line) > 60]
    chance.shuffle(lines)
    first, second = load(args.first), load(args.second)
    table_of(first.vocab)  # its vectors are bytes on disk
    strange = held_out(args.names)
    kept, size, tried, unsure = [], 0, 0, 0
    for start in range(0, args.lines, 500):
        docs = single_sentences(first, lines[start : start + 500], chance)
        copies = [copy_to(second, d) for d in docs]
        for a, b in zip(first.pipe(docs, batch_size=64), second.pipe(copies, batch_size=64), strict=True):
            tried += 1
            differ = merge(a, b)
            if differ > args.differ * len(a) or any(ent.text in strange for ent in a.ents):
                continue
            a.user_data = {}
            kept.append(a)
            size += len(a)
            unsure += differ
    DocBin(attrs=WITH_NAMES, docs=kept).to_disk(args.out)
    print("kept", len(kept), "of", tried, "sentences", size, "tokens,", unsure, "of them unsure")


if __name__ == "__main__":
    main()
