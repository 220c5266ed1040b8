"""A description and the name behind it are one mention; a post reaches over the phrase on it."""

from __future__ import annotations

import pytest

from tests.extract.staged import state_of

CASES = (
    ("وأكد القيادي في الحركة سامي خليل أن الجسر آمن.", "القيادي في الحركة سامي خليل", "القيادي في الحركة"),
    (
        "وأكد النائب عن كتلة النهضة سامي خليل أن الجسر آمن.",
        "النائب عن كتلة النهضة سامي خليل",
        "النائب عن كتلة النهضة",
    ),
    (
        "قال الناطق باسم الحركة في المدينة سامي خليل إن الجسر آمن.",
        "الناطق باسم الحركة في المدينة سامي خليل",
        None,
    ),
    ("حذر رئيس لجنة الأمن في البرلمان سامي خليل من الانهيار.", "رئيس لجنة الأمن في البرلمان سامي خليل", None),
    (
        "أكد نائب رئيس الوزراء، وزير المالية سامي خليل أن الجسر آمن.",
        "نائب رئيس الوزراء، وزير المالية سامي خليل",
        None,
    ),
)


@pytest.mark.parametrize(("text", "full", "role"), CASES)
def test_a_description_belongs_to_the_name_behind_it(text: str, full: str, role: str | None) -> None:
    found = [m for m in state_of(text, "extract.sources.stage")["mentions"] if m.ner == "PER"]
    assert [m.full.text for m in found] == [full]
    assert role is None or found[0].role == role


KEPT_APART = (
    ("زار الوزير مدينة سامي خليل أمس.", "سامي خليل"),
    ("قال المتحدث في مؤتمر صحفي إن سامي خليل حضر.", "سامي خليل"),
    ("التقى الوزير أمس سامي خليل في المدينة.", "سامي خليل"),
)


@pytest.mark.parametrize(("text", "full"), KEPT_APART)
def test_a_name_without_a_description_stays_alone(text: str, full: str) -> None:
    found = [m for m in state_of(text, "extract.sources.stage")["mentions"] if m.ner == "PER"]
    assert full in [m.full.text for m in found]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("قال رئيس لجنة الأمن في البرلمان إن الجسر آمن.", "رئيس لجنة الأمن في البرلمان"),
        ("قال رئيس لجنة الأمن لوكالة الأنباء إن الجسر آمن.", "رئيس لجنة الأمن"),
        ("أعلن رئيس لجنة الأمن في بيان أن الجسر آمن.", "رئيس لجنة الأمن"),
    ],
)
def test_a_post_reaches_over_the_phrase_on_it(text: str, full: str) -> None:
    found = [m for m in state_of(text, "extract.sources.stage")["mentions"] if m.form == "office"]
    assert [m.full.text for m in found] == [full]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("أعلن مصدر أمني في بيان أن الجسر آمن.", "مصدر أمني"),
        ("قال مسؤول كبير في الحركة اليوم الأحد إن الجسر آمن.", "مسؤول كبير في الحركة"),
        ("نقلت الصحيفة عن مسؤول كبير في الحركة قوله إن الجسر آمن.", "مسؤول كبير في الحركة"),
        ("طالب مسؤول كبير في الحركة الحكومة بفتح الجسر.", "مسؤول كبير في الحركة"),
    ],
)
def test_an_unnamed_source_ends_before_the_circumstances(text: str, full: str) -> None:
    found = [m for m in state_of(text, "extract.sources.stage")["mentions"] if m.form == "anonymous"]
    assert [m.full.text for m in found] == [full]


@pytest.mark.parametrize("act", ["انسحاب", "تعليق", "استمرار"])
def test_a_name_ends_before_the_act_behind_it(act: str) -> None:
    found = state_of(f"أعلن وزير الدفاع سامي خليل {act} القوات.", "extract.sources.stage")["mentions"]
    assert "سامي خليل" in [m.span.text for m in found]
