"""The stage as a whole: spans, order, no overlap, whatever the input; values as the report means them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import annotate
from kawalis.extract.times import times
from kawalis.model import Article, Published
from kawalis.pipeline import initial

if TYPE_CHECKING:
    from collections.abc import Callable

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
    ("غادر قبل أكثر من عشر سنوات", "2021-04-08", "DATE", "2011", None, None),
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
    ("غادر قبل شهرين", "2021-01-31", "DATE", "2020-11", "2020-11-01", "2020-11-30"),
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
