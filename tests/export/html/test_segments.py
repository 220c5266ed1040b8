import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.export.html.segments import Mark, cut, snap

ALPHABET = "سلاملإ بًَّ\u0670\u200c\u200d1a\u0301\n\r🇮🇶👍\U0001f3fd"


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(st.sampled_from(ALPHABET), min_size=1, max_size=60))
    marks = []
    for i in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Mark(start, end, f"s{i}", "said", draw(st.booleans())))
    return text, marks


@given(marked())
def test_segments_are_flat_whole_and_name_all_that_covers_them(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    segments = list(cut(text, marks, 0, len(text)))
    assert "".join(s.text for s in segments) == text
    at = 0
    for segment in segments:
        end = at + len(segment.text)
        covering = {m.of for m in marks if (w := snap(text, m.start, m.end))[0] < end and at < w[1]}
        assert {*segment.of, *segment.part} == covering
        at = end


@given(marked())
def test_no_segment_begins_with_what_hangs_on_a_letter(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    segments = list(cut(text, marks, 0, len(text)))
    for before, segment in pairwise(segments):
        if before.text[-1] in "\r\n":
            continue  # a mark with nothing to hang on
        assert unicodedata.category(segment.text[0]) not in {"Mn", "Me", "Mc"}


@pytest.mark.parametrize(
    ("text", "start", "end", "wide"),
    [
        ("مُدّة", 1, 3, (0, 4)),  # between a letter and its vowel
        ("قلم", 1, 2, (1, 2)),
        ("سلام", 1, 2, (1, 3)),
        ("🇮🇶🇱🇧", 1, 2, (0, 2)),  # half a flag
        ("🇮🇶🇱🇧", 2, 3, (2, 4)),
        ("👍\U0001f3fd", 1, 2, (0, 2)),
        ("a\r\nb", 2, 3, (1, 3)),
        ("لإيران", 1, 6, (0, 6)),  # one drawing
        ("سلَام", 0, 2, (0, 4)),
        ("قال", 2, 3, (2, 3)),
    ],
)
def test_boundaries_widen_to_clusters(text: str, start: int, end: int, wide: tuple[int, int]) -> None:
    assert snap(text, start, end) == wide


def test_a_pile_of_marks_takes_no_quadratic_time() -> None:
    text = "س" + "\u064b" * 200_000
    marks = [Mark(i, i + 1, "s1", "said") for i in range(1, 200_000, 100)]
    assert "".join(s.text for s in cut(text, marks, 0, len(text))) == text
