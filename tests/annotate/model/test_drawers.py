"""Word lists in drawers are the lists, and the shipped ones are made from the model's own files."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate.model.compiling import FILE, compiled
from kawalis.annotate.model.drawers import Drawers, packed
from kawalis.annotate.model.shipped import READABLE, SHIPPED

VALUES: st.SearchStrategy[list[int]] = st.one_of(st.lists(st.integers(0, 9), max_size=3), st.just([]))


@given(
    st.one_of(
        st.dictionaries(st.text(max_size=6), VALUES, min_size=1, max_size=300),
        st.dictionaries(st.text(max_size=6), st.integers(0, 2**40), min_size=1, max_size=300),
        st.dictionaries(st.text(max_size=6), st.text(max_size=4), min_size=1, max_size=300),
    ),
    st.text(max_size=6),
)
@settings(max_examples=40, deadline=None)
def test_they_hold_what_was_put_in(words: dict[str, Any], other: str) -> None:
    drawers = Drawers(msgspec.msgpack.decode(msgspec.msgpack.encode(packed(words))))
    assert dict(drawers) == words
    assert len(drawers) == len(words)
    assert (other in drawers) == (other in words)
    assert drawers.get(other) == words.get(other)
    assert drawers.get("\ud800", 1) == 1


def test_a_missing_word_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Drawers(packed({"a": 1}))["b"]


@pytest.mark.parametrize("name", READABLE)
def test_what_is_shipped_is_what_is_made(name: str) -> None:
    assert (SHIPPED / name / FILE).read_bytes() == compiled(SHIPPED / name)
