"""Readings, trees and names of tokens, by the joint network: which tokens it reads, and what it says of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kawalis.annotate.model.crossings import untangled
from kawalis.annotate.model.forms import FormVectors
from kawalis.annotate.model.layout import Ints, Layout
from kawalis.annotate.model.marks import INSIDE, OUTSIDE, Marks
from kawalis.annotate.model.network import Network, blocks
from kawalis.annotate.model.segments import Tokens
from kawalis.annotate.model.tree import best_trees
from kawalis.annotate.model.words import Words

LOOSE, APART = "dep", "parataxis"  # relations of white space, and of a further window of a long sentence
SPACE = "SPACE"  # reading of white space


@dataclass
class Parse:
    """Numbers of each token's reading, relation and name mark among the labels, and the index of its head."""

    readings: Ints
    heads: Ints
    relations: Ints
    marks: Ints


class Parser:
    """Reads each sentence by itself, long ones in windows; sentence starts stay as they are.

    White space is no part of what the network reads: it hangs on a token beside it. ``readings`` are pairs of part of
    speech and features, ``marks`` the labels of names, empty where the network has none.
    """

    def __init__(self, state: dict[str, Any]) -> None:
        labels = state["labels"]
        self.readings = [label.partition(" ")[::2] for label in labels["tags"]] + [(SPACE, "")]
        self.relations = [*labels["relations"], LOOSE, APART]
        self.marks = [*labels["names"], OUTSIDE] if labels["names"] else []
        self.network = Network(
            {name: np.asarray(value, dtype="float32") for name, value in state["weights"].items()}
        )
        self._columns: list[str] = state["columns"]
        self._best_marks = Marks(labels["names"])
        self._inside = np.array([mark[0] == INSIDE for mark in self.marks], dtype=bool)

    def bind(self, words: Words) -> None:
        """Read the forms of these words from now on."""
        self._vectors = FormVectors(self.network, words, self._columns)

    def __call__(self, batch: Sequence[Tokens]) -> list[Parse]:
        """Read all texts at once."""
        layouts = [Layout(tokens.begins, tokens.spaces) for tokens in batch]
        lengths = [n for layout in layouts for n in layout.lengths]
        found = np.zeros((4, sum(lengths)), dtype="int64")
        if lengths:
            parts = [tokens.forms[layout.kept] for tokens, layout in zip(batch, layouts, strict=True)]
            self._read(np.concatenate(parts), lengths, found)
        parses, at = [], 0
        for layout in layouts:
            end = at + len(layout.kept)
            found[1, at:end] -= np.where(found[1, at:end] < 0, 0, at)
            parses.append(self._laid_out(layout, found[:, at:end]))
            at = end
        return parses

    def _read(self, forms: Ints, lengths: list[int], found: Ints) -> None:
        """Fill `found` [reading, head, relation, mark] for all tokens; a head is a token's number, -1 the root."""
        network = self.network
        local, states = network.states(*self._vectors.of(forms), lengths)
        for start, end, sizes in blocks(lengths):
            part = list(network.scores(local[start:end], states[start:end], sizes))
            found[0, start:end] = np.concatenate([one.tags for one in part])
            scores = [one.heads for one in part]
            heads = untangled(best_trees(scores), scores) - 1
            firsts = np.repeat(np.cumsum([start, *sizes[:-1]]), sizes)
            found[1, start:end] = np.where(heads < 0, -1, heads + firsts)
            if part[0].names.shape[1]:
                found[3, start:end] = self._best_marks.best_of([one.names for one in part])
        found[2] = network.best_relations(states, found[1])

    def _laid_out(self, layout: Layout, found: Ints) -> Parse:
        tags, heads, relations, marks = found
        kept, size = layout.kept, len(layout.hangs)
        space, loose, apart = len(self.readings) - 1, len(self.relations) - 2, len(self.relations) - 1
        parse = Parse(
            np.full(size, space), layout.hangs, np.full(size, loose), np.full(size, len(self.marks) - 1)
        )
        if not len(kept):
            return parse
        parse.readings[kept], parse.relations[kept] = tags, relations
        if self.marks:
            parse.marks[kept] = marks
            self._close_gaps(parse.marks, kept)
        # of a sentence's windows the first has the root, the others' roots hang on it
        roots = np.flatnonzero(heads < 0)
        top = roots[layout.first]
        parse.heads[kept] = kept[np.where(heads < 0, 0, heads)]
        parse.heads[kept[roots]] = kept[top]
        parse.relations[kept[roots[roots != top]]] = apart
        return parse

    def _close_gaps(self, marks: Ints, kept: Ints) -> None:
        """White space inside a name belongs to it."""
        gaps = np.flatnonzero(np.diff(kept) > 1)
        for gap in gaps[self._inside[marks[kept[gaps + 1]]]].tolist():
            marks[kept[gap] + 1 : kept[gap + 1]] = marks[kept[gap + 1]]
