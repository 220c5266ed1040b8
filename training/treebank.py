"""Make the treebank corpora: our vocabulary, clitic spelling undone in NORM, lemmas without vowel signs.

PADT comes as DocBin with clitics apart; PUD as CoNLL-U, whose clitics are tokens without a blank between.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from spacy.tokens import Doc, DocBin, Token
from spacy.vocab import Vocab

from kawalis.annotate.model.chars import is_arabic, plain
from kawalis.annotate.model.clitics import normal_forms
from kawalis.annotate.model.language import Kawalis
from kawalis.annotate.model.tokenizer import KawalisTokenizer

ATTRS = ["ORTH", "SPACY", "NORM", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START"]


def restore_norms(doc: Doc, counts: dict[str, int]) -> None:
    """Set NORM as the tokenizer would: an unbroken run of Arabic tokens is one written word."""
    run: list[Token] = []
    for token in doc:
        if is_arabic(token.text):
            run.append(token)
        if run and (token.whitespace_ or not is_arabic(token.text) or token.i + 1 == len(doc)):
            shadows = normal_forms(tuple(t.text for t in run), counts)
            for part, shadow in zip(run, shadows, strict=True):
                part.norm_ = shadow or plain(part.text)
            run = []


def padt(path: Path, vocab: Vocab) -> list[Doc]:
    docs = []
    for old in DocBin().from_disk(path).get_docs(Vocab()):
        doc = Doc(
            vocab,
            words=[t.text for t in old],
            spaces=[bool(t.whitespace_) for t in old],
            lemmas=[plain(t.lemma_) for t in old],
            pos=[t.pos_ for t in old],
            tags=[t.tag_ for t in old],
            morphs=[str(t.morph) for t in old],
            heads=[t.head.i for t in old],
            deps=[t.dep_ for t in old],
        )
        docs.append(doc)
    return docs


def conllu(path: Path, vocab: Vocab) -> list[Doc]:
    """Each sentence a Doc; `flat`, `obl:tmod` and the like are kept as they are."""
    docs = []
    for block in path.read_text(encoding="utf8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if not rows:
            continue
        docs.append(
            Doc(
                vocab,
                words=[row[1] for row in rows],
                spaces=["SpaceAfter=No" not in row[9] for row in rows],
                lemmas=[plain(row[2]) for row in rows],
                pos=[row[3] for row in rows],
                tags=[row[4] for row in rows],
                morphs=[row[5] if row[5] != "_" else "" for row in rows],
                heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)],
                deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
            )
        )
    return docs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clitics", type=Path)
    parser.add_argument("treebank", type=Path, help="folder of the treebanks")
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--open", action="store_true", help="PUD alone: nine tenths to learn from, one to measure with"
    )
    args = parser.parse_args()
    vocab = Kawalis().vocab
    tokenizer = KawalisTokenizer(vocab)
    tokenizer.from_files(args.clitics)
    counts = dict(tokenizer.clitics.counts)
    pud = conllu(args.treebank / "ar_pud.conllu", vocab)
    if args.open:
        parts = {
            "train": [d for i, d in enumerate(pud) if i % 10 != 9],
            "dev": [d for i, d in enumerate(pud) if i % 10 == 9],
        }
    else:
        parts = {
            "train": padt(args.treebank / "padt_split_train.spacy", vocab),
            "dev": padt(args.treebank / "padt_split_dev.spacy", vocab),
            "pud": pud,
        }
    args.out.mkdir(parents=True, exist_ok=True)
    for name, docs in parts.items():
        for doc in docs:
            restore_norms(doc, counts)
        DocBin(attrs=ATTRS, docs=docs).to_disk(args.out / f"{name}.spacy")
        print(name, len(docs), "sentences", sum(map(len, docs)), "tokens")


if __name__ == "__main__":
    main()
