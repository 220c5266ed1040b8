"""The day of publication: solved where the text decides it, unknown where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kawalis.model import Published, TimeExpression

    Read = Callable[..., tuple[Published, tuple[TimeExpression, ...]]]

DECIDED = [
    ("اجتمع الوفدان أمس الأربعاء 7 نيسان 2021 في العاصمة", "2021-04-08"),
    ("يصل الوفد غداً الجمعة 9 أبريل 2021", "2021-04-08"),
    ("أعلن الناطق اليوم الخميس الموافق 8 أبريل 2021 موعد الجلسة", "2021-04-08"),
    ("أعلن الناطق اليوم الخميس الموافق 8/4/2021 موعد الجلسة", "2021-04-08"),
    ("وقعت الحادثة أمس الجمعة الموافق 8/10/1436هـ", "2015-07-25"),
    # Weekday, the month as the current one, and a past year as lower bound, each in its own sentence.
    (
        "انتهت يوم أمس الأحد.\nوغادر يوم الجمعة الماضي (9 نيسان الحالي).\nوكانت الأولى قد جرت في أيار 2019.",
        "2021-04-12",
    ),
    ("اجتمع الوفدان اليوم 8 نيسان 2021 وغادر أحدهما أمس الأربعاء", "2021-04-08"),
    ("غادر أول من أمس الثلاثاء (6 نيسان الجاري) بعد أزمة العام الماضي 2020", "2021-04-08"),
]


@pytest.mark.parametrize(("text", "day"), DECIDED)
def test_the_clues_decide_the_day(read: Read, text: str, day: str) -> None:
    published, _ = read(text)
    assert (published.value, published.origin) == (day, "inferred")
    assert all(published.why)
    assert day in published.why[-1] or "agrees" in published.why[-1]


UNDECIDED = [
    ("اجتمع الوفدان أمس الأربعاء في العاصمة", "candidates: "),  # any Thursday
    ("قال الوزير أمس إن الملف أغلق", "Nothing in the text"),
    ("خصصت الأمم المتحدة اليوم الخامس من ديسمبر 2015 للتطوع", "Nothing in the text"),
    ("اجتمع الوفدان اليوم 8 نيسان 2021 في العاصمة", "not believed alone"),
    ("زار الوفد العاصمة أمس الأحد ويعود غدا الجمعة", "clashes"),
    ("اجتمع الوفدان أمس الأربعاء 8 نيسان 2021", "clashes"),  # that day was a Thursday
    # The today of a decision is the decision's.
    ("يدخل القرار حيز التنفيذ بداية من اليوم الخميس 8 نيسان 2021", "Nothing in the text"),
    # Nor does a time that counts from another one say anything of the report's day.
    ("سيفرج عنه في اليوم التالي، السبت 4 أيار 2019", "Nothing in the text"),
    (
        "تجري الانتخابات يوم الأحد القادم 18 نيسان 2021 كما قيل أمس الخميس",
        "candidates: 2021-04-09, 2021-04-16",
    ),
    # A year of a plan bounds nothing; the report of 1999, 2004 or 2010 may name it as well.
    (
        "غادر أمس الأربعاء.\nوانتهى الثلاثاء الماضي (6 نيسان الحالي).\nومن المقرر أن تجري في آب 2020",
        "2004",
    ),
    ("حدد أول من أمس السادس والعشرين من فبراير 2016 المقبل موعدا", "Nothing in the text"),
]


@pytest.mark.parametrize(("text", "said"), UNDECIDED)
def test_what_stays_open_is_unknown_with_its_candidates(read: Read, text: str, said: str) -> None:
    published, _ = read(text)
    assert (published.value, published.origin) == (None, "unknown")
    assert said in " ".join(published.why)


def test_each_clue_quotes_its_words_and_says_what_it_leaves(read: Read) -> None:
    published, _ = read("غادر أمس الأربعاء.\nوانتهى الاجتماع الثلاثاء الماضي (6 نيسان الحالي)")
    first, second, last = published.why
    assert first.startswith("«أمس الأربعاء» names the Wednesday")
    assert first.endswith("on a Thursday. Of the days from 1995-01-01 to 2026-12-31 it leaves 1,670.")
    assert second.startswith("«الثلاثاء الماضي (6 نيسان الحالي)» is the last such weekday")
    assert second.endswith("It leaves 4 days.")
    assert last == "candidates: 1999-04-08, 2004-04-08, 2010-04-08, 2021-04-08"


def test_a_given_day_is_kept(read: Read) -> None:
    published, times = read("اجتمع الوفدان أمس الأربعاء 7 نيسان 2021", "2020-01-01")
    assert (published.value, published.origin) == ("2020-01-01", "given")
    assert times[0].value == "2021-04-07"


def test_times_are_resolved_with_the_inferred_day(read: Read) -> None:
    _, times = read("اجتمع الوفدان أمس الأربعاء 7 نيسان 2021، وكان اللقاء الأول في حزيران الماضي")
    assert [time.value for time in times] == ["2021-04-07", "2020-06"]


def test_without_a_day_relative_times_stay_open(read: Read) -> None:
    text = "غادر أمس وعاد الأربعاء الماضي، وكان في حزيران الماضي ومطلع العام الماضي والأسبوع الماضي مساء غد"
    _, times = read(text)
    assert [time.value for time in times] == [
        "XXXX-XX-XX",
        "XXXX-WXX-3",
        "XXXX-06",
        "XXXX",
        "XXXX-WXX",
        "XXXX-XX-XXTEV",
    ]
    assert {(time.begin, time.until) for time in times} == {(None, None)}
