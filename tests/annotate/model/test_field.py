"""The field cuts words as python-crfsuite does, one word alone and among others."""

from __future__ import annotations

import gzip
from functools import cache
from typing import Any

import msgspec
import pycrfsuite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate.model.chars import fold
from kawalis.annotate.model.clitics import character_features
from kawalis.annotate.model.crfsuite import read
from kawalis.annotate.model.field import Field, Weights
from kawalis.annotate.model.segmenting import FIELD, WORDS
from kawalis.annotate.model.shipped import NAMES, SHIPPED

FORMS = st.lists(
    st.text(st.sampled_from("وبالكفسنتهميةعرحاجصق\u063a\u06a4ﷺa"), min_size=1, max_size=40), max_size=6
)


@cache
def both(name: str) -> tuple[Field, Any, bytes, dict[str, int]]:
    blobs = msgspec.msgpack.decode((SHIPPED / name / "tokenizer").read_bytes())
    counts = msgspec.msgpack.decode(gzip.decompress(blobs[WORDS]))["counts"]
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(blobs[FIELD])
    return Field(Weights.of(*read(blobs[FIELD])), counts), tagger, blobs[FIELD], counts


@pytest.mark.parametrize("name", NAMES)
@given(forms=FORMS)
@settings(max_examples=80, deadline=None)
def test_it_cuts_as_crfsuite_does(name: str, forms: list[str]) -> None:
    field, tagger, _, counts = both(name)  # the bytes must outlive the tagger
    words = [fold(form) for form in forms]
    wanted = [tagger.tag(character_features(word, counts)) for word in words]
    assert field(words) == wanted
    assert [field([word])[0] for word in words] == wanted


def test_what_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="crfsuite"):
        read(b"nothing of the kind")
