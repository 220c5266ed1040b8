"""The spaCy component of sentence starts; what it goes by stands in ``stops``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from kawalis.annotate.model.openings import Openings
from kawalis.annotate.model.stops import mark_sentences
from kawalis.annotate.model.vocabulary import Vocabulary, vocabulary_of

FILE = "openings.msgpack"


@Language.factory("kawalis_sentences", assigns=["token.is_sent_start"])
class Sentences:
    """Sets every token's sentence start, so that the parser never cuts elsewhere. Keeps starts that are set already."""

    def __init__(self, nlp: Language, name: str = "kawalis_sentences") -> None:
        self.name = name
        self.openings: Openings | None = None
        self._vocabulary: Vocabulary | None = None

    def __call__(self, doc: Doc) -> Doc:
        self._mark([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._mark(batch)
            yield from batch

    def _mark(self, docs: list[Doc]) -> None:
        docs = [doc for doc in docs if len(doc) and not _is_marked(doc)]
        if not docs:
            return
        vocabulary = vocabulary_of(docs[0].vocab)
        if self.openings and vocabulary is not self._vocabulary:
            self.openings.bind(vocabulary.words)
        self._vocabulary = vocabulary
        vocabulary.refresh()
        for doc, tokens in [(doc, vocabulary.tokens(doc)) for doc in docs]:
            mark_sentences(tokens, vocabulary.words, self.openings)
            marks: Any = np.where(tokens.begins, 1, -1).astype("int64").astype("uint64")
            doc.from_array([SENT_START], marks[:, None])

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return the network's weights, empty where there is none."""
        return self.openings.to_bytes() if self.openings else b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> Sentences:
        """Take the network's weights."""
        self.openings = Openings.from_bytes(data) if data else None
        self._vocabulary = None
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the network's weights into a folder, which is made only where there are some."""
        if self.openings:
            Path(path).mkdir(parents=True, exist_ok=True)
            (Path(path) / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: Any) -> Sentences:
        """Read the network's weights where the folder has them."""
        file = Path(path) / FILE
        return self.from_bytes(file.read_bytes() if file.exists() else b"")


def _is_marked(doc: Doc) -> bool:
    return bool(doc.to_array("SENT_START")[1:].any() or (len(doc) == 1 and doc[0].is_sent_start))
