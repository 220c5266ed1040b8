"""The spaCy component of readings, tree and names: what morphologizer, parser and ner do, in one. See ``parsing``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, POS
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc

from kawalis.annotate.model.marks import BEGIN, INSIDE, OUTSIDE
from kawalis.annotate.model.parsing import Parse, Parser
from kawalis.annotate.model.vocabulary import Vocabulary, vocabulary_of
from kawalis.annotate.model.weights import decoded

FILE = "network.msgpack"
IOB = {INSIDE: 1, OUTSIDE: 2, BEGIN: 3}  # spaCy's numbers
ATTRIBUTES = [POS, MORPH, DEP, HEAD, ENT_TYPE, ENT_IOB]


@Language.factory(
    "kawalis_joint",
    requires=["token.is_sent_start"],
    assigns=[
        "token.pos",
        "token.morph",
        "token.head",
        "token.dep",
        "doc.ents",
        "token.ent_iob",
        "token.ent_type",
    ],
)
class Joint:
    """Sets everything on all Docs. A network without name labels leaves the names to another component."""

    def __init__(self, nlp: Language, name: str = "kawalis_joint") -> None:
        self.name, self.vocab = name, nlp.vocab
        self._state: dict[str, Any] = {}
        self._parser: Parser | None = None
        self._vocabulary: Vocabulary | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that it may set."""
        return tuple(label for labels in self._state.get("labels", {}).values() for label in labels)

    def __call__(self, doc: Doc) -> Doc:
        self.annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self.annotate(batch)
            yield from batch

    def annotate(self, docs: list[Doc]) -> None:
        """Set everything on all docs."""
        if self._parser is None:
            raise ValueError(f"{self.name} has no weights yet: load it from disk")
        vocabulary = vocabulary_of(self.vocab)
        if vocabulary is not self._vocabulary:
            self._vocabulary = vocabulary
            self._parser.bind(vocabulary.words)
        vocabulary.refresh()
        docs = [doc for doc in docs if len(doc)]
        parses = self._parser([vocabulary.tokens(doc) for doc in docs])
        for doc, parse in zip(docs, parses, strict=True):
            self._set(doc, parse)

    def _set(self, doc: Doc, parse: Parse) -> None:
        table: Any = np.empty((len(doc), len(ATTRIBUTES)), dtype="uint64")
        table[:, 0:2] = self._readings[parse.readings]
        table[:, 2] = self._relations[parse.relations]
        table[:, 3] = (parse.heads - np.arange(len(doc))).astype("uint64")
        columns = len(ATTRIBUTES)
        if len(self._marks):
            table[:, 4:6] = self._marks[parse.marks]
        else:
            columns = 4
        chosen: Any = np.ascontiguousarray(table[:, :columns])
        doc.from_array(ATTRIBUTES[:columns], chosen)

    def from_bytes(self, data: bytes, **kwargs: Any) -> Joint:
        self._state = decoded(data)
        self._parser, self._vocabulary = Parser(self._state), None
        strings = self.vocab.strings
        readings = [
            (IDS[pos], self.vocab.morphology.add(features)) for pos, features in self._parser.readings
        ]
        marks = [(strings.add(mark[2:]) if mark[2:] else 0, IOB[mark[0]]) for mark in self._parser.marks]
        self._readings = np.array(readings, dtype="uint64")
        self._relations = np.array([strings.add(label) for label in self._parser.relations], dtype="uint64")
        self._marks = np.array(marks, dtype="uint64")
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:
        return bytes(srsly.msgpack_dumps(self._state))

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: Any) -> Joint:
        return self.from_bytes((Path(path) / FILE).read_bytes())
