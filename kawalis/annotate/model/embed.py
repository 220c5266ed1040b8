"""The embedding layer of our networks: hashed word columns and subword vectors, mixed by one maxout layer.

It differs from spaCy's MultiHashEmbed in two ways: it embeds each distinct form of a batch once (news repeats itself:
three times the speed), and its columns come from `words`, which knows Arabic spelling and our lexicons.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Linear, Maxout, Model, concatenate
from thinc.types import Floats2d

from kawalis.annotate.model.vocabulary import norm_ids, vocabulary_of
from kawalis.annotate.model.words import COLUMNS


@registry.architectures("kawalis.Embed.v1")  # type: ignore[untyped-decorator]
def embed(width: int, columns: list[str], rows: list[int], vectors: int) -> Model[list[Doc], list[Floats2d]]:
    """Doc to one vector a token.

    width: of the output and of each table. columns: names out of `words.COLUMNS`. rows: of each column's hash table.
    vectors: length of the subword vectors in the vocabulary (projected to `width`), 0 for none.
    """
    if len(columns) != len(rows):
        raise ValueError(f"{len(columns)} columns, but {len(rows)} rows")
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, n, column=COLUMNS.index(name), seed=7 + i)
        for i, (name, n) in enumerate(zip(columns, rows, strict=True))
    ]
    hashed: Model[Any, Any] = concatenate(*tables) if len(tables) > 1 else tables[0]
    project: Model[Any, Any] = Linear(width, vectors or 1)
    mix: Model[Any, Any] = Maxout(
        width, width * (len(tables) + bool(vectors)), nP=3, normalize=True, dropout=0.0
    )
    model: Model[list[Doc], list[Floats2d]] = Model(
        "kawalis_embed", _forward, init=_init, layers=[hashed, project, mix], dims={"nO": width},
        attrs={"vectors": vectors},
    )  # fmt: skip
    return model


def widen(model: Model[Any, Any]) -> None:
    """Shipped weights are in half precision; the first use makes them single again."""
    if not model.attrs.get("wide"):
        _cast(model, "float32")
        model.attrs["wide"] = True


def narrow(model: Model[Any, Any]) -> None:
    """Halve the weights of every embedding layer inside a model, for writing it to disk."""
    for layer in model.walk():
        if layer.name == "kawalis_embed":
            layer.attrs["wide"] = False
            _cast(layer, "float16")


def _cast(model: Model[Any, Any], precision: str) -> None:
    for node in model.walk():
        for name in node.param_names:
            value: Any = node.get_param(name) if node.has_param(name) else None
            if value is not None and value.dtype != precision:
                node.set_param(name, value.astype(precision))


def _init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
    for layer in model.layers:
        layer.initialize()


def _forward(
    model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
    widen(model)
    hashed, project, mix = model.layers
    lengths = [len(doc) for doc in docs]
    if not sum(lengths):
        return [model.ops.alloc2f(n, model.get_dim("nO")) for n in lengths], lambda _: []
    norms, places = np.unique(np.concatenate([norm_ids(doc) for doc in docs]), return_inverse=True)
    words: Any = vocabulary_of(docs[0].vocab).rows(norms)
    columns, vectors = (model.ops.asarray(part) for part in words)
    where: Any = model.ops.asarray(cast(Any, places))
    parts, back_hashed = hashed(columns, is_train)
    if model.attrs["vectors"]:
        projected, back_project = project(vectors, is_train)
        parts = model.ops.xp.hstack([parts, projected])
    mixed, back_mix = mix(parts, is_train)
    ends = np.cumsum(lengths)[:-1]
    outputs = model.ops.xp.split(mixed[where], ends)

    def backprop(gradients: list[Floats2d]) -> list[Doc]:
        gradient = model.ops.alloc2f(*mixed.shape)
        model.ops.scatter_add(gradient, where, model.ops.xp.concatenate(gradients))
        d_parts = back_mix(gradient)
        if model.attrs["vectors"]:
            width = hashed.get_dim("nO") if hashed.has_dim("nO") else d_parts.shape[1] - projected.shape[1]
            back_project(model.ops.as_contig(d_parts[:, width:]))
            d_parts = model.ops.as_contig(d_parts[:, :width])
        back_hashed(d_parts)
        return []

    return outputs, backprop
