"""What the shipped annotators reach on parts that they did not learn from.

``news``: the development part of UD_Arabic-PADT in ``../shared`` (440 sentences); ``open``: every tenth sentence of
UD_Arabic-PUD (100). Names of both: the forty annotated reports. The official test parts of PADT and ANERcorp are not at
hand. Measures are those of the CoNLL 2018 shared task (``training/evaluate.py``): every token counts, relation subtypes
do not.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from kawalis.annotate import load
from kawalis.annotate.words import KINDS
from tests.evaluation import reports
from tests.evaluation.reports import ROOT, SHARED
from training.evaluate import gold_segments, raw_text
from training.treebank import conllu, padt, restore_norms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TREEBANK = SHARED / "data" / "treebank"
PADT = TREEBANK / "padt_split_dev.spacy"
PUD = TREEBANK / "ar_pud.conllu"
NAMES = ("news", "open")
HELD_OUT = 10  # every tenth sentence of PUD
Figures = dict[str, float]

# measure, required, UDPipe 1.2, UDPipe 2, Stanza; peers as published, on PADT's official test part
ROWS = [
    ("words F1 from raw text", "99.2", "94.6", "94.6", "98.0"),
    ("UPOS", "96.3", "95.6", "97.0", ""),
    ("features", "91.5", "89.2", "94.5", ""),
    ("UAS", "85.5", "82.0", "87.3", ""),
    ("LAS", "79", "76.8", "83.8", ""),
    ("LAS from raw text, gold sentences", "", "", "", ""),
    ("LAS from raw text, own sentences", "77", "68.1", "75.8", "79.8"),
    ("sentences F1", "", "", "", ""),
    ("subject of a reporting verb, recall", "95", "", "", ""),
    ("subject of a reporting verb, its phrase", "", "", "", ""),
    ("names F1, annotated reports", "", "", "", ""),
]


def available() -> bool:
    """Whether treebanks and reports are at hand."""
    return PADT.exists() and PUD.exists() and reports.available()


def held_out(name: str, nlp: Language) -> list[Doc]:
    """Return the sentences that the annotator ``name`` has not learnt from, spelt as its tokenizer would."""
    if name == "news":
        docs: list[Doc] = padt(PADT, nlp.vocab)
    else:
        docs = [doc for i, doc in enumerate(conllu(PUD, nlp.vocab)) if i % HELD_OUT == HELD_OUT - 1]
    tokenizer: Any = nlp.tokenizer
    counts = dict(tokenizer.clitics.counts)
    for doc in docs:
        restore_norms(doc, counts)
    return docs


@cache
def figures(name: str) -> Figures:
    """Return every measure of one shipped annotator, in per cent."""
    nlp = load(name)
    gold = held_out(name, nlp)
    listed = yaml.safe_load((ROOT / "training" / "data" / "reporting_verbs.yaml").read_text(encoding="utf-8"))
    return {
        **raw_text(nlp, gold, whole=True),
        **raw_text(nlp, gold, whole=False),
        **gold_segments(nlp, gold, frozenset(listed["verbs"])),
        "names F1, annotated reports": names_f1(nlp),
    }


def names_f1(nlp: Language) -> float:
    """Return the F1 of names, exact and of the right kind, on both halves of the annotated reports."""
    right = ours = wanted = 0
    for part in reports.PARTS:
        for report in reports.load(part):
            gold = {(n["start"], n["end"], n["kind"]) for n in report.gold["names"]}
            found = {
                (e.start_char, e.end_char, KINDS[e.label_])
                for e in nlp(report.text).ents
                if e.label_ in KINDS
            }
            right, ours, wanted = right + len(gold & found), ours + len(found), wanted + len(gold)
    return 200 * right / max(ours + wanted, 1)


def table() -> str:
    """Return the figures of both annotators as a Markdown table, beside what was asked and what peers print."""
    found = {name: figures(name) for name in NAMES}
    lines = [
        "| | `news` | `open` | required | UDPipe 1.2 | UDPipe 2 | Stanza |",
        "|---|---|---|---|---|---|---|",
    ]
    for row, required, *peers in ROWS:
        ours = [f"{found[name][row]:.2f}" for name in NAMES]
        lines.append("| " + " | ".join([row, *ours, required, *peers]) + " |")
    return "\n".join(lines)


def floors(name: str) -> Figures:
    """Return the committed floors of one annotator."""
    path = ROOT / "tests" / "evaluation" / "floors.json"
    found: Figures = json.loads(path.read_text(encoding="utf-8"))["annotator"][name]
    return found
