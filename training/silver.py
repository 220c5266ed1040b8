"""Annotate news sentences with two syntax models, and keep those on which they agree nearly everywhere.

A sentence is kept when at most `--differ` of its tokens (share) get another head, relation or part of speech.
The first model's annotation is written. Sentences of 6 to 60 tokens, at most two of them from a line.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import callbacks  # noqa: F401
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from treebank import ATTRS

import kawalis.annotate.model.loading  # noqa: F401
from kawalis.annotate.model.sentences import Sentences
from kawalis.annotate.model.tokenizer import KawalisTokenizer


def reader(model: Path, clitics: Path) -> Language:
    nlp = spacy.load(model)
    tokenizer = KawalisTokenizer(nlp.vocab)
    tokenizer.from_files(clitics)
    nlp.tokenizer = tokenizer
    return nlp


def single_sentences(nlp: Language, lines: list[str], chance: random.Random) -> list[Doc]:
    splitter = Sentences(nlp)
    found = []
    for line in lines:
        sentences = [s for s in splitter(nlp.make_doc(line)).sents if 6 <= len(s) <= 60]
        found.extend(sentence.as_doc() for sentence in chance.sample(sentences, min(2, len(sentences))))
    return found


def differing(a: Doc, b: Doc) -> float:
    worse = sum(
        x.head.i != y.head.i or x.dep_ != y.dep_ or x.pos_ != y.pos_ for x, y in zip(a, b, strict=True)
    )
    return worse / len(a)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs=2)
    parser.add_argument("--clitics", type=Path, required=True)
    parser.add_argument("--text", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lines", type=int, default=30_000)
    parser.add_argument("--differ", type=float, default=0.1)
    parser.add_argument("--tokens", type=int, default=400_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    lines = [line for line in args.text.read_text(encoding="utf8").split("\n") if len(line) > 60]
    chance.shuffle(lines)
    first, second = (reader(m, args.clitics) for m in args.models)
    kept, size, tried = [], 0, 0
    for start in range(0, args.lines, 500):
        docs = single_sentences(first, lines[start : start + 500], chance)
        copies = [copy_to(second, d) for d in docs]
        for a, b in zip(first.pipe(docs, batch_size=64), second.pipe(copies, batch_size=64), strict=True):
            tried += 1
            if differing(a, b) <= args.differ:
                a.user_data = {}
                kept.append(a)
                size += len(a)
        if size > args.tokens:
            break
    DocBin(attrs=ATTRS, docs=kept).to_disk(args.out)
    print("kept", len(kept), "of", tried, "sentences", size, "tokens")


def copy_to(nlp: Language, doc: Doc) -> Doc:
    copy = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc],
               sent_starts=[i == 0 for i in range(len(doc))])  # fmt: skip
    for mine, theirs in zip(copy, doc, strict=True):
        mine.norm_ = theirs.norm_
    return copy


if __name__ == "__main__":
    main()
