"""Read the news with a first names model and keep, for each word, how often and as what it stood inside names.

Writes word, tab, code lines for gazetteer.py: the kind's letter (P L O M) and a level 0-3 of its share among the
word's occurrences; Z for frequent words that are hardly ever inside a name.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import callbacks  # noqa: F401
import spacy

from kawalis.annotate.model.chars import fold, is_arabic
from kawalis.annotate.model.tokenizer import KawalisTokenizer

LEVELS = (0.8, 0.5, 0.2, 0.05)
ENOUGH = 5


def lines_of(path: Path, limit: int) -> Iterator[str]:
    lines = [line for line in path.read_text(encoding="utf8").split("\n") if len(line) > 40]
    random.Random(1).shuffle(lines)
    return (line[:1200] for line in lines[:limit])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("clitics", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lines", type=int, default=40_000)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    tokenizer = KawalisTokenizer(nlp.vocab)
    tokenizer.from_files(args.clitics)
    nlp.tokenizer = tokenizer
    seen: Counter[str] = Counter()
    inside: dict[str, Counter[str]] = {}
    for doc in nlp.pipe(lines_of(args.text, args.lines), batch_size=32):
        for token in doc:
            form = fold(token.norm_)
            seen[form] += 1
            if token.ent_type_:
                inside.setdefault(form, Counter())[token.ent_type_[0]] += 1
    with args.out.open("w", encoding="utf8") as out:
        for form, count in sorted(seen.items()):
            if count < ENOUGH or len(form) < 2 or not is_arabic(form) or " " in form or "\t" in form:
                continue
            kind, most = next(iter(inside.get(form, Counter()).most_common(1)), ("O", 0))
            share = most / count
            level = next((n for n, least in enumerate(LEVELS) if share > least), None)
            if level is not None:
                out.write(f"{form}\t{kind}{3 - level}\n")
            elif count >= 40 and share < 0.01:
                out.write(f"{form}\tZ\n")


if __name__ == "__main__":
    main()
