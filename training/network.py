"""The joint network in torch, for training only: words, windows, a recurrent layer, heads for readings, tree and names.

The embedding and the window layers are those of `kawalis.Embed.v1` and spaCy's MaxoutWindowEncoder, so that a trained
word network can start them. kawalis/annotate/model/network.py computes the same in numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from corpus import Labels, Sentence
from torch import Tensor, nn
from torch.nn import functional as fn

PIECES = 3
EPSILON = 1e-8
NOWHERE = -1e9
LEAST = -30.0  # of a logarithm: a head outside the sentence has odds of nothing


@dataclass
class Sizes:
    """Of everything; `columns` and `rows` as in kawalis.Embed.v1."""

    columns: list[str]
    rows: list[int]
    vectors: int = 96
    width: int = 128
    depth: int = 4
    recurrent: int = 128
    layers: int = 1
    tag: int = 128
    arc: int = 128
    relation: int = 48
    name: int = 96


class Normal(nn.Module):
    """thinc's LayerNorm."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.G = nn.Parameter(torch.ones(width))
        self.b = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        return fn.layer_norm(x, x.shape[-1:], self.G, self.b, EPSILON)


class Maxout(nn.Module):
    """thinc's Maxout with layer normalisation: W is [outputs x pieces, inputs]."""

    def __init__(self, outputs: int, inputs: int) -> None:
        super().__init__()
        self.linear = nn.Linear(inputs, outputs * PIECES)
        nn.init.xavier_uniform_(self.linear.weight)
        self.normal = Normal(outputs)

    def forward(self, x: Tensor) -> Tensor:
        y = self.linear(x)
        return self.normal(y.view(*y.shape[:-1], -1, PIECES).amax(-1))


class Words(nn.Module):
    """A vector for each of a batch's distinct forms."""

    def __init__(self, sizes: Sizes, rows: np.ndarray, vectors: np.ndarray) -> None:
        super().__init__()
        w = sizes.width
        self.register_buffer("rows", torch.from_numpy(rows), persistent=False)
        self.register_buffer("vectors", torch.from_numpy(vectors), persistent=False)
        self.tables = nn.ParameterList(
            [nn.Parameter(torch.empty(n, w).uniform_(-0.1, 0.1)) for n in sizes.rows]
        )
        self.project = nn.Linear(sizes.vectors, w)
        self.mix = Maxout(w, w * (len(sizes.rows) + 1))

    def forward(self, forms: Tensor, hide: float = 0.0) -> Tensor:
        rows = self.rows[forms]  # type: ignore[index]
        parts = [fn.embedding_bag(rows[:, i], table, mode="sum") for i, table in enumerate(self.tables)]
        parts.append(self.project(self.vectors[forms]))  # type: ignore[index]
        if hide:
            # hide what tells a form by heart (itself, its folded self, its vector), so that the rest must serve
            for i in (0, 1, len(parts) - 1):
                parts[i] = parts[i] * (torch.rand(len(forms), 1) >= hide)
        return self.mix(torch.cat(parts, -1))


