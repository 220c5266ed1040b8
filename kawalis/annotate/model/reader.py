"""The annotator `news` by itself: loaded from its folder, without spaCy, in which the same steps are components.

Steps: segments, sentence starts, readings with tree and names, sure verbs, lemmas.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from threading import Lock

import numpy as np

from kawalis.annotate.annotation import Annotation
from kawalis.annotate.model.clitics import Clitics
from kawalis.annotate.model.compiling import Compiled
from kawalis.annotate.model.dictionary import FEATURES, Dictionary
from kawalis.annotate.model.field import Field
from kawalis.annotate.model.lexemes import Ints, Lexemes
from kawalis.annotate.model.marks import BEGIN, INSIDE
from kawalis.annotate.model.openings import Openings
from kawalis.annotate.model.parsing import Parse, Parser
from kawalis.annotate.model.pieces import Floats, Pieces
from kawalis.annotate.model.segmenting import Segmenter
from kawalis.annotate.model.segments import Tokens
from kawalis.annotate.model.stops import mark_sentences
from kawalis.annotate.model.verb_forms import NUMBERS, VerbForms
from kawalis.annotate.model.weights import decoded
from kawalis.annotate.model.words import Words

BATCH = 16  # texts read together


class Reader:
    """The annotator. One thread reads at a time: the tables of words met grow."""

    def __init__(self, folder: Path) -> None:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        self.version = f"{meta['lang']}_{meta['name']} {meta['version']}"
        made = Compiled(folder)
        lists = made.lists
        self.lexemes = Lexemes()
        words = Words(self.lexemes, lists, pieces_of(folder / "vocab", made.scale))
        field = Field(made.field, made.counts)
        self._segmenter = Segmenter(self.lexemes, Clitics(made.memory, made.counts, field))
        self._words = words
        self._openings = Openings.from_bytes((folder / "kawalis_sentences" / "openings.msgpack").read_bytes())
        self._openings.bind(words)
        self.parser = Parser(decoded((folder / "kawalis_joint" / "network.msgpack").read_bytes()))
        self.parser.bind(words)
        self._verbs = VerbForms(self.lexemes, lists.verbs)
        self._dictionary = Dictionary(self.lexemes, lists.lemmas)
        self._readings = Readings(self.parser.readings)
        self._lock = Lock()

    def __call__(self, text: str) -> Annotation:
        """Annotate a text of any length."""
        return self.read([text])[0]

    def pipe(self, texts: Iterable[str], batch_size: int = BATCH) -> Iterator[Annotation]:
        """Annotate a stream of texts, several at a time."""
        left = iter(texts)
        while batch := list(islice(left, batch_size)):
            yield from self.read(batch)

    def read(self, texts: Sequence[str]) -> list[Annotation]:
        """Annotate texts together."""
        with self._lock:
            batch = self.segment(texts)
            for tokens in batch:
                self.mark(tokens)
            parses = self.parser(batch)
            for one in zip(batch, parses, strict=True):
                self.settle(*one)
            lemmas = [self.lemmas(*one) for one in zip(batch, parses, strict=True)]
            return [self.annotation(*one) for one in zip(texts, batch, parses, lemmas, strict=True)]

    def segment(self, texts: Sequence[str]) -> list[Tokens]:
        """Cut texts into tokens: the first step, with which the numbers of lexemes may start afresh."""
        self.lexemes.refresh()
        return self._segmenter.all_of(texts)

    def mark(self, tokens: Tokens) -> None:
        """Mark where sentences begin."""
        mark_sentences(tokens, self._words, self._openings)

    def settle(self, tokens: Tokens, parse: Parse) -> None:
        """Overrule readings by the verb lexicon."""
        places, features = self._verbs(tokens.forms, self._readings.pos(parse.readings))
        for i, number in zip(places.tolist(), features.tolist(), strict=True):
            parse.readings[i] = self._readings.add("VERB", self._verbs.features[number])

    def lemmas(self, tokens: Tokens, parse: Parse) -> list[str]:
        """Look lemmas up, and correct the readings of what is no word."""
        lemmas, corrections = self._dictionary(tokens.lexemes, self._readings.pos(parse.readings))
        for i, pos in corrections:
            parse.readings[i] = self._readings.add(pos, FEATURES[pos])
        return lemmas

    def annotation(self, text: str, tokens: Tokens, parse: Parse, lemmas: list[str]) -> Annotation:
        """Put the columns together."""
        readings, relations = self._readings, self.parser.relations
        starts = tokens.starts
        ends = starts + self.lexemes.size[tokens.lexemes]
        forms, tags = self.lexemes.forms, parse.readings.tolist()
        return Annotation(
            text=text,
            starts=starts.tolist(),
            ends=ends.tolist(),
            blank=tokens.spaces.tolist(),
            norms=[forms[i] for i in tokens.forms.tolist()],
            lemmas=lemmas,
            pos=[readings.names[i] for i in tags],
            features=[readings.features[i] for i in tags],
            relations=[relations[i] for i in parse.relations.tolist()],
            heads=parse.heads.tolist(),
            begins=np.flatnonzero(tokens.begins).tolist(),
            names=list(names(parse.marks, self.parser.marks, starts, ends)),
        )


class Readings:
    """Pairs of part of speech and features by number."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.names: list[str] = []
        self.features: list[str] = []
        self._number: dict[tuple[str, str], int] = {}
        self._pos = np.zeros(0, dtype="int64")
        for pair in pairs:
            self._number.setdefault(pair, len(self.names))
            self.names.append(pair[0])
            self.features.append(pair[1])

    def add(self, pos: str, features: str) -> int:
        """The number of a reading."""
        number = self._number.setdefault((pos, features), len(self.names))
        if number == len(self.names):
            self.names.append(pos)
            self.features.append(features)
        return number

    def pos(self, readings: Ints) -> Ints:
        """The numbers of their parts of speech."""
        if len(self._pos) < len(self.names):
            self._pos = np.array([NUMBERS[name] for name in self.names], dtype="int64")
        return self._pos[readings]


def names(marks: Ints, labels: list[str], starts: Ints, ends: Ints) -> Iterator[tuple[int, int, str]]:
    """Yield first character, last and label of each name."""
    if not labels:
        return
    inside = np.array([label[0] == INSIDE for label in labels])[marks]
    for first in np.flatnonzero(np.array([label[0] == BEGIN for label in labels])[marks]).tolist():
        last = first
        while last + 1 < len(marks) and inside[last + 1]:
            last += 1
        yield int(starts[first]), int(ends[last]), labels[marks[first]][2:]


def pieces_of(vocab: Path, scale: Floats) -> Pieces:
    """The subword vectors in a vocabulary's folder, left on disk until they are asked for."""
    config = json.loads((vocab / "vectors.cfg").read_text(encoding="utf-8"))
    return Pieces(
        np.load(vocab / "vectors", mmap_mode="r"),
        scale,
        *(config[name] for name in ("minn", "maxn", "hash_seed", "bow", "eow")),
    )
