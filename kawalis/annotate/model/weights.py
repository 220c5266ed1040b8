"""Weights on disk: msgpack with arrays as srsly writes them."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np


def decoded(data: bytes) -> Any:
    """What srsly's ``msgpack_dumps`` was given."""
    return _restored(msgspec.msgpack.decode(data))


def _restored(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value.get(b"nd"):
        return np.frombuffer(value[b"data"], dtype=value[b"type"]).reshape(value[b"shape"])
    return {key: _restored(one) for key, one in value.items()}
