"""Floors of the shipped annotators, wherever the treebank (third-party data) is at hand."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from kawalis.annotate import load

SHARED = Path(os.environ.get("KAWALIS_SHARED", Path(__file__).resolve().parents[2].parent / "shared"))
SEGMENTS = SHARED / "data" / "treebank" / "padt_segments_dev.jsonl"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["annotator"]

pytestmark = pytest.mark.skipif(
    not SEGMENTS.exists(), reason="the treebank is third-party data: set KAWALIS_SHARED to its folder"
)


def boundaries(pieces: list[str]) -> set[tuple[int, int]]:
    """Return [start, end) of each piece, counted in characters that are no blanks."""
    out, at = set(), 0
    for piece in pieces:
        size = len("".join(piece.split()))
        if size:
            out.add((at, at + size))
        at += size
    return out


def words_f1(name: str) -> float:
    """Return the F1 of syntactic words from raw text, in per cent."""
    nlp = load(name)
    right = ours = gold = 0
    for line in SEGMENTS.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        text = "".join("".join(segments) + (" " if space else "") for segments, space in sentence)
        wanted = boundaries([segment for segments, _ in sentence for segment in segments])
        found = boundaries([token.text for token in nlp.make_doc(text)])
        right, ours, gold = right + len(wanted & found), ours + len(found), gold + len(wanted)
    return 200 * right / (ours + gold)


def test_the_floor_was_set_on_this_file() -> None:
    assert hashlib.sha256(SEGMENTS.read_bytes()).hexdigest() == FLOORS["sha256"]


@pytest.mark.parametrize("name", ["news", "open"])
def test_words_from_raw_text(name: str) -> None:
    assert words_f1(name) >= FLOORS["words_f1"][name]
