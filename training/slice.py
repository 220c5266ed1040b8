"""Write a small slice of the data, in the same files: for `make trial`, which shows in minutes that the recipe runs."""

from __future__ import annotations

import argparse
import json
import zipfile
from itertools import islice
from pathlib import Path

from spacy.tokens import DocBin
from spacy.vocab import Vocab

EVERY = 8  # rows of the lexicons: one in so many


def news(data: Path, out: Path, reports: int) -> None:
    """Half of the reports of the first day of SaudiNewsNet, half of ANT, from all its sections."""
    day = min(data.glob("2015-*.zip"))
    with zipfile.ZipFile(day) as old, zipfile.ZipFile(out / day.name, "w") as new:
        for name in old.namelist():
            new.writestr(name, json.dumps(json.loads(old.read(name))[: reports // 2]))
    with zipfile.ZipFile(data / "ant.zip") as old, zipfile.ZipFile(out / "ant.zip", "w") as new:
        names = sorted(old.namelist())
        for name in names[:: max(1, 2 * len(names) // reports)]:
            new.writestr(name, old.read(name))


def morphology(data: Path, out: Path) -> None:
    """Every row of what words are built with, one in EVERY of the words."""
    for path in sorted(data.glob("*.csv")):
        lines = path.read_text(encoding="utf8").splitlines(keepends=True)
        kept = lines if path.stem.endswith("MORPH") else [lines[0], *lines[1::EVERY]]
        (out / path.name).write_text("".join(kept), encoding="utf8")


def blocks(data: Path, out: Path, count: int) -> None:
    """The first sentences of a file in which an empty line parts them."""
    found = data.read_text(encoding="utf8").split("\n\n")[:count]
    out.write_text("\n\n".join(found) + "\n\n", encoding="utf8")


def treebank(data: Path, out: Path, sentences: int) -> None:
    for part, count in (("train", sentences), ("dev", sentences // 8)):
        docs = DocBin().from_disk(data / f"padt_split_{part}.spacy").get_docs(Vocab())
        bank = DocBin(
            attrs=["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START"],
            docs=islice(docs, count),
        )
        bank.to_disk(out / f"padt_split_{part}.spacy")
        name = f"padt_segments_{part}.jsonl"
        with (data / name).open(encoding="utf8") as lines:
            (out / name).write_text("".join(islice(lines, count)), encoding="utf8")
    blocks(data / "ar_pud.conllu", out / "ar_pud.conllu", sentences // 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sentences", type=int, default=480)
    parser.add_argument("--reports", type=int, default=800)
    args = parser.parse_args()
    for name in ("news", "morphology", "treebank", "ner"):
        (args.out / name).mkdir(parents=True, exist_ok=True)
    news(args.data / "news", args.out / "news", args.reports)
    morphology(args.data / "morphology", args.out / "morphology")
    treebank(args.data / "treebank", args.out / "treebank", args.sentences)
    for name in ("ANERCorp_CamelLab_train.txt", "aqmar.txt"):
        blocks(args.data / "ner" / name, args.out / "ner" / name, args.sentences)


if __name__ == "__main__":
    main()
