"""Sizes and contexts of events."""

from __future__ import annotations

import pytest

from tests.extract.reported import read


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("قتل ثلاثة جنود في هجوم على حاجز.", [("dead", 3, 3)]),
        ("أدى الهجوم إلى مقتل 12 شخصا وإصابة 30 آخرين.", [("dead", 12, 12), ("injured", 30, 30)]),
        ("أسفر الهجوم عن مقتل ما لا يقل عن خمسة مدنيين.", [("dead", 5, None)]),
        ("أسفر الهجوم عن مقتل خمسة مدنيين على الأقل.", [("dead", 5, None)]),
        ("أدى التفجير إلى مقتل خمسة وعشرين شخصا.", [("dead", 25, 25)]),
        ("اعتقلت الشرطة أكثر من 40 ناشطا.", [("arrested", 40, None)]),
        ("أدى القصف إلى سقوط 7 قتلى.", [("dead", 7, 7)]),
        ("زار الوزير خمس مدن.", []),
    ],
)
def test_sizes(text: str, sizes: list[tuple[str, int | None, int | None]]) -> None:
    found = [(s.kind, s.low, s.high) for e in read(text) for s in e.size]
    assert found == sizes


def test_a_year_is_no_size() -> None:
    assert all(not e.size for e in read("قتل جندي في هجوم عام 2014."))


def test_contexts_are_those_of_the_sentence() -> None:
    (event, *_) = read("اعتقلت الشرطة ثلاثة متهمين بالفساد قبل الانتخابات.")
    assert {"corruption", "election"} <= set(event.contexts)
    assert "cbrn" not in event.contexts
