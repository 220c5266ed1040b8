"""The shipped pipelines: what they hold, that they are small, that they read alike each time."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import load
from kawalis.annotate.model.shipped import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

LARGEST = 30 * 1024 * 1024  # bytes
REPORT = "وألمح وزير النقل في القاهرة إلى أن الطريق سيفتح. وقالت الوزيرة للصحفيين إنها ستسافر غدا."
NAMES = ["news", "open"]


@cache
def pipeline(name: str) -> Language:
    return load(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_pipeline_is_small_and_says_its_licence(name: str) -> None:
    folder = SHIPPED / name
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= LARGEST
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    assert meta["lang"] == "ar_kawalis"
    assert meta["license"].startswith("CC BY")
    assert meta["license"] in (folder / "MODEL_CARD.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_layer_is_annotated(name: str) -> None:
    doc = pipeline(name)(REPORT)
    assert [sentence.text.split()[0] for sentence in doc.sents] == ["وألمح", "وقالت"]
    assert all(token.pos_ and token.lemma_ and token.dep_ for token in doc)
    assert {token.text: token.pos_ for token in doc}["ألمح"] == "VERB"  # the lexicon overrules the network
    assert ("القاهرة", "LOC") in {(entity.text, entity.label_) for entity in doc.ents}


def test_two_loads_read_alike() -> None:
    one, two = load("news")(REPORT), load("news")(REPORT)
    rows = [
        [(t.text, t.pos_, str(t.morph), t.head.i, t.dep_, t.ent_type_) for t in doc] for doc in (one, two)
    ]
    assert rows[0] == rows[1]


def test_an_unknown_pipeline_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="find"):
        load(tmp_path / "none")


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from('قال الوزير إن ،."«»\n\u200f3aء\u064b'), max_size=120))
def test_any_text_is_annotated(text: str) -> None:
    doc = pipeline("open")(text)
    assert doc.text == text
