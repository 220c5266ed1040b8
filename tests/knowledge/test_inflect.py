from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.knowledge.inflect import Feature, inflect, inflect_noun
from kawalis.knowledge.schema.inflection import VerbEntry
from kawalis.text import fold

SAID = VerbEntry(perfect="قال", imperfect="يقول")
SAW = VerbEntry(perfect="رأى", imperfect="يرى")
DENIED = VerbEntry(perfect="نفى", imperfect="ينفي", masdar=("نفي",), active_participle="نافي")
CALLED = VerbEntry(perfect="دعا", imperfect="يدعو", masdar=("دعوة",))
REPLIED = VerbEntry(perfect="ردّ", imperfect="يردّ", active_participle="راد")
STAYED = VerbEntry(perfect="بقي", imperfect="يبقى")
BEGAN = VerbEntry(perfect="بدأ", imperfect="يبدأ")
MET = VerbEntry(perfect="التقى", imperfect="يلتقي")
KILLED = VerbEntry(
    perfect="اغتال", imperfect="يغتال", passive_perfect="اغتيل", passive_imperfect="يغتال", masdar=("اغتيال",)
)
STRESSED = VerbEntry(perfect="أكد", imperfect="يؤكد", active_participle="مؤكد")
HELD = VerbEntry(perfect="احتلّ", imperfect="يحتلّ", passive_perfect="احتُلّ")

FORMS = [
    (SAID, "قال قالت قالا قالوا قلت قلنا يقول تقول أقول نقول يقولون يقولوا يقل تقل يقولان"),
    (SAW, "رأى رأت رأوا رأيا رأيت رأينا يرى ترى نرى يرون يروا ير"),
    (DENIED, "نفى نفت نفوا نفيا نفينا ينفي تنفي ينفون ينف تنف نفي نفيا نافيا نافية نافين ناف النافي"),
    (CALLED, "دعا دعت دعوا دعونا يدعو تدعو يدعون يدع تدع دعوة دعوات دعوتين"),
    (REPLIED, "رد ردت ردوا رددنا يرد ترد يردون رادا"),
    (STAYED, "بقي بقيت بقوا بقينا يبقى تبقى يبقون يبق"),
    (BEGAN, "بدأ بدأت بدأوا بدؤوا بدأنا يبدأ يبدأون يبدؤون"),
    (MET, "التقى التقت التقوا التقيا التقينا يلتقي تلتقي يلتقون يلتقيان يلتق"),
    (KILLED, "اغتال اغتالت اغتالوا اغتيل اغتيلت اغتيلوا يغتال اغتيال اغتيالات"),
    (STRESSED, "أكد أكدت أكدوا أكدنا يؤكد تؤكد يؤكدون مؤكدا مؤكدة مؤكدين"),
    (HELD, "احتل احتلت احتلوا احتللنا يحتل يحتلون"),
]


@pytest.mark.parametrize(("verb", "words"), FORMS, ids=[v.perfect for v, _ in FORMS])
def test_every_form_in_use_is_made(verb: VerbEntry, words: str) -> None:
    forms = inflect(verb)
    missing = [w for w in words.split() if fold(w) not in forms and fold(w)[2:] not in forms]
    assert missing == []


@pytest.mark.parametrize(
    ("verb", "wrong"),
    [
        (SAID, "قالنا"),
        (SAW, "رأيوا"),
        (DENIED, "نفيوا"),
        (CALLED, "دعات"),
        (REPLIED, "ردنا"),
        (STAYED, "بقيوا"),
        (KILLED, "اغتيلنا"),
    ],
)
def test_no_form_that_nobody_writes(verb: VerbEntry, wrong: str) -> None:
    assert fold(wrong) not in inflect(verb)


def test_features_tell_tense_voice_person_gender_number() -> None:
    forms = inflect(KILLED)
    assert forms[fold("اغتيلت")] == {Feature("perfect", "passive", "3", "f", "s")}
    assert forms[fold("اغتالوا")] == {Feature("perfect", "active", "3", "m", "p")}
    assert Feature("imperfect", "passive", "3", "m", "s") in forms[fold("يغتال")]
    assert Feature("imperfect", "active", "3", "m", "s") in forms[fold("يغتال")]
    assert forms[fold("اغتيال")] == {Feature("masdar")}
    assert Feature("participle", "active", "", "f", "s") in inflect(STRESSED)[fold("مؤكدة")]
    assert Feature("jussive", "active", "3", "m", "s") in inflect(SAID)[fold("يقل")]


def test_a_noun_has_singular_dual_and_plural() -> None:
    visits = inflect_noun("زيارة")
    assert {fold(w) for w in ("زيارة", "زيارتين", "زيارتان", "زيارات")} <= set(visits)
    assert {f.number for f in visits[fold("زيارات")]} == {"p"}


LETTERS = st.text(alphabet="بتجحدرسعفقكلمنهوياأىء", min_size=3, max_size=7)


@given(LETTERS, LETTERS)
def test_any_stems_give_folded_forms_and_keep_the_given_ones(perfect: str, imperfect: str) -> None:
    verb = VerbEntry(perfect=perfect, imperfect="ي" + imperfect)
    forms = inflect(verb)
    doubled = fold("اا")
    assert fold(perfect).replace(doubled, "ا") in forms
    assert all(form == fold(form) and form for form in forms)
    assert all(features for features in forms.values())
