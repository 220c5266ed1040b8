"""Spans are cut from the text and never lie outside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.model import Span

TEXT = "قال الوزير"


def test_a_span_is_its_text() -> None:
    span = Span.of(TEXT, 4, 10)
    assert span == Span(4, 10, "الوزير")
    assert len(span) == 6


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2), (0, 11), (11, 12)])
def test_no_span_is_empty_or_outside(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span.of(TEXT, start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlap", "contain"),
    [
        ((0, 5), (4, 8), True, False),
        ((0, 5), (5, 8), False, False),
        ((0, 8), (2, 4), True, True),
        ((2, 4), (0, 8), True, False),
        ((2, 4), (2, 4), True, True),
    ],
)
def test_overlap_and_containment(
    one: tuple[int, int], other: tuple[int, int], overlap: bool, contain: bool
) -> None:
    first, second = Span.of(TEXT, *one), Span.of(TEXT, *other)
    assert first.overlaps(second) is overlap
    assert second.overlaps(first) is overlap
    assert first.contains(second) is contain


@given(st.text(min_size=1), st.data())
def test_any_cut_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text
