"""Measure a pipeline on our held-out parts, and print the table of docs/evaluation.md.

Tree measures are those of the CoNLL 2018 shared task: every token counts, punctuation too, relation subtypes do not.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import yaml
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Token

from kawalis.annotate.model.loading import load

Figures = dict[str, float]


def f1(right: int, found: int, wanted: int) -> float:
    return 200.0 * right / (found + wanted) if found + wanted else 0.0


def bare(doc: Doc) -> Doc:
    """The gold tokens and norms alone, as one sentence."""
    copy = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc],
               sent_starts=[i == 0 for i in range(len(doc))])  # fmt: skip
    for mine, theirs in zip(copy, doc, strict=True):
        mine.norm_ = theirs.norm_
    return copy


def through(nlp: Language, docs: Iterable[Doc]) -> list[Doc]:
    return list(nlp.pipe(docs, batch_size=64))


def relation(token_dep: str) -> str:
    return token_dep.split(":", maxsplit=1)[0].lower()


def gold_segments(nlp: Language, gold: list[Doc], verbs: frozenset[str]) -> Figures:
    guess = through(nlp, map(bare, gold))
    n = pos = features = uas = las = strict = content = content_las = subjects = found = phrase = 0
    for a, b in zip(gold, guess, strict=True):
        for g, p in zip(a, b, strict=True):
            n += 1
            pos += g.pos_ == p.pos_
            features += str(g.morph) == str(p.morph)
            head = g.head.i == p.head.i
            uas += head
            las += head and relation(g.dep_) == relation(p.dep_)
            strict += head and g.dep_ == p.dep_
            if g.pos_ != "PUNCT":
                content += 1
                content_las += head and g.dep_ == p.dep_
            if g.dep_.startswith("nsubj") and g.head.pos_ == "VERB" and g.head.lemma_ in verbs:
                subjects += 1
                found += head and p.dep_.startswith("nsubj")
                phrase += within(g, b[g.head.i])
    return {
        "UPOS": 100 * pos / n,
        "features": 100 * features / n,
        "UAS": 100 * uas / n,
        "LAS": 100 * las / n,
        "LAS with subtypes": 100 * strict / n,
        "LAS with subtypes, no punctuation (spaCy)": 100 * content_las / content,
        "subject of a reporting verb, recall": 100 * found / max(subjects, 1),
        "subject of a reporting verb, its phrase": 100 * phrase / max(subjects, 1),
        "subjects": subjects,
    }


def within(subject: Token, verb: Token) -> bool:
    """Whether some subject found for the verb lies inside the gold subject's phrase, or holds its head."""
    phrase = {t.i for t in subject.subtree}
    for child in verb.children:
        if child.dep_.startswith("nsubj") and (
            child.i in phrase or subject.i in {t.i for t in child.subtree}
        ):
            return True
    return False


def raw_text(nlp: Language, gold: list[Doc], whole: bool) -> Figures:
    """Words F1 and LAS from the text; `whole`: our own sentences over ten joined gold ones, else gold sentences."""
    size = 10 if whole else 1
    groups = [gold[i : i + size] for i in range(0, len(gold), size)]
    texts = [" ".join(d.text.strip() for d in group) for group in groups]
    guess = list(nlp.pipe(texts)) if whole else through(nlp, [single(nlp.make_doc(t)) for t in texts])
    right = found = wanted = las = sentences = sentences_found = sentences_wanted = 0
    for group, doc in zip(groups, guess, strict=True):
        at = 0
        spans: dict[tuple[int, int], tuple[tuple[int, int] | None, str]] = {}
        starts = set()
        for part in group:
            skip = len(part.text) - len(part.text.lstrip())
            starts.add(at)
            for t in part:
                head = None if t.head.i == t.i else span_of(t.head, at - skip)
                spans[span_of(t, at - skip)] = (head, relation(t.dep_))
            at += len(part.text.strip()) + 1
        wanted += len(spans)
        for t in doc:
            if t.is_space:
                continue
            found += 1
            mine = spans.get(span_of(t, 0))
            if mine is not None:
                right += 1
                head = None if t.head.i == t.i else span_of(t.head, 0)
                las += mine == (head, relation(t.dep_))
        mine_starts = {s.start_char for s in doc.sents}
        sentences += len(mine_starts & starts)
        sentences_found += len(mine_starts)
        sentences_wanted += len(starts)
    label = "own sentences" if whole else "gold sentences"
    figures = {"words F1 from raw text": f1(right, found, wanted)}
    figures[f"LAS from raw text, {label}"] = f1(las, found, wanted)
    if whole:
        figures["sentences F1"] = f1(sentences, sentences_found, sentences_wanted)
    return figures


