"""How far a source goes on behind its head."""

from __future__ import annotations

import pytest

from tests.extract.staged import plain, statements_of

SOURCES = [
    (
        "an office behind a name",
        "أكد كريم حداد المستشار الإعلامي في رئاسة الإقليم أن الجسر آمن.",
        "كريم حداد المستشار الإعلامي في رئاسة الإقليم",
    ),
    (
        "two offices between commas",
        "وقال كريم حداد، المستشار العسكري للوزير، قائد العمليات إن الجسر آمن.",
        "كريم حداد، المستشار العسكري للوزير، قائد العمليات",
    ),
    (
        "coordination",
        "أكدت وزارة النقل ونقابة السائقين أن الجسر آمن.",
        "وزارة النقل ونقابة السائقين",
    ),
    (
        "a document with its clause",
        "وذكر البيان الذي نشرته وكالات الأنباء أن الجسر آمن.",
        "البيان الذي نشرته وكالات الأنباء",
    ),
    (
        "a demonstrative",
        "وأضافت تلك المصادر أن الجسر آمن.",
        "تلك المصادر",
    ),
    (
        "a form of address",
        "أكد فخامة الرئيس كريم حداد أن الجسر آمن.",
        "فخامة الرئيس كريم حداد",
    ),
    (
        "a verb that a time cuts off",
        "كشف استطلاع أجري، أمس، أن الجسر آمن.",
        "استطلاع",
    ),
    (
        "a spokesman of somebody",
        "قال كريم حداد، المتحدث باسم وزارة النقل، إن الجسر آمن.",
        "كريم حداد، المتحدث باسم وزارة النقل",
    ),
]


@pytest.mark.parametrize(("text", "source"), [c[1:] for c in SOURCES], ids=[c[0] for c in SOURCES])
def test_a_source_reaches_as_far_as_its_phrase(text: str, source: str) -> None:
    assert [plain(s)[1] for s in statements_of(text)] == [source]


NOT_OF_IT = [
    ("when it was said", "قال كريم حداد أمس إن الجسر آمن.", "كريم حداد"),
    ("where it was said", "قال كريم حداد في بيان إن الجسر آمن.", "كريم حداد"),
    ("whom it was said to", "أبلغ وزير النقل مجلس المدينة أن الجسر آمن.", "وزير النقل"),
    ("whom is asked", "طلب وزير النقل من البلدية إغلاق الجسر.", "وزير النقل"),
    (
        "whose words are told on",
        "ذكرت وكالة «الأفق الجديد» نقلا عن مصدر أمني أن الجسر مغلق.",
        "وكالة «الأفق الجديد»",
    ),
]


@pytest.mark.parametrize(("text", "source"), [c[1:] for c in NOT_OF_IT], ids=[c[0] for c in NOT_OF_IT])
def test_circumstances_are_no_part_of_it(text: str, source: str) -> None:
    assert source in [plain(s)[1] for s in statements_of(text)]


def test_an_office_apart_is_no_content() -> None:
    text = "كشف كريم حداد، وزير حقوق الإنسان اليمني أمس، عن بدء العودة إلى المدينة."
    assert [plain(s)[2] for s in statements_of(text)] == ["بدء العودة إلى المدينة"]
