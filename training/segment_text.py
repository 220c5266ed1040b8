"""Write text as blank-separated folded segments, a line a paragraph: what the vectors are trained on."""

from __future__ import annotations

import argparse
from functools import lru_cache
from pathlib import Path

from spacy.vocab import Vocab

from kawalis.annotate.model.chars import fold, plain
from kawalis.annotate.model.pretokens import pretokens
from kawalis.annotate.model.tokenizer import KawalisTokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clitics", type=Path, help="folder that train_clitics.py wrote")
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    tokenizer = KawalisTokenizer(Vocab())
    tokenizer.from_files(args.clitics)
    split = lru_cache(maxsize=200_000)(tokenizer.clitics)
    with args.text.open(encoding="utf8") as lines, args.out.open("w", encoding="utf8") as out:
        for line in lines:
            words: list[str] = []
            for kind, form in pretokens(line.rstrip("\n")):
                if kind == "arabic":
                    segments, shadows = split(form)
                    words += [fold(n or plain(s)) for s, n in zip(segments, shadows, strict=True)]
                elif kind not in ("space", "format"):
                    words.append(fold(form))
            out.write(" ".join(words) + "\n")


if __name__ == "__main__":
    main()
