"""Sentence starts: lines, stops, and where the stops fail, the way Arabic news begins a sentence.

Stops and closing marks are data of Unicode. Where a sentence opens inside a long run without a stop, a small network
says (``openings``); a pipeline without its weights goes by the verb lexicon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, ORTH, SENT_START
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]  # missing from the stubs
from spacy.tokens import Doc, Token

from kawalis.annotate.model.chars import WAW, fold, is_arabic
from kawalis.annotate.model.openings import Openings, attributes
from kawalis.annotate.model.words import table_of

STOPS = frozenset(".!?\u061f\u06d4\u2026")
CLOSERS = frozenset("\"'\u00bb\u201d\u2019)]}")
COMMAS = frozenset(",;\u060c\u061b")
BULLETS = frozenset("\u2022\u25cf\u25aa\u25a0\u2023\u2219")
_MARKS = np.array([hash_string(mark) for mark in sorted(STOPS | BULLETS)], dtype="uint64")
TOO_LONG = 70  # tokens without a stop: nine of ten sentences in PADT are shorter
SHORTEST_PIECE = 15
FILE = "openings.msgpack"
# Of runs of LONG tokens the network must be surer (log odds) than of those of VERY_LONG, which have surely lost stops.
LONG, VERY_LONG = 50, 120
SURE, LIKELY = 1.0, -0.7
APART = 6  # tokens between two starts
WHOLE = 5000  # tokens scored at once


@Language.factory("kawalis_sentences", assigns=["token.is_sent_start"])
class Sentences:
    """Sets every token's sentence start, so that the parser never cuts elsewhere. Keeps starts that are set already."""

    def __init__(self, nlp: Language, name: str = "kawalis_sentences") -> None:
        self.name = name
        self.openings: Openings | None = None

    def __call__(self, doc: Doc) -> Doc:
        if len(doc) == 0 or doc.to_array("SENT_START")[1:].any() or (len(doc) == 1 and doc[0].is_sent_start):
            return doc
        starts = by_stops(doc)
        values = attributes(doc)
        if self.openings and len(doc) > LONG:
            table_of(doc.vocab).learn(values[:, 0].tolist())
        for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
            if self.openings and end - start > LONG:
                starts = [*starts, *by_network(doc, start, end, self.openings, values)]
            elif self.openings is None and end - start > TOO_LONG:
                starts = [*starts, *by_openings(doc, start, end)]
        marks: Any = np.full(len(doc), -1, dtype="int64")
        marks[starts] = 1
        doc.from_array([SENT_START], marks.astype("uint64")[:, None])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            if self.openings:
                # the network behind asks for all of these forms too
                norms: list[NDArray[np.uint64]] = [attributes(doc)[:, 0] for doc in batch]
                table_of(batch[0].vocab).learn(np.unique(np.concatenate(norms)).tolist())
            yield from map(self, batch)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Return the network's weights, empty where there is none."""
        return self.openings.to_bytes() if self.openings else b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> Sentences:
        """Take the network's weights."""
        self.openings = Openings.from_bytes(data) if data else None
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


def by_stops(doc: Doc) -> list[int]:
    """Token indices after lines and stops, 0 first."""
    starts = [0]
    i, size = 0, len(doc)
    values = doc.to_array([ORTH, IS_SPACE]).reshape(size, 2)
    for place in np.flatnonzero((values[:, 1] != 0) | (values[:, :1] == _MARKS).any(axis=1)).tolist():
        if place < i:  # it closed what stands before it
            continue
        token, i = doc[place], place + 1
        if token.is_space:
            if not ("\n" in token.text or "\r" in token.text or "\u2029" in token.text):
                continue
        elif token.text in BULLETS:
            i -= 1
        elif token.text not in STOPS or not _ends(doc, token):
            continue
        else:
            while i < size and (doc[i].text in STOPS or _closes(doc, i)):
                i += 1
        while i < size and doc[i].is_space:  # white space belongs to the sentence before
            i += 1
        if 0 < i < size and i != starts[-1]:
            starts.append(i)
        if token.text in BULLETS:
            i += 1
    return starts


def _ends(doc: Doc, stop: Token) -> bool:
    """A full stop after a single letter is an abbreviation; one glued between Latin or digits is part of a name."""
    if stop.text != "." or stop.i == 0 or stop.i + 1 == len(doc):
        return True
    before, after = doc[stop.i - 1], doc[stop.i + 1]
    if before.text in STOPS:
        return before.text != "."  # dots of omission run on
    if after.text == "." and not stop.whitespace_:
        return False
    alone = len(before) == 1 and before.is_alpha and not before.whitespace_
    glued_before = before.i > 0 and not doc[before.i - 1].whitespace_ and is_arabic(doc[before.i - 1].text)
    if alone and not glued_before:
        return False
    glued = not stop.whitespace_ and not is_arabic(after.text)
    return not (glued and (after.text.isalnum() and not is_arabic(before.text)))


def _closes(doc: Doc, i: int) -> bool:
    """Whether a mark after a stop closes what stands before it; straight quotes do so when glued to it."""
    return doc[i].text in CLOSERS and not doc[i - 1].whitespace_


def by_openings(doc: Doc, start: int, end: int) -> list[int]:
    """Starts inside a run without stops: a conjoined waw before a finite verb, as in "and he said"."""
    lexicon = table_of(doc.vocab).lexicon
    found, last = [], start
    for i in range(start + SHORTEST_PIECE, end - SHORTEST_PIECE // 2):
        token = doc[i]
        if token.text != WAW or token.whitespace_ or i - last < SHORTEST_PIECE:
            continue
        if doc[i - 1].is_punct and doc[i - 1].text not in COMMAS and doc[i - 1].text not in CLOSERS:
            continue
        code = lexicon.get(fold(doc[i + 1].norm_), "")
        if code.startswith(("P3", "I3")) and not set("AENW") & set(code.split("|")):
            found.append(i)
            last = i
    return found


def by_network(doc: Doc, start: int, end: int, openings: Openings, values: NDArray[np.uint64]) -> list[int]:
    """Starts inside a run without stops, the likeliest first, none near another or near the ends."""
    share = min(1.0, (end - start - LONG) / (VERY_LONG - LONG))
    least = SURE + (LIKELY - SURE) * share
    scores = np.concatenate(
        [openings.scores(doc, at, min(at + WHOLE, end), values) for at in range(start, end, WHOLE)]
    )
    near: Any = np.zeros(len(scores), dtype=bool)
    near[:APART] = near[len(scores) - APART // 2 :] = True
    found = []
    for i in np.argsort(-scores, kind="stable").tolist():
        if scores[i] <= least:
            break
        if not near[i]:
            found.append(start + i)
            near[max(0, i - APART + 1) : i + APART] = True
    return found