def span_of(token: object, shift: int) -> tuple[int, int]:
    start = token.idx + shift  # type: ignore[attr-defined]
    return start, start + len(token)  # type: ignore[arg-type]


def single(doc: Doc) -> Doc:
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def names(nlp: Language, gold: list[Doc]) -> Figures:
    """Exact spans over the columns' own words, with and without MISC."""
    docs = []
    for doc in gold:
        copy = single(nlp.make_doc(doc.text))
        docs.append(copy)
    counts = {True: [0, 0, 0], False: [0, 0, 0]}
    for a, b in zip(gold, through(nlp, docs), strict=True):
        words = a.user_data["words"]
        wanted = {tuple(name) for name in a.user_data["names"]}
        found = set()
        for ent in b.ents:
            covered = [i for i, (s, e) in enumerate(words) if s < ent.end_char and e > ent.start_char]
            if covered:
                found.add((covered[0], covered[-1], ent.label_))
        for misc in (True, False):
            keep: Callable[[tuple[int, int, str]], bool] = lambda n, misc=misc: misc or n[2] != "MISC"  # noqa: E731
            mine, theirs = set(filter(keep, found)), set(filter(keep, wanted))
            for i, more in enumerate((len(mine & theirs), len(mine), len(theirs))):
                counts[misc][i] += more
    three, four = counts[False], counts[True]
    return {
        "names F1, PER LOC ORG": f1(*three),
        "names precision": 100 * three[0] / max(three[1], 1),
        "names recall": 100 * three[0] / max(three[2], 1),
        "names F1 with MISC": f1(*four),
    }


def speed(nlp: Language, texts: list[str]) -> Figures:
    """Words a second over real reports, whole annotation, one process; first 20 reports not counted."""
    list(nlp.pipe(texts[:20]))
    words = sum(len(t.split()) for t in texts)
    began, busy = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    took, busy = time.perf_counter() - began, time.process_time() - busy
    return {
        "words a second": words / took,
        "words a second of processor time": words / busy,
        "peak memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--treebank", type=Path, help="a dev.spacy of treebank.py")
    parser.add_argument("--names", type=Path, help="a dev.spacy of names.py")
    parser.add_argument("--reports", type=Path, help="text file, a report a line, for the speed")
    parser.add_argument("--out", type=Path, help="write the figures as JSON too")
    args = parser.parse_args()
    began = time.perf_counter()
    nlp = load(args.model)
    figures: Figures = {"start-up seconds": time.perf_counter() - began}
    listed = yaml.safe_load(
        (Path(__file__).parent / "data" / "reporting_verbs.yaml").read_text(encoding="utf8")
    )
    if args.treebank:
        gold = list(DocBin().from_disk(args.treebank).get_docs(nlp.vocab))
        with nlp.select_pipes(disable=[p for p in ("ner",) if p in nlp.pipe_names]):
            figures |= raw_text(nlp, gold, whole=True)
            figures |= raw_text(nlp, gold, whole=False)
            figures |= gold_segments(nlp, gold, frozenset(listed["verbs"]))
    if args.names:
        gold = list(DocBin(store_user_data=True).from_disk(args.names).get_docs(nlp.vocab))
        with nlp.select_pipes(enable="ner" if "ner" in nlp.pipe_names else "kawalis_joint"):
            figures |= names(nlp, gold)
    if args.reports:
        figures |= speed(nlp, args.reports.read_text(encoding="utf8").split("\n"))
    for name, value in figures.items():
        print(f"| {name} | {value:.2f} |")
    if args.out:
        args.out.write_text(json.dumps(figures, indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
