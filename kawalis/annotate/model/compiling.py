"""A model's word lists and field as `reader` reads them: made from its folder's files, so that it starts at once.

``python -m kawalis.annotate.model.compiling FOLDER ...`` writes them into the folders. What is shipped is in the
repository, and a test makes it again.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from kawalis.annotate.model.crfsuite import read
from kawalis.annotate.model.drawers import Drawers, packed
from kawalis.annotate.model.field import Weights
from kawalis.annotate.model.hashing import string_hash
from kawalis.annotate.model.segmenting import FIELD, WORDS
from kawalis.annotate.model.words import LISTS, LOOKUPS, Lists

FILE = "reader.msgpack"


def compiled(folder: Path) -> bytes:
    """The file's bytes, from the tokenizer and the vocabulary in a folder."""
    table = msgspec.msgpack.decode((folder / "vocab" / "lookups.bin").read_bytes())[LOOKUPS]
    tables = {name: table.get(string_hash(name.encode())) for name in (*LISTS, "scale")}
    lists = Lists.of({name: tables[name] for name in LISTS if tables[name]})
    blobs = msgspec.msgpack.decode((folder / "tokenizer").read_bytes())
    words = msgspec.msgpack.decode(gzip.decompress(blobs[WORDS]))
    weights, turns = read(blobs[FIELD])
    field = Weights.of(weights, turns)
    state = {
        "scale": tables["scale"],
        "lists": {name: packed(getattr(lists, name)) for name in LISTS},
        "memory": packed(words["memory"]),
        "counts": packed(words["counts"]),
        "field": {
            "letters": field.letters,
            "keys": field.keys.tobytes(),
            "weights": field.weights.tobytes(),
            "bias": field.bias,
            "turns": field.turns,
        },
    }
    return msgspec.msgpack.encode(state)


class Compiled:
    """The file, opened."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE
        state: Any = msgspec.msgpack.decode(path.read_bytes() if path.exists() else compiled(folder))
        self.scale = np.frombuffer(state["scale"], dtype="float32")
        self.lists = Lists(**{name: Drawers(one) for name, one in state["lists"].items()})
        self.memory, self.counts = Drawers(state["memory"]), Drawers(state["counts"])
        field = state["field"]
        self.field = Weights(
            field["letters"],
            np.frombuffer(field["keys"], dtype="int64"),
            np.frombuffer(field["weights"], dtype="float64"),
            field["bias"],
            [(a, b) for a, b in field["turns"]],
        )


def main(folders: list[str]) -> None:
    """Write the files."""
    for folder in folders:
        (Path(folder) / FILE).write_bytes(compiled(Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
