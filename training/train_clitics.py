"""Train the clitic segmenter: counts from the news, memory and character field from the treebanks.

Writes a folder: field.crfsuite, words.msgpack.gz {"memory": {word: cuts}, "counts": {form: count}}.
Keys of counts: folded written words, and "=" + plain segments that stand free (to restore spellings).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite
import srsly

from kawalis.annotate.model.chars import fold, is_arabic, plain
from kawalis.annotate.model.clitics import Clitics, character_features
from kawalis.annotate.model.pretokens import pretokens

Word = tuple[str, ...]


def padt_words(path: Path) -> Iterator[Word]:
    """The segments of each written word. PADT restores a dagger alif inside some split words, which nobody writes."""
    for line in path.open(encoding="utf8"):
        for segments, _ in json.loads(line):
            yield tuple(s.replace("\u0670", "") for s in segments)


def conllu_words(path: Path, keep: range) -> Iterator[Word]:
    """The segments of each written word of the sentences numbered in `keep` (by tenths), verbatim."""
    for n, block in enumerate(path.read_text(encoding="utf8").split("\n\n")):
        if n % 10 not in keep:
            continue
        glued: list[str] = []
        for line in block.split("\n"):
            if not line[:1].isdigit():
                continue
            columns = line.split("\t")
            glued.append(columns[1])
            if "SpaceAfter=No" not in columns[9]:
                yield from arabic_runs(glued)
                glued = []
        yield from arabic_runs(glued)


def arabic_runs(forms: list[str]) -> Iterator[Word]:
    """PUD writes clitics as tokens without a space: take each unbroken run of Arabic ones as one written word."""
    run: list[str] = []
    for form in forms:
        if is_arabic(form):
            run.append(form)
            continue
        if run:
            yield tuple(run)
        run = []
        yield (form,)
    if run:
        yield tuple(run)


def arabic_words(path: Path) -> Counter[str]:
    words: Counter[str] = Counter()
    for line in path.open(encoding="utf8"):
        words.update(form for kind, form in pretokens(line) if kind == "arabic")
    return words


def train_field(words: Counter[Word], counts: dict[str, int], out: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.05, "c2": 0.02, "max_iterations": 150, "feature.minfreq": 2})
    items = sorted(words.items())
    random.Random(1).shuffle(items)
    for segments, count in items:
        shadow = fold("".join(plain(s) for s in segments))
        tags = [t for s in segments for t in ["B", *"I" * (len(plain(s)) - 1)]]
        if len(shadow) != len(tags) or len(shadow) < 2 or not is_arabic(shadow):
            continue
        rows = pycrfsuite.ItemSequence(character_features(shadow, counts))
        for _ in range(1 + min(count, 8).bit_length()):  # frequent words weigh more, not in proportion
            trainer.append(rows, tags)
    trainer.train(str(out))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--padt", type=Path, help="padt_segments_train.jsonl; without it PUD alone")
    parser.add_argument("--pud", type=Path, required=True)
    parser.add_argument("--pud-all", action="store_true", help="take the held-out tenth of PUD too")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vocabulary", type=int, default=60_000)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    written = arabic_words(args.news)
    folded: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for word, count in written.items():
        folded[fold(word)] += count
        bare[plain(word)] += count
    counts = dict(folded.most_common(args.vocabulary))
    pud = Counter(conllu_words(args.pud, range(10 if args.pud_all else 9)))
    gold = Counter(padt_words(args.padt)) if args.padt else pud
    train_field(gold, counts, args.out / "field.crfsuite")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(args.out / "field.crfsuite"))

    choices: dict[str, Counter[Word]] = {}
    for segments, count in gold.items():
        choices.setdefault("".join(segments), Counter())[segments] += count
    memory: dict[str, tuple[int, ...]] = {}
    for word, options in choices.items():
        segments, count = options.most_common(1)[0]
        if is_arabic(word) and count >= 2:
            memory[plain(word)] = cuts(tuple(plain(s) for s in segments))
    split = Clitics(memory, {}, lambda words: [tagger.tag(character_features(s, counts)) for s in words])
    for word, _ in bare.most_common(args.vocabulary):  # decided once here, not at every start
        memory.setdefault(word, cuts(split(word)[0]))
    free: Counter[str] = Counter()
    for word, count in written.items():
        segments = split(word)[0]
        for i, segment in enumerate(segments):
            before = plain(segments[i - 1]) if i else ""
            if i + 1 == len(segments) and before != "\u0644":  # spelt as it stands free
                free["=" + plain(segment)] += count
    counts.update(free.most_common(args.vocabulary))
    with gzip.open(args.out / "words.msgpack.gz", "wb", compresslevel=9) as out:
        out.write(srsly.msgpack_dumps({"memory": memory, "counts": counts}))


def cuts(segments: Word) -> tuple[int, ...]:
    edges, at = [], 0
    for segment in segments[:-1]:
        at += len(segment)
        edges.append(at)
    return tuple(edges)


if __name__ == "__main__":
    main()
