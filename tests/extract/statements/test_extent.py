"""How far sources and contents run in news prose, and what looks like an attribution and is none."""

from __future__ import annotations

import pytest

from tests.extract.staged import plain, statements_of

E = tuple[str, str, str]

EXTENT: list[tuple[str, str, list[E]]] = [
    (
        "another verb of the same subject ends an object",
        "أعلنت الحكومة حالة الطوارئ وأغلقت المعابر.",
        [("أعلنت", "الحكومة", "حالة الطوارئ")],
    ),
    (
        "a circumstance of the speech ends an object",
        "انتقد وزير النقل سياسة الحكومة في محاولة لكسب النواب.",
        [("انتقد", "وزير النقل", "سياسة الحكومة")],
    ),
    (
        "an object keeps its closing mark",
        "أدان وزير النقل الهجوم على «الراية الجديدة»",
        [("أدان", "وزير النقل", "الهجوم على «الراية الجديدة»")],
    ),
    (
        "a participle without words ends what was said",
        "قال وزير النقل إن الجسر آمن، معربا عن شكره للعمال.",
        [("قال", "وزير النقل", "إن الجسر آمن")],
    ),
    (
        "a new verb with its subject behind a comma",
        "شدد وزير النقل على أن الجسر آمن، وعند سؤاله عن القانون، أجاب الوزير: «لا جديد لدينا اليوم».",
        [
            ("شدد", "وزير النقل", "أن الجسر آمن"),
            ("سؤاله عن", "", "القانون"),
            ("أجاب", "الوزير", "«لا جديد لدينا اليوم»"),
        ],
    ),
    (
        "words without particle or mark",
        "قال وزير النقل إن الجسر آمن. وأضاف ستكون المهلة قصيرة.",
        [("قال", "وزير النقل", "إن الجسر آمن"), ("أضاف", "", "ستكون المهلة قصيرة")],
    ),
    (
        "a number of people is asked for nothing",
        "طلب عدد من النواب تأجيل الجلسة.",
        [("طلب", "عدد من النواب", "تأجيل الجلسة")],
    ),
    (
        "whom it was said to is a pronoun",
        "وقال له وزير النقل: «الجسر آمن ومفتوح للجميع».",
        [("قال", "وزير النقل", "«الجسر آمن ومفتوح للجميع»")],
    ),
    (
        "who is accused is no speaker",
        "قال وزير النقل إن القانون ضعيف واتهم الحزب بأنه يعطل القانون.",
        [("قال", "وزير النقل", "إن القانون ضعيف"), ("اتهم", "", "أنه يعطل القانون")],
    ),
]

NOTHING: list[tuple[str, str]] = [
    ("what a town is held for", "وتعتبر البلدة مركزا للتجارة في الشمال."),
    ("what a speech is called", "تصريحات الوزير «مزعجة»."),
    ("what points back", "جاء ذلك على لسان وزير النقل."),
    ("a noun before a quotation", "النواب يريدون نقل «الملف الثقيل» إلى البرلمان."),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in EXTENT], ids=[c[0] for c in EXTENT])
def test_it_is_read_whole(text: str, expected: list[E]) -> None:
    assert [plain(s) for s in statements_of(text)] == expected


@pytest.mark.parametrize("text", [c[1] for c in NOTHING], ids=[c[0] for c in NOTHING])
def test_it_attributes_nothing(text: str) -> None:
    assert [plain(s) for s in statements_of(text)] == []


def test_an_exception_takes_the_negation_back() -> None:
    found = statements_of("لم يعلن وزير النقل سوى عن غارتين على الجسر.")
    assert [s.polarity for s in found] == ["+"]


def test_a_spokesman_with_a_name_is_a_person() -> None:
    found = statements_of("قال المتحدث باسم الوزارة سامر الحلواني إن الجسر آمن.")
    assert [s.source_type for s in found] == ["named_person"]


def test_a_spokesman_without_a_name_is_none() -> None:
    found = statements_of("قال المتحدث باسم الوزارة إن الجسر آمن.")
    assert [s.source_type for s in found] == ["spokesperson"]


def test_the_access_of_an_unnamed_source_is_kept_with_all_that_it_says() -> None:
    found = statements_of("قال مصدر سياسي حضر اللقاءات إن الاتفاق هش. وأضاف المصدر أن الجسر آمن.")
    assert [[span.text for span in s.access] for s in found] == [["حضر اللقاءات"], ["حضر اللقاءات"]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("زعم وزير النقل أن الجسر آمن.", ["زعم"]),
        ("قال وزير النقل إن «الإصلاح» فشل.", ["«الإصلاح»"]),
        ("انتقد وزير النقل ما أسماه فوضى الطرق.", ["ما أسماه"]),
        ("قال وزير النقل إن الجسر آمن.", []),
        ("قال وزير النقل: «الجسر آمن ومفتوح للجميع».", []),
        ("القانون ظالم، على حد زعم وزير النقل.", ["على حد زعم"]),
    ],
)
def test_where_the_reporter_keeps_away(text: str, words: list[str]) -> None:
    assert [span.text for s in statements_of(text) for span in s.distance] == words


def test_he_relayed_is_not_we_say() -> None:
    found = statements_of("نقل موقع «الأفق الجديد» عن وزير النقل أن الجسر مغلق.")
    assert [plain(s) for s in found] == [("نقل", "وزير النقل", "أن الجسر مغلق")]


def test_what_an_attached_pronoun_repeats_is_no_content() -> None:
    found = statements_of("انتقد النائب ما أشار إليه وزير النقل.")
    assert "ه" not in [span.text for s in found for span in s.contents]


def test_speech_behind_a_colon_runs_over_a_contrast() -> None:
    found = statements_of("وقال وزير النقل: الجسر آمن، لكن الطريق مغلق.")
    assert [plain(s) for s in found] == [("قال", "وزير النقل", "الجسر آمن، لكن الطريق مغلق")]
