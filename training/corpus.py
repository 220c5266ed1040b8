"""What the joint network learns from, as arrays: forms once each, sentences as rows of form numbers and labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from callbacks import _careless as careless
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kawalis.annotate.model.forms import table_rows
from kawalis.annotate.model.words import table_of

Labels = dict[str, int]
UNSURE = "?"


@dataclass
class Sentence:
    """Numbers of one sentence; heads count from 1, 0 is the root. -1 in any label: not known, not learnt."""

    forms: NDArray[np.int64]
    careless: NDArray[np.int64]
    tags: NDArray[np.int64] | None = None
    heads: NDArray[np.int64] | None = None
    relations: NDArray[np.int64] | None = None
    names: NDArray[np.int64] | None = None
    weight: float = 1.0

    def __len__(self) -> int:
        return len(self.forms)


@dataclass
class Forms:
    """Every spelling met, by number. `arrays` gives what the embedding sees of them."""

    nlp: Language
    number: dict[int, int] = field(default_factory=dict)  # NORM id to number

    def __getitem__(self, norm: int) -> int:
        return self.number.setdefault(norm, len(self.number))

    def spelt(self, norm: str) -> int:
        return self[self.nlp.vocab.strings.add(norm)]

    def arrays(self, columns: list[str], rows: list[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """[forms, columns, 4] rows of the hash tables, and the [forms, length] subword vectors."""
        norms = np.fromiter(self.number, dtype="uint64", count=len(self.number))
        values, vectors = table_of(self.nlp.vocab).rows(norms)
        return table_rows(values, columns, rows), vectors


def docs(path: Path, nlp: Language) -> Iterator[Doc]:
    return DocBin(store_user_data=True).from_disk(path).get_docs(nlp.vocab)


def reading(token: Any) -> str:
    """Part of speech and features as one label."""
    return f"{token.pos_} {token.morph}".strip()


def labels_of(values: Iterable[str]) -> Labels:
    return {value: i for i, value in enumerate(sorted(set(values)))}


def bio(doc: Doc) -> list[str]:
    return ["O" if t.ent_iob_ in ("O", "") else f"{t.ent_iob_}-{t.ent_type_}" for t in doc]


def _forms(doc: Doc, forms: Forms) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    own = np.array([forms[t.norm] for t in doc])
    return own, np.array([forms.spelt(careless(t.norm_)) for t in doc])


def tree_sentences(
    path: Path, forms: Forms, labels: dict[str, Labels], weight: float = 1.0, with_names: bool = False
) -> list[Sentence]:
    """Sentences with readings and trees, and with names where asked; what no label stands for is -1.

    A relation UNSURE (silver.py) says that two parsers did not agree on the head: that is not learnt either.
    """
    found = []
    for doc in docs(path, forms.nlp):
        heads = np.array([0 if t.head.i == t.i else t.head.i + 1 for t in doc])
        heads[[t.dep_ == UNSURE for t in doc]] = -1
        found.append(
            Sentence(
                *_forms(doc, forms),
                tags=np.array([labels["tags"].get(reading(t), -1) for t in doc]),
                heads=heads,
                relations=np.array([labels["relations"].get(t.dep_, -1) for t in doc]),
                names=np.array([labels["names"].get(mark, -1) for mark in bio(doc)]) if with_names else None,
                weight=weight,
            )
        )
    return found


def name_sentences(path: Path, forms: Forms, names: Labels) -> list[Sentence]:
    """Sentences with names alone; white space of its own is left out."""
    found = []
    for doc in docs(path, forms.nlp):
        keep = [t.i for t in doc if not t.is_space]
        if keep:
            own, other = _forms(doc, forms)
            marks = np.array([names[mark] for mark in bio(doc)])
            found.append(Sentence(own[keep], other[keep], names=marks[keep]))
    return found


def batches(
    sentences: list[Sentence], tokens: int, chance: np.random.Generator | None = None
) -> Iterator[list[Sentence]]:
    """Sentences of like length together, about `tokens` a batch with the padding; in random order where one can."""
    jitter = chance.random(len(sentences)) * 6 if chance else np.zeros(len(sentences))
    order = np.argsort(np.array([len(s) for s in sentences]) + jitter)
    made: list[list[Sentence]] = []
    batch: list[Sentence] = []
    longest = 0
    for i in order.tolist():
        longest = max(longest, len(sentences[i]))
        if batch and longest * (len(batch) + 1) > tokens:
            made.append(batch)
            batch, longest = [], len(sentences[i])
        batch.append(sentences[i])
    if batch:
        made.append(batch)
    if chance:
        chance.shuffle(made)  # type: ignore[arg-type]
    yield from made
