from __future__ import annotations

from kawalis.check.pattern import pattern
from tests.check.builders import Builder

BODY = (
    "تكررت زيارة المبعوث إلى العاصمة قبيل انطلاق الجولة الثالثة من الحوار، وكانت زيارته السابقة في الصيف "
    "عشية انطلاق الجولة الثانية من الحوار."
)


def report(body: str = BODY, *, second: bool = True) -> Builder:
    builder = Builder("عنوان", body)
    envoy = builder.actor("المبعوث", "person")
    sides = builder.actor("الحوار", "group")
    builder.event("زيارة", envoy)
    builder.event("الجولة الثالثة", sides)
    if second:
        builder.event("زيارته السابقة", envoy)
        builder.event("الجولة الثانية", sides)
    return builder


def test_two_visits_each_before_a_round() -> None:
    (check,) = pattern(report().report())
    assert check.about == ("e1", "e2", "e3", "e4")
    assert check.severity == "note"
    assert "2 من 2" in check.message.ar
    assert "2 of 2" in check.message.en


def test_one_pair_is_no_pattern() -> None:
    assert list(pattern(report(second=False).report())) == []


def test_other_words_than_shortly_before_link_nothing() -> None:
    assert list(pattern(report(BODY.replace("عشية", "بعد")).report())) == []


def test_another_actor_makes_no_pattern() -> None:
    builder = report()
    other = builder.actor("آخر", "person", "الصيف")
    last = builder.events[2]
    builder.events.pop(2)
    builder.event(last.anchor, other)
    assert list(pattern(builder.report())) == []


def test_another_series_makes_no_pattern() -> None:
    builder = report(BODY.replace("انطلاق الجولة الثانية من الحوار", "الجولة الثانية لبطولة الشطرنج"))
    assert list(pattern(builder.report())) == []