class Network(nn.Module):
    def __init__(
        self, sizes: Sizes, rows: np.ndarray, vectors: np.ndarray, labels: dict[str, Labels]
    ) -> None:
        super().__init__()
        self.sizes, self.labels = sizes, labels
        w, r = sizes.width, 2 * sizes.recurrent
        self.words = Words(sizes, rows, vectors)
        self.windows = nn.ModuleList([Maxout(w, 3 * w) for _ in range(sizes.depth)])
        between = 0.2 if sizes.layers > 1 else 0.0
        self.recurrent = nn.LSTM(
            w, sizes.recurrent, sizes.layers, bidirectional=True, batch_first=True, dropout=between
        )
        self.root = nn.Parameter(torch.zeros(r))
        self.tag_hidden = nn.Linear(r + w, sizes.tag)
        tags = list(labels["tags"])
        self.tag_out = nn.Linear(sizes.tag, len(tags))
        parts = sorted({part for tag in tags for part in parts_of(tag)})
        indicator = torch.tensor([[float(p in parts_of(tag)) for p in parts] for tag in tags])
        self.register_buffer("indicator", indicator, persistent=False)
        self.tag_parts = nn.Linear(sizes.tag, len(parts))
        self.arc_dependent = nn.Linear(r, sizes.arc)
        self.arc_head = nn.Linear(r, sizes.arc)
        self.arc_weight = nn.Parameter(torch.zeros(sizes.arc, sizes.arc))
        self.arc_bias = nn.Parameter(torch.zeros(sizes.arc))
        self.relation_dependent = nn.Linear(r, sizes.relation)
        self.relation_head = nn.Linear(r, sizes.relation)
        d = sizes.relation + 1
        self.relation_weight = nn.Parameter(torch.zeros(len(labels["relations"]), d, d))
        self.name_hidden = nn.Linear(r + w, sizes.name)
        self.name_out = nn.Linear(sizes.name, len(labels["names"]))
        nn.init.normal_(self.arc_weight, std=0.02)
        nn.init.normal_(self.relation_weight, std=0.02)

    def encode(self, forms: Tensor, mask: Tensor, dropout: float, hide: float) -> tuple[Tensor, Tensor]:
        """Vectors of the windows and of the recurrent layer, [batch, length, width]; nothing at the padding."""
        distinct, where = torch.unique(forms[mask], return_inverse=True)
        x = torch.zeros(*forms.shape, self.sizes.width)
        x[mask] = fn.dropout(self.words(distinct, hide)[where], dropout, self.training)
        keep = mask.unsqueeze(-1)
        for layer in self.windows:
            beside = torch.cat([fn.pad(x, (0, 0, 1, 0))[:, :-1], x, fn.pad(x, (0, 0, 0, 1))[:, 1:]], -1)
            x = (x + fn.dropout(layer(beside), dropout, self.training)) * keep
        packed = nn.utils.rnn.pack_padded_sequence(x, mask.sum(1), batch_first=True, enforce_sorted=False)
        y, _ = nn.utils.rnn.pad_packed_sequence(self.recurrent(packed)[0], batch_first=True)
        return fn.dropout(x, dropout, self.training), shared_dropout(
            y, dropout + 0.1 if dropout else 0, self.training
        )

    def tags(self, x: Tensor, y: Tensor, dropout: float) -> Tensor:
        hidden = fn.dropout(fn.relu(self.tag_hidden(torch.cat([y, x], -1))), dropout, self.training)
        return self.tag_out(hidden) + self.tag_parts(hidden) @ self.indicator.T  # type: ignore[union-attr]

    def names(self, x: Tensor, y: Tensor, dropout: float) -> Tensor:
        hidden = fn.dropout(fn.relu(self.name_hidden(torch.cat([y, x], -1))), dropout, self.training)
        return self.name_out(hidden)

    def arcs(self, y: Tensor, mask: Tensor, dropout: float) -> tuple[Tensor, Tensor]:
        """Scores [batch, dependent, head] (head 0 is the root), and the states with the root before them."""
        heads = torch.cat([self.root.expand(len(y), 1, -1), y], 1)
        d = shared_dropout(fn.relu(self.arc_dependent(y)), dropout, self.training)
        h = shared_dropout(fn.relu(self.arc_head(heads)), dropout, self.training)
        scores = (d @ self.arc_weight + self.arc_bias) @ h.transpose(1, 2)
        known = torch.cat([mask.new_ones(len(mask), 1), mask], 1)
        return scores.masked_fill(~known.unsqueeze(1), NOWHERE), heads

    def relations(self, y: Tensor, heads: Tensor, at: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """Scores [tokens, relations] of each real token under its head `at` [batch, length]."""
        d = shared_dropout(fn.relu(self.relation_dependent(y)), dropout, self.training)
        h = shared_dropout(fn.relu(self.relation_head(heads)), dropout, self.training)
        h = h.gather(1, at.unsqueeze(-1).expand(-1, -1, h.shape[-1]))
        d, h = fn.pad(d[mask], (0, 1), value=1.0), fn.pad(h[mask], (0, 1), value=1.0)
        left = d @ self.relation_weight.permute(1, 0, 2).reshape(d.shape[-1], -1)
        return (left.view(len(d), -1, h.shape[-1]) * h.unsqueeze(1)).sum(-1)


def parts_of(tag: str) -> list[str]:
    pos, _, features = tag.partition(" ")
    return [pos, *features.split("|")] if features else [pos]


def shared_dropout(x: Tensor, rate: float, training: bool) -> Tensor:
    """The same units drop out along a whole sentence."""
    if not training or not rate:
        return x
    return x * (torch.rand(x.shape[0], 1, x.shape[2]) >= rate) / (1 - rate)


def padded(batch: list[Sentence], name: str, fill: int) -> Tensor:
    longest = max(map(len, batch))
    out = np.full((len(batch), longest), fill, dtype="int64")
    for row, sentence in zip(out, batch, strict=True):
        row[: len(sentence)] = getattr(sentence, name)
    return torch.from_numpy(out)


def mask_of(batch: list[Sentence]) -> Tensor:
    lengths = torch.tensor([len(s) for s in batch])
    return torch.arange(int(lengths.max())) < lengths.unsqueeze(1)


def loss_of(network: Network, batch: list[Sentence], forms: Tensor, dropout: float, hide: float) -> Tensor:
    """Of whatever the batch's sentences know (all of them the same)."""
    mask = mask_of(batch)
    x, y = network.encode(forms, mask, dropout, hide)
    weight = torch.tensor([s.weight for s in batch]).unsqueeze(1).expand_as(forms)[mask]
    each = {"ignore_index": -1, "reduction": "none"}
    total = torch.zeros(len(weight))
    if batch[0].names is not None:
        total = total + fn.cross_entropy(
            network.names(x, y, dropout)[mask], padded(batch, "names", -1)[mask], **each
        )
    if batch[0].heads is not None:
        tags = padded(batch, "tags", -1)[mask]
        total = total + fn.cross_entropy(
            network.tags(x, y, dropout)[mask], tags, label_smoothing=0.03, **each
        )
        at = padded(batch, "heads", -1)
        arcs, heads = network.arcs(y, mask, dropout)
        if batch[0].odds is None:
            tree = fn.cross_entropy(arcs[mask], at[mask], **each)
        else:
            odds = torch.from_numpy(np.concatenate([s.odds for s in batch]).astype("float32"))
            others = torch.from_numpy(np.concatenate([s.others for s in batch]).astype("int64"))
            candidates = torch.cat([at[mask].unsqueeze(1), others], 1)
            chances = fn.log_softmax(arcs[mask], -1).gather(1, candidates)
            tree = -(odds * chances.clamp(min=LEAST)).sum(-1)
        relations = network.relations(y, heads, at.clamp(min=0), mask, dropout)
        tree = tree + fn.cross_entropy(relations, padded(batch, "relations", -1)[mask], **each)
        if batch[0].stress is not None:
            tree = tree * torch.from_numpy(np.concatenate([s.stress for s in batch]))
        total = total + tree
    return (total * weight).mean()


@torch.no_grad()
def scores(network: Network, batch: list[Sentence]) -> dict[str, Any]:
    """Everything the decoders need, for padded sentences."""
    mask = mask_of(batch)
    x, y = network.encode(padded(batch, "forms", 0), mask, 0.0, 0.0)
    arcs, heads = network.arcs(y, mask, 0.0)
    return {"mask": mask, "tags": network.tags(x, y, 0.0), "names": network.names(x, y, 0.0), "arcs": arcs,
            "states": y, "heads": heads}  # fmt: skip
