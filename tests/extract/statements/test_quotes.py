"""Quotation marks: whole, part, odd, mixed, unclosed, nested, over lines, and those that only mark a name."""

from __future__ import annotations

import pytest

from tests.extract.staged import plain, statements_of

WHOLE = [
    pytest.param("قال الوزير: «الجسر مغلق».", "«الجسر مغلق»", id="guillemets after a colon"),
    pytest.param('قال الوزير: "الجسر مغلق".', '"الجسر مغلق"', id="straight marks"),
    pytest.param("قال الوزير: “الجسر مغلق”.", "“الجسر مغلق”", id="curly marks"),
    pytest.param("قال الوزير: „الجسر مغلق”.", "„الجسر مغلق”", id="low opening mark"),
    pytest.param("قال الوزير: «الجسر مغلق”.", "«الجسر مغلق”", id="mixed: guillemet closed by a curly mark"),
    pytest.param("قال الوزير: “الجسر مغلق».", "“الجسر مغلق»", id="mixed: curly closed by a guillemet"),
    pytest.param("قال الوزير «الجسر مغلق والطريق مقطوع».", "«الجسر مغلق والطريق مقطوع»", id="no colon"),
    pytest.param("قال الوزير إن «الجسر مغلق».", "إن «الجسر مغلق»", id="the marks after إن"),
    pytest.param("أكد الوزير أن «الجسر مغلق».", "أن «الجسر مغلق»", id="the marks after أن"),
    pytest.param('قال الوزير إن "الجسر مغلق".', 'إن "الجسر مغلق"', id="straight marks after إن"),
    pytest.param(
        "قال الوزير: «الجسر مغلق. الطريق مقطوع. لا حل قريبا».",
        "«الجسر مغلق. الطريق مقطوع. لا حل قريبا»",
        id="several sentences",
    ),
    pytest.param(
        'قال الوزير: "الجسر مغلق. الطريق مقطوع".',
        '"الجسر مغلق. الطريق مقطوع"',
        id="sentences, straight marks",
    ),
    pytest.param(
        "قال الوزير: «الجسر مغلق.\nالطريق مقطوع».", "«الجسر مغلق.\nالطريق مقطوع»", id="over two lines"
    ),
    pytest.param(
        "قال الوزير: «الجسر مغلق.\n\nالطريق مقطوع».",
        "«الجسر مغلق.\n\nالطريق مقطوع»",
        id="over two paragraphs",
    ),
    pytest.param("قال الوزير: «سمعنا «كفى» من الناس».", "«سمعنا «كفى» من الناس»", id="nested guillemets"),
    pytest.param('قال الوزير: «سمعنا "كفى" من الناس».', '«سمعنا "كفى" من الناس»', id="nested, two kinds"),
    pytest.param("قال الوزير: «هل الجسر مغلق؟».", "«هل الجسر مغلق؟»", id="a question inside"),
    pytest.param("قال الوزير: «الجسر مغلق.»", "«الجسر مغلق.»", id="the full stop inside"),
]


@pytest.mark.parametrize(("text", "content"), WHOLE)
def test_a_whole_quotation_is_direct(text: str, content: str) -> None:
    (found,) = statements_of(text)
    assert (plain(found)[2], found.directness) == (content, "direct")
    assert plain(found)[1] == "الوزير"


MIXED = [
    ("قال الوزير إن الجسر «مغلق تماما» منذ الفجر.", "إن الجسر «مغلق تماما» منذ الفجر"),
    ('قال الوزير إن ما جرى "جريمة".', 'إن ما جرى "جريمة"'),
    ("أكد الوزير أن «الجسر» مغلق.", "أن «الجسر» مغلق"),
    ("انتقد الوزير «الصمت المريب» من الجيران.", "«الصمت المريب» من الجيران"),
]


@pytest.mark.parametrize(("text", "content"), MIXED)
def test_a_part_in_marks_is_mixed(text: str, content: str) -> None:
    (found,) = statements_of(text)
    assert (plain(found)[2], found.directness) == (content, "mixed")


INDIRECT = [
    "قال الوزير إن الجسر مغلق.",
    "قال الوزير: الجسر مغلق.",
    "أكد الوزير أن الجسر (الشمالي) مغلق.",
]


