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


def test_a_stop_is_no_clause() -> None:
    assert statements_of("أغلق الجسر في المدينة.وفقا لوكالة رويترز.") == ()


def test_circumstances_are_no_part_of_who_expresses() -> None:
    text = "وعبر المسؤول الأوروبي، خلال لقائه الوزير، عن سعادته بفتح الجسر."
    assert [plain(s)[1] for s in statements_of(text)] == ["المسؤول الأوروبي"]
