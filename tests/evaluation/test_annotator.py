"""Floors of the shipped annotators, wherever the treebanks (third-party data) are at hand."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.evaluation import annotator

HASHES = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["annotator"][
    "sha256"
]

pytestmark = pytest.mark.skipif(
    not annotator.available(), reason="the treebanks are third-party data: set KAWALIS_SHARED to their folder"
)


@pytest.mark.parametrize("name", sorted(HASHES))
def test_the_floors_were_set_on_these_files(name: str) -> None:
    assert hashlib.sha256((annotator.TREEBANK / name).read_bytes()).hexdigest() == HASHES[name]


@pytest.mark.parametrize("name", annotator.NAMES)
def test_no_figure_falls(name: str) -> None:
    found, floors = annotator.figures(name), annotator.floors(name)
    assert len(floors) > 7
    assert {measure: found[measure] for measure, floor in floors.items() if found[measure] < floor} == {}
