"""Told or mentioned: what the filter says, what it leaves alone, and that it takes the best telling."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

import kawalis
from kawalis.extract.events.draft import Draft
from kawalis.extract.events.merge import merge
from kawalis.extract.events.telling import judged
from kawalis.knowledge import table
from kawalis.knowledge.schema.telling import TellingWeights
from kawalis.model import Span

if TYPE_CHECKING:
    from kawalis.model import Event

HEADLINE = "أخبار المدينة\n\n"


def events_of(text: str, kind: str) -> list[Event]:
    return [e for e in kawalis.read(HEADLINE + text).events if e.type == kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قتل خمسة جنود وأصيب عشرة في انفجار سيارة مفخخة استهدفت حاجزا للجيش في البلدة أمس.", "ASSAULT"),
        ("وقال ضابط في الشرطة إن خمسة أشخاص قتلوا وأصيب تسعة بجروح في هجوم انتحاري بسيارة مفخخة.", "ASSAULT"),
        ("تظاهر مئات الطلاب أمس أمام مقر الوزارة احتجاجا على رفع الرسوم.", "PROTEST"),
        ("تجمع آلاف المتظاهرين أمام البرلمان للمطالبة باستقالة الحكومة.", "PROTEST"),
    ],
)
def test_told(text: str, kind: str) -> None:
    found = events_of(text, kind)
    assert found
    assert {e.telling for e in found} == {"told"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("كان والده قد قتل في الحرب قبل ثلاثين عاما.", "ASSAULT"),
        ("أدان الحزب قتل المدنيين ودعا إلى التحقيق في عمليات الخطف.", "ASSAULT"),
        ("يقول الخبير إن المظاهرات التي شهدتها البلاد قبل أعوام ظاهرة لا يمكن الاستخفاف بها.", "PROTEST"),
    ],
)
def test_mentioned(text: str, kind: str) -> None:
    found = events_of(text, kind)
    assert found
    assert {e.telling for e in found} == {"mentioned"}
    assert all(e.told is not None and 0 <= e.told < 1 for e in found)


def test_types_without_a_filter_are_not_judged() -> None:
    found = events_of("التقى الوزير نظيره في العاصمة.", "CONSULT")
    assert [(e.telling, e.told) for e in found] == [(None, None)]


def test_one_telling_that_tells_it_is_enough() -> None:
    spans = [Span(0, 4, "قتلوا"), Span(20, 25, "القتل")]
    first, second = (
        Draft(s, "ASSAULT", None, "kill", "verb", 0, 3 * i, 3 * i + 1, "occurred", "", odds=odds)
        for i, (s, odds) in enumerate(zip(spans, (-2.0, 3.0), strict=True))
    )
    kept = merge([first, second])
    assert len(kept) == 1
    assert judged(kept[0]) == ("told", round(1 / (1 + math.exp(-3.0)), 2))


def test_the_weights_are_small_and_of_types_that_we_measure() -> None:
    found = table(TellingWeights)
    assert {entry.id for entry in found} == {"ASSAULT", "PROTEST"}
    for entry in found:
        assert len(entry.weights) < 2000
        assert all(abs(weight) < 3 for weight in entry.weights.values())


@pytest.mark.parametrize(
    ("text", "anchor", "kind"),
    [
        ("ووقع الهجوم فجر أمس قرب القصر.", "الهجوم", "ASSAULT"),
        ("وجرت التظاهرة بهدوء في وسط العاصمة.", "التظاهرة", "PROTEST"),
        ("تحدث الوزير عن المظاهرات التي شهدتها المدينة.", "المظاهرات", "PROTEST"),
    ],
)
def test_a_noun_with_the_article_stands_alone_beside_what_asserts_it(
    text: str, anchor: str, kind: str
) -> None:
    assert [e.anchor.text for e in events_of(text, kind)] == [anchor]


@pytest.mark.parametrize("text", ["تحدث الوزير عن المظاهرات في المدينة.", "سئل الوزير عن الهجوم."])
def test_otherwise_it_only_refers(text: str) -> None:
    assert not events_of(text, "PROTEST") + events_of(text, "ASSAULT")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("ومزق المتظاهرون صور المحافظ أمام المبنى.", "مزق"),
        ("اعتقلت الشرطة المحتجين الذين كانوا يطالبون بالعمل.", "يطالبون"),
        ("وكان مئات المتظاهرين قد حملوا صور المعتقلين.", "حملوا"),
    ],
)
def test_whatever_protesters_do_is_a_sign_of_a_protest(text: str, anchor: str) -> None:
    found = events_of(text, "PROTEST")
    assert [e.anchor.text for e in found] == [anchor]
    assert found[0].evidence.score < 0.5


@pytest.mark.parametrize(
    "text",
    ["وقال المتظاهرون إنهم عادوا إلى بيوتهم.", "ووصل معتصم الحداد إلى المدينة.", "ومزق الطلاب الأوراق."],
)
def test_what_they_say_and_what_others_do_is_none(text: str) -> None:
    assert not events_of(text, "PROTEST")
