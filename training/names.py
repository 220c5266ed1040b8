"""Make the name corpora from column files (word, tag a line): our tokens, clitics outside the names.

The names' words are joined with blanks and read by our tokenizer, as running text would be. `words` in Doc.user_data
keeps the [start, end) offsets of the columns' own words, on which the published measure counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span

from kawalis.annotate.model.chars import plain
from kawalis.annotate.model.language import Kawalis

Sentence = list[tuple[str, str]]
KINDS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
PROCLITICS = frozenset("\u0648\u0641\u0628\u0643\u0644\u0633")  # waw fa ba kaf lam sin
ATTRS = ["ORTH", "SPACY", "NORM", "ENT_TYPE", "ENT_IOB", "SENT_START"]


def column_file(path: Path) -> Iterator[Sentence]:
    sentence: Sentence = []
    for line in path.read_text(encoding="utf8").split("\n"):
        parts = line.split()
        if len(parts) == 2:
            sentence.append((parts[0], parts[1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def aqmar(path: Path) -> Iterator[Sentence]:
    """AQMAR's own classes beside person, place and organisation (MIS0..) are as various as MISC."""
    for sentence in column_file(path):
        yield [(w, t[:2] + "MISC" if t[1:2] == "-" and t[2:5] == "MIS" else t) for w, t in sentence]


def to_doc(nlp: Kawalis, sentence: Sentence) -> Doc:
    text = " ".join(word for word, _ in sentence)
    doc = nlp.make_doc(text)
    spans, offsets, at = [], [], 0
    whole: list[tuple[int, int, str]] = []  # first word, last word, label: what the published measure counts
    for number, (word, tag) in enumerate(sentence):
        label = KINDS.get(tag[2:])
        end = at + len(word)
        offsets.append((at, end))
        if label and (tag[0] == "B" or not spans or spans[-1][2] != label or spans[-1][1] != at - 1):
            spans.append([at, end, label])
            whole.append((number, number, label))
        elif label:
            spans[-1][1] = end
            whole[-1] = (whole[-1][0], number, label)
        at = end + 1
    doc.user_data["words"] = offsets
    doc.user_data["names"] = whole
    doc.set_ents(list(_token_spans(doc, spans)))
    return doc


def _token_spans(doc: Doc, spans: list[list[int | str]]) -> Iterator[Span]:
    for start, end, label in spans:
        span = doc.char_span(int(start), int(end), alignment_mode="expand")
        if span is None:
            continue
        tokens = list(span)
        while len(tokens) > 1 and (_proclitic(doc, tokens[0].i) or _sign(tokens[0].text)):
            tokens.pop(0)
        while len(tokens) > 1 and _sign(tokens[-1].text):
            tokens.pop()
        yield Span(doc, tokens[0].i, tokens[-1].i + 1, label=str(label))


def _proclitic(doc: Doc, i: int) -> bool:
    return plain(doc[i].text) in PROCLITICS and not doc[i].whitespace_


def _sign(text: str) -> bool:
    return len(text) == 1 and not text.isalnum()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clitics", type=Path)
    parser.add_argument("folder", type=Path, help="holds ANERCorp_CamelLab_train.txt and aqmar.txt")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    nlp = Kawalis()
    nlp.tokenizer.from_files(args.clitics)  # type: ignore[attr-defined]
    sentences = list(column_file(args.folder / "ANERCorp_CamelLab_train.txt"))
    cut = (
        len(sentences) * 85 // 100
    )  # the last part, as the published test part is the last sixth of the whole
    args.out.mkdir(parents=True, exist_ok=True)
    parts = {
        "train": sentences[:cut],
        "dev": sentences[cut:],
        "aqmar": list(aqmar(args.folder / "aqmar.txt")),
    }
    for name, part in parts.items():
        docs = [to_doc(nlp, s) for s in part]
        DocBin(attrs=ATTRS, docs=docs, store_user_data=True).to_disk(args.out / f"{name}.spacy")
        print(
            name,
            len(docs),
            "sentences",
            sum(map(len, docs)),
            "tokens",
            sum(len(d.ents) for d in docs),
            "names",
        )


if __name__ == "__main__":
    main()
