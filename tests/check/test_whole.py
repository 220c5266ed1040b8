"""Invented reports read by the whole engine: what each stage gives is what the checks expect."""

from __future__ import annotations

import pytest

from kawalis.pipeline import read_text
from tests.check.builders import FILLER


def kinds(text: str, published: str | None = None) -> list[str]:
    return [check.kind for check in read_text(text, published=published).checks]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("وصل الوفد يوم الأربعاء 18 يناير 2015 إلى المدينة.", ["weekday_date_clash"]),
        ("وصل الوفد يوم الأحد 18 يناير 2015 إلى المدينة.", ["weekday_date_agreement"]),
        ("وصل الوفد في 31 شباط 2015 إلى المدينة.", ["bad_date"]),
        ("وصل الوفد في 28 شباط 2015 إلى المدينة.", []),
        ("زيارة استمرت يومين من 4 أيار 2015 إلى 12 أيار 2015.", ["duration_clash"]),
        ("زيارة استمرت ثمانية أيام من 4 أيار 2015 إلى 12 أيار 2015.", []),
        ("زيارة استمرت يومين من 4 إلى 12 أيار 2015.", ["duration_clash"]),
        ("زيارة استمرت ثمانية أيام من 4 إلى 12 أيار 2015.", []),
    ],
)
def test_times(body: str, found: list[str]) -> None:
    assert kinds(f"عنوان الخبر\n{body}") == found


def test_a_range_with_an_impossible_day_is_no_endpoint() -> None:
    assert kinds("عنوان الخبر\nزيارة استمرت يومين من 4 شباط 2015 إلى 31 شباط 2015.") == ["bad_date"]


def test_rounds_out_of_order() -> None:
    body = (
        "عقدت الجولة الثانية من المفاوضات في حزيران 2015. "
        "وعقدت الجولة الأولى من المفاوضات في تشرين الأول 2015 بعد خلاف."
    )
    assert kinds(f"خلاف على المواعيد\n{body}") == ["series_clash"]


def test_one_unnamed_source() -> None:
    body = (
        "قال مصدر حكومي مطلع إن اللقاء تأجل أسبوعا. وأضاف المصدر أن الوفد غادر العاصمة. "
        "وأوضح المصدر أن الملف ما زال مفتوحا."
    )
    assert kinds(f"تأجيل اللقاء\n{body}") == ["single_source"]


def test_a_quoted_headline() -> None:
    assert kinds(f"«خرج ساخطا من القاعة».. كواليس الجلسة\n{FILLER}") == ["headline_quote_unsupported"]


def test_a_plain_report_has_nothing_to_remark_on() -> None:
    assert kinds(f"اهتمام واسع بالملف\n{FILLER}", "2021-04-08") == []
