"""Reads the file of a linear-chain field with two labels, as crfsuite writes it."""

from __future__ import annotations

import struct

import numpy as np

BEGIN, GOES_ON = "B", "I"
_MAGIC = b"lCRF"
_HEADER = struct.Struct("<4sI4s9I")
_FEATURE = np.dtype([("kind", "<u4"), ("from", "<u4"), ("to", "<u4"), ("weight", "<f8")])
_STATE = 0  # kind of a feature: attribute and label; the other is label and label

Turns = list[tuple[float, float]]


def read(model: bytes) -> tuple[dict[str, float], Turns]:
    """Each attribute's weight for "B" less that for "I", and the weights of turns: from B to B and I, from I to both.

    Raises ValueError where it is no such model.
    """
    if model[:4] != _MAGIC:
        raise ValueError("no crfsuite model")
    header = _HEADER.unpack_from(model)
    features, labels, attributes = header[7:10]
    names = _strings(model, labels)
    if sorted(names) != [BEGIN, GOES_ON]:
        raise ValueError(f"labels {names}")
    begin = names.index(BEGIN)
    (count,) = struct.unpack_from("<I", model, features + 8)
    rows = np.frombuffer(model, dtype=_FEATURE, count=count, offset=features + 12)
    state = rows[rows["kind"] == _STATE]
    signed = np.where(state["to"] == begin, state["weight"], -state["weight"])
    strings = _strings(model, attributes)
    totals = np.bincount(state["from"], weights=signed, minlength=len(strings))
    turns = np.zeros((2, 2))
    for row in rows[rows["kind"] != _STATE]:
        turns[int(row["from"] != begin), int(row["to"] != begin)] += row["weight"]
    return dict(zip(strings, totals.tolist(), strict=True)), [(a, b) for a, b in turns.tolist()]


def _strings(model: bytes, at: int) -> list[str]:
    """The strings of a constant database that begins at `at`, by number."""
    size, offset = struct.unpack_from("<II", model, at + 16)
    found = []
    for place in struct.unpack_from(f"<{size}I", model, at + offset):
        start = at + place + 8
        (length,) = struct.unpack_from("<I", model, start - 4)
        found.append(model[start : start + length - 1].decode())
    return found