@pytest.mark.parametrize("text", INDIRECT)
def test_without_marks_it_is_indirect(text: str) -> None:
    assert [s.directness for s in statements_of(text)] == ["indirect"]


UNCLOSED = [
    "قال الوزير: «الجسر مغلق.",
    'قال الوزير: "الجسر مغلق.',
    "قال الوزير: الجسر مغلق».",
    "قال الوزير إن «الجسر مغلق.",
    'قال الوزير إن الجسر" مغلق.',
]


@pytest.mark.parametrize("text", UNCLOSED)
def test_an_odd_mark_loses_no_statement(text: str) -> None:
    (found,) = statements_of(text)
    assert plain(found)[:2] == ("قال", "الوزير")
    assert "الجسر" in plain(found)[2]
    assert "مغلق" in plain(found)[2]


def test_an_odd_mark_leaves_the_next_paragraph_alone() -> None:
    found = statements_of('قال الوزير: "الجسر مغلق.\nوقالت وزارة النفط إن الخط آمن.')
    assert [plain(s)[:2] for s in found] == [("قال", "الوزير"), ("قالت", "وزارة النفط")]


NAMES = [
    "عرض الفيلم في مهرجان «ليالي الشتاء» أمس.",
    "صدرت رواية «الطريق إلى البحر» في جزأين.",
    "وصلت السفينة «نجمة الشمال» إلى الميناء.",
    "كان الاتفاق «تاريخيا» في نظر كثيرين.",
    'أطلقت البلدية مبادرة "المدينة النظيفة" صباحا.',
    "بدأت عملية «الفجر الجديد» في الجبال.",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_or_a_scare_quote_is_no_statement(text: str) -> None:
    assert [plain(s) for s in statements_of(text)] == []


HEADLINES = [
    ("«لن نتراجع عن الإصلاح أبدا»", "«لن نتراجع عن الإصلاح أبدا»", ""),
    ("الوزير: الجسر مغلق", "الجسر مغلق", "الوزير"),
    ("الوزير: «الجسر مغلق»", "«الجسر مغلق»", "الوزير"),
    ("مصدر أمني: الطريق مقطوع", "الطريق مقطوع", "مصدر أمني"),
    ("وزارة الصحة: المرض تحت السيطرة", "المرض تحت السيطرة", "وزارة الصحة"),
]


@pytest.mark.parametrize(("headline", "content", "source"), HEADLINES)
def test_headlines(headline: str, content: str, source: str) -> None:
    (found,) = statements_of("بدأ اليوم هادئا.", headline)
    assert (found.layer, plain(found)[2], plain(found)[1]) == ("headline", content, source)


@pytest.mark.parametrize(
    "headline",
    ["مهرجان «ليالي الشتاء» يعود", "تحديث: الجسر مغلق", "عاجل: انفجار في المرفأ", "الساعة 10:30 صباحا"],
)
def test_headlines_that_attribute_nothing(headline: str) -> None:
    assert [plain(s) for s in statements_of("بدأ اليوم هادئا.", headline)] == []


SEVERAL = [
    (
        "وصل سالم المرزوقي. وبقي نادر الهلالي.",
        "المرزوقي: نوافق.. الهلالي: نرفض",
        [("المرزوقي", "نوافق"), ("الهلالي", "نرفض")],
    ),
    ("وصل سالم المرزوقي.", "المرزوقي: خصمي ضعيف.. ورفيقه أيضا", [("المرزوقي", "خصمي ضعيف.. ورفيقه أيضا")]),
]


@pytest.mark.parametrize(("body", "headline", "told"), SEVERAL)
def test_each_part_of_a_headline_has_its_speaker(
    body: str, headline: str, told: list[tuple[str, str]]
) -> None:
    found = [s for s in statements_of(body, headline) if s.layer == "headline"]
    assert [(plain(s)[1], plain(s)[2]) for s in found] == told


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("قالت وزارة الخارجية البحرينية إن الأمر باطل.", 1),
        ("قالت وزارة الخارجية العراقية إن الأمر باطل.", 0),
        ("بدأ اليوم هادئا.", 0),
    ],
)
def test_a_country_speaks_where_its_government_opens_the_report(body: str, count: int) -> None:
    found = statements_of(body, "البحرين: الاتهامات باطلة")
    assert len([s for s in found if s.layer == "headline"]) == count
