"""What the joint network learns from, as arrays: forms once each, sentences as rows of form numbers and labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from callbacks import _careless as careless
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, MORPH, NORM, POS
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Token

from kawalis.annotate.model.forms import table_rows
from kawalis.annotate.model.vocabulary import vocabulary_of

Labels = dict[str, int]
UNSURE = "?"
STRESS = 2.0


@dataclass
class Sentence:
    """Numbers of one sentence; heads count from 1, 0 is the root. -1 in any label: not known, not learnt."""

    forms: NDArray[np.int64]
    careless: NDArray[np.int64]
    tags: NDArray[np.int64] | None = None
    heads: NDArray[np.int64] | None = None
    relations: NDArray[np.int64] | None = None
    names: NDArray[np.int64] | None = None
    others: NDArray[np.int64] | None = None  # [tokens, 2]: the next best heads of a vote (vote.py)
    odds: NDArray[np.float32] | None = None  # [tokens, 3]: of the head and of `others`
    stress: NDArray[np.float32] | None = (
        None  # how much a token's place in the tree counts, 1 where nothing is said
    )
    weight: float = 1.0

    def __len__(self) -> int:
        return len(self.forms)


@dataclass
class Forms:
    """Every spelling met, by number. `arrays` gives what the embedding sees of them."""

    nlp: Language
    number: dict[int, int] = field(default_factory=dict)  # NORM id to number
    careless: dict[int, int] = field(default_factory=dict)  # NORM id to the number of its careless spelling

    def __getitem__(self, norm: int) -> int:
        return self.number.setdefault(norm, len(self.number))

    def carelessly(self, norm: int) -> int:
        """The number of the same form as a careless speller writes it."""
        if norm not in self.careless:
            strings = self.nlp.vocab.strings
            self.careless[norm] = self[strings.add(careless(strings[norm]))]
        return self.careless[norm]

    def arrays(self, columns: list[str], rows: list[int]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """[forms, columns, 4] rows of the hash tables, and the [forms, length] subword vectors."""
        norms = np.fromiter(self.number, dtype="uint64", count=len(self.number))
        values, vectors = vocabulary_of(self.nlp.vocab).rows(norms)
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
    norms = doc.to_array([NORM]).ravel().tolist()
    return np.array([forms[n] for n in norms]), np.array([forms.carelessly(n) for n in norms])


def tree_sentences(
    path: Path,
    forms: Forms,
    labels: dict[str, Labels],
    weight: float = 1.0,
    with_names: bool = False,
    stressed: frozenset[str] = frozenset(),
) -> list[Sentence]:
    """Sentences with readings and trees, and with names where asked; what no label stands for is -1.

    A relation UNSURE (silver.py) says that two parsers did not agree on the head: that is not learnt either.
    Subjects of the verbs `stressed` (lemmas) count STRESS times.
    """
    reading = Numbers(forms.nlp, labels["tags"])
    found = []
    for doc in docs(path, forms.nlp):
        table = doc.to_array([POS, MORPH, DEP, HEAD])
        relations = [forms.nlp.vocab.strings[r] for r in table[:, 2].tolist()]
        above = table[:, 3].astype("int64")
        heads = np.where(above == 0, 0, np.arange(len(doc)) + above + 1)
        heads[[r == UNSURE for r in relations]] = -1
        own, other = _forms(doc, forms)
        sentence = Sentence(
            own,
            other,
            tags=np.array([reading(pos, morph) for pos, morph in table[:, :2].tolist()]),
            heads=heads,
            relations=np.array([labels["relations"].get(r, -1) for r in relations]),
            names=np.array([labels["names"].get(mark, -1) for mark in bio(doc)]) if with_names else None,
            weight=weight,
        )
        if "odds" in doc.user_data:
            sentence.others = np.frombuffer(doc.user_data["others"], dtype="int16").reshape(len(doc), -1)
            sentence.odds = np.frombuffer(doc.user_data["odds"], dtype="float16").reshape(len(doc), -1)
        if stressed:
            sentence.stress = np.array(
                [STRESS if reports(t, stressed) else 1.0 for t in doc], dtype="float32"
            )
        found.append(sentence)
    return found


def reports(token: Token, verbs: frozenset[str]) -> bool:
    """Whether the token is the subject of one of the verbs."""
    return token.dep_.startswith("nsubj") and token.head.pos_ == "VERB" and token.head.lemma_ in verbs


class Numbers:
    """The number of a reading from spaCy's ids of part of speech and features."""

    def __init__(self, nlp: Language, tags: Labels) -> None:
        self.strings, self.tags = nlp.vocab.strings, tags
        self._known: dict[tuple[int, int], int] = {}

    def __call__(self, pos: int, morph: int) -> int:
        if (pos, morph) not in self._known:
            features = self.strings[morph] if morph else ""
            label = f"{self.strings[pos]} {'' if features == '_' else features}".strip()
            self._known[pos, morph] = self.tags.get(label, -1)
        return self._known[pos, morph]


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
