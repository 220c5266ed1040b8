"""Whom a pronoun on an event means: the speaker inside what he says, two parties behind "between", else nobody."""

from __future__ import annotations

import pytest

from tests.extract.reported import read


@pytest.mark.parametrize(
    ("text", "anchor", "actors"),
    [
        (
            "أكد وزير الزراعة نديم الحسن أن الرئيس سامي قاسم يرحب بالحوار. وأكد أيضا أن زيارته إلى الأردن ناجحة.",
            "زيارته",
            {"وزير الزراعة نديم الحسن"},
        ),
        (
            "قال نديم الحسن إن اللقاء مع الوزير سامي قاسم كان مفيدا، مشيرا إلى أن زيارته إلى الأردن ناجحة.",
            "زيارته",
            {"نديم الحسن"},
        ),
        ("قال نديم الحسن إن الرئيس سامي قاسم بخير وإن زيارته إلى الأردن ناجحة.", "زيارته", set()),
        ("قال نديم الحسن إن زيارتها إلى الأردن ناجحة.", "زيارتها", set()),
        ("قالت حركة الفجر الوطنية إنها هاجمت مقر الشرطة.", "هاجمت", {"حركة الفجر الوطنية"}),
        ("قال نديم الحسن إنهم هاجموا مقر الشرطة.", "هاجموا", set()),
    ],
)
def test_a_pronoun_inside_what_is_said(text: str, anchor: str, actors: set[str]) -> None:
    found = [e for e in read(text) if anchor in {s.text for s in (e.anchor, *e.also)}]
    assert {s.text for e in found for s in e.actor_spans} == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("التقى الأمير سامي قاسم وفدا من فرنسا وألمانيا، وبدأ تعاون عسكري بينهما.", {"فرنسا", "ألمانيا"}),
        ("التقى الأمير سامي قاسم قادة البلدين، وبدأ تعاون عسكري بينهما.", set()),
        ("استقبل المدير الأمير سامي قاسم، وبدأ تعاون عسكري بينهم.", set()),
    ],
)
def test_between_them(text: str, actors: set[str]) -> None:
    found = [e for e in read(text) if e.type == "COOPERATE"]
    assert {s.text for e in found for s in e.actor_spans} == actors


def test_nobody_welcomes_himself() -> None:
    for event in read("أشاد الوزير نديم الحسن بحفاوة استقباله في المدينة."):
        assert not {s.text for s in event.actor_spans} & {s.text for s in event.target_spans}
