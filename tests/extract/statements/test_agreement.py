"""A verb and its subject agree: whoever is called upon by a feminine verb is no speaker."""

from __future__ import annotations

import pytest

from tests.extract.staged import plain, statements_of


@pytest.mark.parametrize(
    "text",
    [
        "كما طالبت الحزب بتسليم سلاحه للأجهزة المختصة.",
        "واتهمت المجلس بأنه يعطل القانون.",
    ],
)
def test_a_masculine_body_behind_a_feminine_verb_says_nothing(text: str) -> None:
    (found,) = statements_of(text)
    assert plain(found)[1] == ""


def test_a_masculine_verb_has_it_for_a_subject() -> None:
    (found,) = statements_of("طالب الحزب بتسليم السلاح للأجهزة المختصة.")
    assert plain(found)[1] == "الحزب"


def test_what_is_founded_founds_nothing() -> None:
    found = [plain(s) for s in statements_of("سيطر التنظيم على المدينة وأعلن قيام دولة جديدة.")]
    assert [content for _, _, content in found] == ["قيام دولة جديدة"]
    assert "قيام" not in [source for _, source, _ in found]


def test_a_name_behind_a_verb_that_opens_its_clause_calls() -> None:
    (found,) = statements_of("كما دعا حنظلاني إلى سلام دائم.")
    assert plain(found)[:2] == ("دعا", "حنظلاني")


def test_a_pronoun_at_a_charge_is_whom_it_is_laid_against() -> None:
    found = statements_of("أقال الرئيس نائبه كريم حداد بعد اتهامه بالتخطيط لانقلاب.")
    assert [(plain(s), s.source) for s in found] == [(("اتهامه", "", "التخطيط لانقلاب"), None)]


def test_an_adverb_says_nothing() -> None:
    (found,) = statements_of("وكان تقرير الوزارة يشير فقط إلى السودان.")
    assert plain(found)[1] == "تقرير الوزارة"


def test_a_phrase_that_is_a_sentence_of_its_own_tells_the_one_before() -> None:
    found = [plain(s) for s in statements_of("أغلق الجسر في المدينة.وفقا لوكالة رويترز.")]
    assert found == [("وفقا", "وكالة رويترز", "أغلق الجسر في المدينة")]


def test_a_stop_is_no_clause() -> None:
    assert statements_of("وفقا لوكالة رويترز.") == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وحذرت وزارة النقل ونقابة السائقين من عبور الجسر.", "وزارة النقل ونقابة السائقين"),
        ("وتتهم المعارضة الرئيس كريم حداد بتعطيل القانون.", "المعارضة"),
        ("وثار الخلاف بعد اتهام وزارة النقل نقابة السائقين بتعطيل القانون.", "وزارة النقل"),
        ("وأقر القانون رغم دعوات المدافعين عن البيئة إلى إلغاء العقوبة.", "المدافعين عن البيئة"),
        (
            "ودعا خطيب الجامع في محافظة الأفق كريم حداد، الحكومة إلى فتح الجسر.",
            "خطيب الجامع في محافظة الأفق كريم حداد",
        ),
    ],
)
def test_whoever_calls_or_accuses_is_not_called_or_accused(text: str, source: str) -> None:
    assert source in [plain(s)[1] for s in statements_of(text)]


def test_whoever_goes_on_saying_says_one_thing() -> None:
    text = "أكد وزير النقل عزمه على فتح الجسر، قائلا: «سنفتح الجسر قبل نهاية العام»."
    (found,) = statements_of(text)
    assert [c.text for c in found.contents] == ["عزمه على فتح الجسر", "«سنفتح الجسر قبل نهاية العام»"]


def test_a_name_spelt_like_a_verb_says_nothing() -> None:
    found = [plain(s) for s in statements_of("ووصف دان كيلاني القرار بأنه ظالم.")]
    assert [cue for cue, _, _ in found] == ["وصف"]


def test_circumstances_are_no_part_of_who_expresses() -> None:
    text = "وعبر المسؤول الأوروبي، خلال لقائه الوزير، عن سعادته بفتح الجسر."
    assert [plain(s)[1] for s in statements_of(text)] == ["المسؤول الأوروبي"]


def test_a_wish_is_nobodys_statement() -> None:
    assert statements_of("وكان ذلك بأمر الملك أيده الله بنصره.") == ()


def test_a_verb_in_the_plural_has_its_subject_before_it() -> None:
    found = [plain(s) for s in statements_of("وصف النواب القرار بأنه ظالم، ودعوا الحكومة إلى سحبه.")]
    assert "الحكومة" not in [source for _, source, _ in found]
