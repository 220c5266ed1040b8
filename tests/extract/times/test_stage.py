"""The stage as a whole: spans, order, no overlap, whatever the input; values as the report means them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import annotate
from kawalis.extract.times import times
from kawalis.extract.times.hijri import resolve_other_calendar
from kawalis.model import Article, Published
from kawalis.pipeline import initial

if TYPE_CHECKING:
    from collections.abc import Callable

    from kawalis.extract.times.calendars import Interval
    from kawalis.model import TimeExpression

    Read = Callable[..., tuple[Published, tuple[TimeExpression, ...]]]

WORDS = [
    "يوم",
    "أمس",
    "غدا",
    "الأربعاء",
    "الأحد",
    "6",
    "31",
    "2020",
    "1436",
    "٣",
    "نيسان",
    "آب",
    "أبريل",
    "شوال",
    "من",
    "و",
    "إلى",
    "بين",
    "(",
    ")",
    "/",
    "-",
    ":",
    "،",
    "الماضي",
    "المقبل",
    "الحالي",
    "العام",
    "عام",
    "شهر",
    "الشهر",
    "مطلع",
    "خمسة",
    "عشرين",
    "أيام",
    "يومين",
    "قبل",
    "منذ",
    "كل",
    "الساعة",
    "3:30",
    "مساء",
    "صباح",
    "هـ",
    "م",
    "الموافق",
    "هذا",
    "الثالث",
    "نصف",
    "ربع",
    "القرن",
    "هـ",
    "وآب",
    "والخميس",
    "بنيسان",
    "لمدة",
    "جرت",
    "في",
    "سيصل",
    "كتاب",
    "IQ",
    "\u200f",
    "ـ",
    "ﷲ",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=40).map(" ".join), st.booleans())
def test_spans_index_the_untouched_text_in_order_without_overlap(text: str, known: bool) -> None:
    article = Article.of(text, published=Published("2021-04-08", "given") if known else None)
    published, found = times(article=article, document=annotate(**initial(article)))
    last = 0
    for number, time in enumerate(found, start=1):
        assert time.id == f"t{number}"
        assert text[time.start : time.end] == time.text != ""
        assert time.start >= last
        last = time.end
        assert time.kind in {"DATE", "TIME", "DURATION", "SET"}
        assert time.value
        assert (time.begin is None) == (time.until is None)
        if time.begin is not None and time.until is not None:
            assert time.begin <= time.until
    assert published.origin in {"given", "inferred", "unknown"}
    assert (published.value is None) == (published.origin == "unknown")


@settings(max_examples=50, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2025, 12, 31)))
def test_yesterday_with_its_weekday_and_date_always_gives_the_day_back(day: date) -> None:
    names = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
    text = f"اجتمع الوفدان اليوم {names[day.weekday()]} {day.day}/{day.month}/{day.year}"
    article = Article.of(text)
    published, found = times(article=article, document=annotate(**initial(article)))
    assert published.value == day.isoformat()
    assert [time.value for time in found] == [day.isoformat()]


VALUES = [
    # (report's words, published, kind, value, begin, until) of the first expression
    ("وقع الهجوم في 31 شباط 2020", "2021-04-08", "DATE", "2020-02-31", None, None),
    ("وقع الهجوم في 13/13/2020", "2021-04-08", "DATE", "2020-13-13", None, None),
    ("وقع يوم الأحد 6 نيسان 2021", "2021-04-08", "DATE", "2021-04-06", "2021-04-06", "2021-04-06"),
    ("وقع في حزيران الماضي", "2021-04-08", "DATE", "2020-06", "2020-06-01", "2020-06-30"),
    ("وقع في حزيران الماضي", "2021-07-08", "DATE", "2021-06", "2021-06-01", "2021-06-30"),
    ("وقع في نيسان الماضي", "2021-04-08", "DATE", "2020-04", "2020-04-01", "2020-04-30"),
    ("وقع في 6 نيسان الماضي", "2021-04-08", "DATE", "2021-04-06", "2021-04-06", "2021-04-06"),
    ("اغتيل مطلع العام الماضي", "2021-04-08", "DATE", "2020", "2020-01-01", "2020-05-01"),
    ("وقع الثلاثاء الماضي", "2021-04-06", "DATE", "2021-03-30", "2021-03-30", "2021-03-30"),
    ("وقع الثلاثاء", "2021-04-06", "DATE", "2021-04-06", "2021-04-06", "2021-04-06"),
    ("سيصل الوفد الثلاثاء", "2021-04-08", "DATE", "2021-04-13", "2021-04-13", "2021-04-13"),
    ("يصل الوفد الثلاثاء المقبل", "2021-04-06", "DATE", "2021-04-13", "2021-04-13", "2021-04-13"),
    ("وقع الجمعة قبل الماضية", "2021-04-08", "DATE", "2021-03-26", "2021-03-26", "2021-03-26"),
    ("وقع أمس الأحد", "2021-04-08", "DATE", "2021-04-04", "2021-04-04", "2021-04-04"),
    ("يصل الأسبوع المقبل", "2020-12-30", "DATE", "2021-W01", "2021-01-04", "2021-01-10"),
    ("وقع الشهر الماضي", "2021-01-08", "DATE", "2020-12", "2020-12-01", "2020-12-31"),
    ("غادر قبل أكثر من عشر سنوات", "2021-04-08", "DURATION", "P10Y", None, None),
    (
        "سيصدر التقرير بعد الفصل الذي انتهى في 30 حزيران",
        "2015-07-21",
        "DATE",
        "2015-06-30",
        "2015-06-30",
        "2015-06-30",
    ),
    (
        "بدأ التشغيل مطلع العام الهجري الجاري",
        "2015-07-21",
        "DATE",
        "2014-10-25/2015-10-13",
        "2014-10-25",
        "2015-02-19",
    ),
    ("غادر قبل شهرين", "2021-01-31", "DURATION", "P2M", "2020-11-01", "2020-11-30"),
    ("يتظاهرون منذ شهر", "2021-03-31", "DURATION", "P1M", "2021-02-28", "2021-03-31"),
    ("قتلوا خلال الأيام الثلاثة الماضية", "2021-04-08", "DURATION", "P3D", "2021-04-05", "2021-04-08"),
    ("وقع فجر أمس", "2021-04-08", "TIME", "2021-04-07TMO", "2021-04-07T03:00", "2021-04-07T06:59"),
    ("بدأ الليلة الماضية", "2021-04-08", "TIME", "2021-04-07TNI", "2021-04-07T18:00", "2021-04-08T05:59"),
    (
        "وقع الساعة الثالثة فجر أمس",
        "2021-04-08",
        "TIME",
        "2021-04-07T03:00",
        "2021-04-07T03:00",
        "2021-04-07T03:00",
    ),
    ("حضر 12 وزيرا اجتماعا في الساعة 4:15 عصر اليوم", "2021-04-08", "TIME", "2021-04-08T16:15", None, None),
    ("استمر لمدة خمس سنوات ونصف السنة", "2021-04-08", "DURATION", "P5Y6M", None, None),
    ("بقي ما بين 3-5 أيام", "2021-04-08", "DURATION", "P3D/P5D", None, None),
    ("تأسس عام 1436هـ", "2021-04-08", "DATE", "2014-10-25/2015-10-13", "2014-10-25", "2015-10-13"),
    (
        "أقيم في 5 شوال 1436 الموافق 21 يوليو 2015",
        "2021-04-08",
        "DATE",
        "2015-07-21",
        "2015-07-21",
        "2015-07-21",
    ),
]


@pytest.mark.parametrize(("text", "published", "kind", "value", "begin", "until"), VALUES)
def test_value_and_interval(
    read: Read, text: str, published: str, kind: str, value: str, begin: str | None, until: str | None
) -> None:
    _, found = read(text, published)
    assert len(found) == 1, found
    assert (found[0].kind, found[0].value) == (kind, value)
    if begin is not None or kind == "DATE":
        assert (found[0].begin, found[0].until) == (begin, until)


BAD = [
    # What no calendar has keeps its value, without an interval: nothing is moved to a day that exists.
    ("وقع الهجوم في 31 شباط 2020", "2020-02-31"),
    ("وقع الهجوم في 31 نيسان", "2020-04-31"),
    ("وقع الهجوم في 29 شباط 2019", "2019-02-29"),
    ("وقع الهجوم في 13/13/2020", "2020-13-13"),
    ("وقع الهجوم في 2020-00-10", "2020-00-10"),
    ("وقع الهجوم في 0 نيسان 2020", "2020-04-00"),
    ("وقع الهجوم في 35 حزيران 2020", "2020-06-35"),
    ("وقع الهجوم في 31 صفر 1442هـ", "XXXX-XX-XX"),
    ("وقع الهجوم في 31 بهمن 1399", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("text", "value"), BAD)
def test_a_date_that_does_not_exist_is_kept_as_found(read: Read, text: str, value: str) -> None:
    _, found = read(text, "2021-04-08")
    assert [(time.value, time.begin, time.until) for time in found] == [(value, None, None)]


@pytest.mark.parametrize("text", ["وقع الهجوم عام 0", "وقع الهجوم عام 0000", "وقع الهجوم في 6/4/0000"])
def test_there_is_no_year_zero(read: Read, text: str) -> None:
    assert not [time for time in read(text, "2021-04-08")[1] if time.begin]


def test_a_weekday_that_does_not_fit_its_date_moves_nothing(read: Read) -> None:
    _, found = read("اجتمع الوفدان يوم الأحد 6 نيسان 2021", "2021-04-08")
    assert [(time.text, time.value) for time in found] == [("يوم الأحد 6 نيسان 2021", "2021-04-06")]


NARRATIVES = [
    # (report's words, values): what counts from the last time told, and what had been said on an earlier day
    ("اعتقل في 3 أيار 2019 وأفرج عنه في اليوم التالي", ["2019-05-03", "2019-05-04"]),
    ("اعتقل مساء 3 أيار 2019 وأفرج عنه في اليوم نفسه", ["2019-05-03TEV", "2019-05-03"]),
    ("وقع الاتفاق في 2 آب 2018 وبدأ تطبيقه في 15 من الشهر نفسه", ["2018-08-02", "2018-08-15"]),
    ("انتخب في آذار 2012 وأقيل في كانون الأول من العام نفسه", ["2012-03", "2012-12"]),
    ("انتخب عام 2012 وأقيل في اليوم التالي", ["2012", "XXXX-XX-XX"]),
    ("عاد إلى بلده في اليوم التالي", ["XXXX-XX-XX"]),
    ("كان الوزير قد قال في 3 أيار 2019 إن الوفد وصل الأسبوع الماضي", ["2019-05-03", "2019-W17"]),
    ("وكانت الوزارة أعلنت في 3 أيار 2019 أن الجلسة تعقد الأحد المقبل", ["2019-05-03", "2019-05-05"]),
    # These are the report's own: told by itself, said by one whom the date describes, or of these days.
    ("قال الوزير إن الوفد الذي تشكل في 3 أيار 2019 وصل الأسبوع الماضي", ["2019-05-03", "2021-W13"]),
    ("وكان الناطق الذي عين في 3 أيار 2019 قال إن الوفد وصل الأسبوع الماضي", ["2019-05-03", "2021-W13"]),
    ("كان الوزير قد قال في 6 نيسان 2021 إن الوفد وصل الأسبوع الماضي", ["2021-04-06", "2021-W13"]),
]


@pytest.mark.parametrize(("text", "values"), NARRATIVES)
def test_the_anchor_of_a_narrative(read: Read, text: str, values: list[str]) -> None:
    assert [time.value for time in read(text, "2021-04-08")[1]] == values


RELATIONS = [
    ("غادر الوفد قبل ثلاثة أيام", "before", None, "2021-04-05"),
    ("غادر الوفد بعد يومين من الانفجار", "after", "الانفجار", None),
    ("انسحب المرشح قبل أسبوع من الاقتراع", "before", "الاقتراع", None),
    ("يتظاهرون منذ ثلاثة أشهر", "since", None, "2021-01-08"),
]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("يقود الوفد المفاوضات منذ أغسطس", "2014-08"),
        ("يتولى المنصب منذ 15 ديسمبر", "2014-12-15"),
        ("يتولى المنصب منذ مارس", "2015-03"),
        ("ستبدأ الحملة في أغسطس", "2015-08"),
        ("وينطلق المعرض منذ ديسمبر المقبل", "2015-12"),
    ],
)
def test_since_a_month_is_no_month_to_come(read: Read, text: str, value: str) -> None:
    assert [time.value for time in read(text, "2015-07-23")[1]] == [value]


@pytest.mark.parametrize(("text", "kind", "to", "begin"), RELATIONS)
def test_a_length_says_what_it_counts_from(
    read: Read, text: str, kind: str, to: str | None, begin: str | None
) -> None:
    (time,) = read(text, "2021-04-08")[1]
    assert time.relation is not None
    assert (time.relation.kind, time.relation.to.text if time.relation.to else None) == (kind, to)
    assert time.begin == begin


def test_a_length_without_such_a_word_counts_from_nothing(read: Read) -> None:
    (time,) = read("زار الوزير العاصمة لمدة يومين", "2021-04-08")[1]
    assert time.relation is None


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("مطلع العام الماضي", "START"),
        ("منتصف الشهر الجاري", "MID"),
        ("أواخر آذار الماضي", "END"),
        ("العام الماضي", None),
    ],
)
def test_a_part_is_told_beside_the_value(read: Read, text: str, mod: str | None) -> None:
    (time,) = read(f"زار الوفد المدينة {text}", "2021-04-08")[1]
    assert time.mod == mod


@settings(max_examples=50, deadline=None)
@given(st.dates(date(1900, 3, 21), date(2100, 3, 19)))
def test_solar_hijri_years_have_twelve_months_in_a_row(day: date) -> None:
    year = day.year - 621
    months = [_other({"hyear": year, "hmonth": month}) for month in range(1, 13)]
    whole = _other({"hyear": year})
    assert whole.begin == months[0].begin
    assert whole.until == months[-1].until
    assert all((b.begin - a.until).days == 1 for a, b in pairwise(months))
    assert (whole.until - whole.begin).days in {364, 365}


def _other(features: dict[str, int]) -> Interval:
    interval = resolve_other_calendar(features, "solar", None)[1]
    assert interval is not None
    return interval


NOT_TIMES = [
    "أصيب شاب (23 عاما) بجروح طفيفة",
    "تتراوح أعمارهم بين 18 و25 عاما",
    "وقعت الوزارة 31 عقدا مع الشركات",
    "خرجوا في يوم القدس العالمي",
    "تظاهر أنصار قوى 14 آذار وحركة 6 أبريل",
    "زار مدينة السادس من أكتوبر",
    'كتبت صحيفة "المصري اليوم" عن القمة',
    "قال الأمين العام الحالي للمنظمة",
    "حضر باب الحارة وصلاة الجمعة",
    "كل عام وأنتم بخير",
    "كان المتسابق، 34 عاما، في الماء",
    "تعمل المولدات في اليوم مرتين",
    "وزع 2000 سلة غذائية",
    "فوجئ أكثر من أي وقت مضى",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_only_looks_like_a_time_is_left_alone(read: Read, text: str) -> None:
    assert read(text, "2021-04-08")[1] == ()


def test_a_clock_time_takes_the_day_of_its_sentence(read: Read) -> None:
    _, found = read("وقع الانفجار أمس قرب السوق، وأعلن عند الساعة 9:20 مساء عن الحصيلة", "2021-04-08")
    assert [time.value for time in found] == ["2021-04-07", "2021-04-07T21:20"]


def test_a_clock_time_takes_no_part_of_day_from_its_neighbour(read: Read) -> None:
    _, found = read("وقع الانفجار مساء السبت قرب السوق عند 06.14 ت غ", "2021-04-08")
    assert [time.value for time in found] == ["2021-04-03TEV", "2021-04-03T06:14Z"]


def test_proclitics_stay_outside(read: Read) -> None:
    _, found = read("غادر وبالأمس عاد لليوم الثاني وللعام المقبل خطط", "2021-04-08")
    assert [time.text for time in found] == ["الأمس", "لعام المقبل"]


def test_marks_and_other_digits_do_not_hide_a_date(read: Read) -> None:
    _, found = read("صَدَرَ يـومَ الثُّلاثاءِ ٦ نَيْسان ۲۰۲۱", "2021-04-08")
    assert [(time.text, time.value) for time in found] == [("يـومَ الثُّلاثاءِ ٦ نَيْسان ۲۰۲۱", "2021-04-06")]


SEQUENCES = [  # what an expression takes from those around it
    (
        "الوزير يسلم السلطة يوم الثلاثاء\nقرر الوزير نقل السلطة سريعا وهو ما سيحصل يوم الثلاثاء.",
        ["2021-04-13", "2021-04-13"],
    ),
    (
        "الجيش يقصف القرية الثلاثاء\nقصف الجيش القرية الثلاثاء وقتل مزارعا.",
        ["2021-04-06", "2021-04-06"],
    ),
    (
        "وصل السعر إلى أدنى مستوى بحلول الساعة 1405 بعدما تراجع عند التسوية يوم الاثنين",
        ["T14:05", "2021-04-05"],
    ),
    (
        "تواصل القصف العنيف منذ 11 آذار. وقال شاهد إن الغارات استهدفت صباحا سوق القرية.",
        ["2021-03-11", "2021-04-08TMO"],
    ),
    ("هاجم المسلحون نقطة التفتيش السبت، واختفى جنديان منذ ذلك الحين.", ["2021-04-03", "2021-04-03"]),
    ("استقال الوزير أمس وكان في ذلك الوقت خارج البلاد.", ["2021-04-07", "PAST_REF"]),
]


@pytest.mark.parametrize(("text", "values"), SEQUENCES)
def test_an_expression_takes_its_day_from_what_was_told(read: Read, text: str, values: list[str]) -> None:
    assert [time.value for time in read(text, "2021-04-08")[1]] == values
