"""What a text says of an unnamed source belongs to it, and is kept in its attributes."""

from __future__ import annotations

import pytest

from kawalis.knowledge import table
from kawalis.knowledge.schema.sources import SourceModifiers
from tests.extract.staged import sources_of

(WORDS,) = table(SourceModifiers)


@pytest.mark.parametrize("adjective", WORDS.adjectives)
def test_an_adjective_belongs_to_the_source(adjective: str) -> None:
    (found,) = sources_of(f"قال مصدر {adjective} إن الجسر مغلق.")
    assert (found.full.text, found.form, found.definite) == (f"مصدر {adjective}", "anonymous", False)


REFUSALS = [pytest.param(f"قال مصدر أمني {words} إن الجسر مغلق.", words, id=words) for words in WORDS.refusal]


@pytest.mark.parametrize(("text", "refusal"), REFUSALS)
def test_a_refusal_to_be_named_is_an_attribute(text: str, refusal: str) -> None:
    (found,) = sources_of(text)
    assert found.full.text == f"مصدر أمني {refusal}"
    assert refusal in " ".join(found.attributes)


ACCESS = [
    "مصدر حضر الاجتماع",
    "مصدر شارك في اللقاء",
    "مصدر اطلع على الوثيقة",
    "مصدر رافق الوفد",
    "مصدر مقرب من الحكومة",
    "مصدر مطلع على الملف",
    "المصدر الذي حضر اللقاء",
    "المصدر المطلع على الملف",
]


@pytest.mark.parametrize("source", ACCESS)
def test_access_is_an_attribute(source: str) -> None:
    (found,) = sources_of(f"قال {source} إن الجسر مغلق.")
    assert found.full.text == source
    assert found.attributes


@pytest.mark.parametrize(
    "text",
    [
        "الماء مصدر الحياة.",
        "هذا مصدر قلق كبير.",
        "مصادر الطاقة متجددة.",
        "الوزير مسؤول عن الملف.",
        "صدر بيان الحكومة باسم الوزير.",
        "قال مسؤول الأمن سامر الحلواني إن الجسر مغلق.",
        "كان الحل دبلوماسيا.",
    ],
)
def test_no_unnamed_source(text: str) -> None:
    assert [m.full.text for m in sources_of(text) if m.form == "anonymous"] == []


def test_a_named_holder_is_left_alone() -> None:
    assert sources_of("قال الضابط سامر الحلواني إن الجسر مغلق.") == ()


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("قال المصدر إن الجسر مغلق.", "المصدر"),
        ("قالت المصادر الأمنية إن الجسر مغلق.", "المصادر الأمنية"),
        ("قال مصدر في وزارة الدفاع إن الجسر مغلق.", "مصدر في وزارة الدفاع"),
        ("قال مصدر من داخل الحكومة إن الجسر مغلق.", "مصدر من داخل الحكومة"),
        ("أكد مصدر، إن صح التعبير، وصول الوفد.", "مصدر"),
    ],
)
def test_reach(text: str, full: str) -> None:
    assert [m.full.text for m in sources_of(text) if m.form == "anonymous"] == [full]
