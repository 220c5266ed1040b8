"""Readings, tree and names by one network: what spaCy's morphologizer, parser and ner do, in one component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, POS
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc

from kawalis.annotate.model.crossings import untangled
from kawalis.annotate.model.forms import FormVectors
from kawalis.annotate.model.layout import Ints, Layout
from kawalis.annotate.model.marks import BEGIN, INSIDE, OUTSIDE, Marks
from kawalis.annotate.model.network import Network, blocks
from kawalis.annotate.model.tree import best_trees

FILE = "network.msgpack"
IOB = {INSIDE: 1, OUTSIDE: 2, BEGIN: 3}  # spaCy's numbers
LOOSE, APART = "dep", "parataxis"  # relations of white space, and of a further window of a long sentence
ATTRIBUTES = [POS, MORPH, DEP, ENT_TYPE, ENT_IOB, HEAD]


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
    """Reads each sentence by itself, long ones in windows; sentence starts stay as they are.

    White space is no part of what the network reads: it hangs on a token beside it. A network without name labels
    leaves the names to another component.
    """

    def __init__(self, nlp: Language, name: str = "kawalis_joint") -> None:
        self.name, self.vocab = name, nlp.vocab
        self._state: dict[str, Any] = {}
        self.network: Network | None = None

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
        if self.network is None:
            raise ValueError(f"{self.name} has no weights yet: load it from disk")
        docs = [doc for doc in docs if len(doc)]
        layouts = [Layout(doc) for doc in docs]
        lengths = [n for layout in layouts for n in layout.lengths]
        found = np.zeros((4, sum(lengths)), dtype="int64")
        if lengths:
            self._read(self.network, np.concatenate([layout.norms for layout in layouts]), lengths, found)
        at = 0
        for doc, layout in zip(docs, layouts, strict=True):
            end = at + len(layout.kept)
            found[1, at:end] -= np.where(found[1, at:end] < 0, 0, at)
            self._set(doc, layout, found[:, at:end])
            at = end

    def _read(self, network: Network, norms: NDArray[np.uint64], lengths: list[int], found: Ints) -> None:
        """Fill `found` [reading, head, relation, mark] for all tokens; a head is a token's number, -1 the root."""
        local, states = network.states(*self._vectors(norms), lengths)
        for start, end, sizes in blocks(lengths):
            part = list(network.scores(local[start:end], states[start:end], sizes))
            found[0, start:end] = np.concatenate([one.tags for one in part])
            scores = [one.heads for one in part]
            heads = untangled(best_trees(scores), scores) - 1
            firsts = np.repeat(np.cumsum([start, *sizes[:-1]]), sizes)
            found[1, start:end] = np.where(heads < 0, -1, heads + firsts)
            if part[0].names.shape[1]:
                found[3, start:end] = self._marks.best_of([one.names for one in part])
        found[2] = network.best_relations(states, found[1])

    def _set(self, doc: Doc, layout: Layout, found: Ints) -> None:
        tags, heads, relations, marks = found
        kept = layout.kept
        table: Any = np.zeros((len(doc), len(ATTRIBUTES)), dtype="uint64")
        table[:, 0], table[:, 2] = IDS["SPACE"], self._loose
        table[:, 4] = IOB[OUTSIDE]
        above = layout.hangs
        if len(kept):
            table[kept, 0:2] = self._readings[tags]
            table[kept, 2] = self._relations[relations]
            if len(self._names):
                table[kept, 3:5] = self._names[marks]
                self._inside(table, kept)
            # of a sentence's windows the first has the root, the others' roots hang on it
            roots = np.flatnonzero(heads < 0)
            top = roots[layout.first]
            above[kept] = kept[np.where(heads < 0, 0, heads)]
            above[kept[roots]] = kept[top]
            table[kept[roots[roots != top]], 2] = self._apart
        table[:, 5] = (above - np.arange(len(doc))).astype("uint64")
        columns = range(len(ATTRIBUTES)) if len(self._names) else [0, 1, 2, 5]
        chosen: Any = np.ascontiguousarray(table[:, columns])
        doc.from_array([ATTRIBUTES[i] for i in columns], chosen)

    def _inside(self, table: NDArray[np.uint64], kept: Ints) -> None:
        """White space inside a name belongs to it."""
        gaps = np.flatnonzero(np.diff(kept) > 1)
        for gap in gaps[table[kept[gaps + 1], 4] == IOB[INSIDE]].tolist():
            table[kept[gap] + 1 : kept[gap + 1], 3:5] = table[kept[gap + 1], 3:5]

    def _prepare(self) -> None:
        """Make what reading needs out of the state."""
        labels, strings = self._state["labels"], self.vocab.strings
        weights = {name: np.asarray(value, dtype="float32") for name, value in self._state["weights"].items()}
        self.network = Network(weights)
        self._vectors = FormVectors(self.network, self.vocab, self._state["columns"])
        self._marks = Marks(labels["names"])
        parts = [label.partition(" ") for label in labels["tags"]]
        readings = [(IDS[pos], self.vocab.morphology.add(features)) for pos, _, features in parts]
        names = [(strings.add(mark[2:]) if mark[2:] else 0, IOB[mark[0]]) for mark in labels["names"]]
        self._readings = np.array(readings, dtype="uint64")
        self._names = np.array(names, dtype="uint64")
        self._relations = np.array([strings.add(label) for label in labels["relations"]], dtype="uint64")
        self._loose, self._apart = strings.add(LOOSE), strings.add(APART)

    def to_bytes(self, **kwargs: Any) -> bytes:
        return bytes(srsly.msgpack_dumps(self._state))

    def from_bytes(self, data: bytes, **kwargs: Any) -> Joint:
        self._state = srsly.msgpack_loads(data)
        self._prepare()
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: Any) -> Joint:
        return self.from_bytes((Path(path) / FILE).read_bytes())
