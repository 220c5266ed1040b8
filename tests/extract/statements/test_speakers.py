"""Every kind of speaker in every order of words: a cross of the two, source and content as one reads them."""

from __future__ import annotations

import pytest

from tests.extract.staged import statements_of

SPEAKERS = (
    ("وزارة الدفاع", "f"),
    ("المتحدث", "m"),
    ("السلطات المحلية", "f"),
    ("مصدر أمني", "m"),
    ("الجيش", "m"),
    ("سامي خليل", "m"),
    ("وزير الدفاع سامي خليل", "m"),
    ("القيادي في الحركة سامي خليل", "m"),
    ("مسؤول كبير في الحركة", "m"),
    ("رئيس لجنة الأمن في البرلمان", "m"),
    ("عضو المجلس الدكتور سامي خليل", "m"),
    ("قائد الشرطة العميد سامي خليل", "m"),
    ("مصادر في الحكومة", "f"),
    ("المعارضة السورية", "f"),
    ("خبراء في الاقتصاد", "m"),
    ("السفير الفرنسي لدى اليمن", "m"),
)
CLAUSE = "القوات انسحبت من المدينة"
BEFORE = "انسحبت القوات من المدينة"
QUOTE = "«القوات انسحبت أمس ولن تعود»"

# form, text with {s} for the speaker, {v} for the verb's ending, content
FORMS = (
    ("verb, speaker, clause", "وأكد{v} {s} أن " + CLAUSE + ".", "أن " + CLAUSE),
    ("speaker, verb, clause", "{s} أكد{v} أن " + CLAUSE + ".", "أن " + CLAUSE),
    ("as somebody announced", BEFORE + "، كما أعلن{v} {s}.", BEFORE),
    ("according to, behind", BEFORE + "، بحسب {s}.", BEFORE),
    ("a statement", "أعلن{v} {s} في بيان أن " + CLAUSE + ".", "أن " + CLAUSE),
    (
        "a conference between commas",
        "وأوضح{v} {s}، في مؤتمر صحفي أمس الأحد، أن " + CLAUSE + ".",
        "أن " + CLAUSE,
    ),
    ("a day", "أعلن{v} {s} اليوم الأحد أن " + CLAUSE + ".", "أن " + CLAUSE),
    ("an agency that was told", "قال{v} {s} لوكالة الأنباء إن " + CLAUSE + ".", "إن " + CLAUSE),
    ("relayed", "ونقلت صحيفة «الصباح» عن {s} أن " + CLAUSE + ".", "أن " + CLAUSE),
    ("behind a quotation", QUOTE + "، قال{v} {s}.", QUOTE),
    ("a visit", "قال{v} {s} خلال زيارة إلى العاصمة إن " + CLAUSE + ".", "إن " + CLAUSE),
)
CROSS = [
    pytest.param(
        text.format(s=speaker, v="ت" if gender == "f" else ""), speaker, content, id=f"{form}: {speaker}"
    )
    for form, text, content in FORMS
    for speaker, gender in SPEAKERS
]


@pytest.mark.parametrize(("text", "speaker", "content"), CROSS)
def test_the_speaker_in_any_order(text: str, speaker: str, content: str) -> None:
    found = [
        s.sources[0].text
        for s in statements_of(text)
        if s.sources and [span.text for span in s.contents] == [content]
    ]
    assert speaker in found


def test_an_aside_is_nobody_who_speaks() -> None:
    (found,) = statements_of("وأكد -حفظه الله- أن الجسر آمن.")
    assert found.sources == ()
    assert [span.text for span in found.contents] == ["أن الجسر آمن"]


def test_what_went_on_as_well_is_told_by_nobody() -> None:
    assert statements_of("كما واصلت الحركة تقدمها في عدة مناطق.") == ()
