"""Happenings told whole: parties, status, place, and the statements that hold or make them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.extract.events import explain
from kawalis.knowledge import table
from kawalis.knowledge.schema.events import EventType, Trigger
from tests.extract.reported import one, read, state_of


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("زار الوزير مدينة البصرة.", "CONSULT", "occurred"),
        ("لم يزر الوزير مدينة البصرة.", "CONSULT", "denied"),
        ("لن يزور الوزير مدينة البصرة.", "CONSULT", "denied"),
        ("سيزور الوزير مدينة البصرة.", "CONSULT", "planned"),
        ("قد يزور الوزير مدينة البصرة.", "CONSULT", "possible"),
        ("تقرر تأجيل زيارة الوزير إلى البصرة.", "CONSULT", "planned"),
        ("ألغيت زيارة الوزير إلى البصرة.", "CONSULT", "planned"),
        ("طالب الحزب بانسحاب القوات من المدينة.", "RETREAT", "demanded"),
        ("تواصل القوات انسحابها من المدينة.", "RETREAT", "ongoing"),
        ("إذا انسحبت القوات من المدينة فسيعود السكان.", "RETREAT", "possible"),
        ("وقع خلاف في البلدة، ما أدى إلى مقتل خمسة جنود.", "ASSAULT", "occurred"),
        ("وقع خلاف في البلدة ما أسفر عن مقتل خمسة جنود.", "ASSAULT", "occurred"),
        ("ما أدى الخلاف إلا إلى مقتل خمسة جنود.", "ASSAULT", "denied"),
        ("توقف العمل في المصنع بسبب الهجمات التي يشنها المسلحون على القرية.", "ASSAULT", "ongoing"),
        ("توقف العمل في المصنع بسبب الهجمات التي شنها المسلحون على القرية.", "ASSAULT", "occurred"),
        ("تناول التقرير اعتداءات المستوطنين المتواصلة على المزارعين.", "ASSAULT", "ongoing"),
        ("أعلن الوزير تمديد الحملة العسكرية ضد المتمردين.", "ASSAULT", "ongoing"),
        ("تدعم الحكومة مرشح الحزب.", "SUPPORT", "ongoing"),
        ("قال الوزير في المؤتمر: نندد بتصرفات المجلس.", "ACCUSE", "occurred"),
        ("يلتقي الوزير رئيس المجلس اليوم.", "CONSULT", "planned"),
        ("دعا النائب خلال لقائه رئيس المجلس إلى الهدوء.", "CONSULT", "occurred"),
        ("اتفق النواب على عقد لقاء مع رئيس المجلس.", "CONSULT", "planned"),
        ("سوف يزور الوزير مدينة البصرة.", "CONSULT", "planned"),
        ("كلفت الحكومة لجنة لإجراء محادثات مع رئيس المجلس.", "CONSULT", "planned"),
    ],
)
def test_status(text: str, kind: str, status: str) -> None:
    assert one(text, kind).status == status


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("اعتقلت الشرطة ناشطين في المدينة.", "COERCE", "الشرطة", "ناشطين"),
        ("إن مسلحين مجهولين اغتالوا قاضيا.", "ASSAULT", "مسلحين مجهولين", "قاضيا"),
        ("قتل جندي على يد مسلحين في البلدة.", "ASSAULT", "مسلحين", "جندي"),
        ("شنت قوات خاصة هجوما على مقر الجماعة.", "ASSAULT", "قوات خاصة", "مقر الجماعة"),
        ("استقبل الوزير وفدا من النواب.", "CONSULT", "الوزير", "وفدا من النواب"),
        ("اجتمع الوزير مع المبعوث الأممي.", "CONSULT", "الوزير", "المبعوث"),
        ("عقد لقاء بين الوزير والمبعوث الأممي.", "CONSULT", "الوزير", ""),
        ("ذكر التلفزيون أن “وحدة من الجيش دمرت نفقا للمسلحين”.", "ASSAULT", "وحدة من الجيش", "نفقا"),
        ("ردت القوات بغارات على المتمردين.", "ASSAULT", "القوات", "المتمردين"),
        ("بدأت القوات قصف البلدة.", "ASSAULT", "القوات", "البلدة"),
        ("تعتزم اليابان سحب قواتها من البلدة.", "RETREAT", "اليابان", ""),
        ("قتل طفلان في غارة من طائرات حربية على القرية.", "ASSAULT", "طائرات حربية", "طفلان"),
        ("تقاتل القوات الموالية للحكومة المعترف بها دوليا مسلحين.", "ASSAULT", "المعترف بها دوليا", "مسلحين"),
        ("تحدث الوزير عقب لقائه أمس رئيس المجلس.", "CONSULT", "الوزير", "رئيس المجلس"),
        ("التقى الوزير، أمس، رئيس المجلس.", "CONSULT", "الوزير", "رئيس المجلس"),
        ("رحب رئيس الحزب بدعوة الحكومة إلى الهدوء.", "SUPPORT", "رئيس الحزب", "الحكومة"),
        ("هددت الجماعة بقتل قائد الشرطة.", "THREATEN", "الجماعة", "قائد الشرطة"),
        ("هددت الجماعة باستخدام القوة.", "THREATEN", "الجماعة", ""),
        ("قتل جندي خلال اشتباكات مع مسلحين في البلدة.", "ASSAULT", "مسلحين", "جندي"),
        ("قتل جندي في عملية نفذتها جماعة مسلحة.", "ASSAULT", "جماعة مسلحة", "جندي"),
        (
            "قتل جندي في هجوم نفذه من يشتبه بأنهم متمردون، على الحاجز.",
            "ASSAULT",
            "من يشتبه بأنهم متمردون",
            "جندي",
        ),
        ("استعادت القوات البلدة من أيدي المتمردين.", "ASSAULT", "القوات", "المتمردين"),
        ("بعد اعتقال الشرطة للناشطين ساد الهدوء.", "COERCE", "الشرطة", "ناشطين"),
        ("أدانت المحكمة المدعى عليه الأول بالسرقة.", "SANCTION", "المحكمة", "المدعى عليه الأول"),
        ("طلبت الوزارة مساعدة المنظمة في نقل الجرحى.", "REQUEST", "الوزارة", "المنظمة"),
        ("أدان السفير الانتهاكات التي ترتكبها الميليشيا.", "ACCUSE", "السفير", "الميليشيا"),
        ("هاجمت القوات المقاتلين الذين يسيطرون على البلدة.", "ASSAULT", "القوات", "يسيطرون على البلدة"),
        ("أشاد السفير بالدور الذي تقوم به الحكومة.", "SUPPORT", "السفير", "الحكومة"),
        (
            "ذكر التلفزيون أن “وحدة من الجيش والقوات الخاصة دمرت موقعا للمسلحين”.",
            "ASSAULT",
            "وحدة من الجيش",
            "موقعا",
        ),
    ],
)
def test_parties(text: str, kind: str, actor: str, target: str) -> None:
    event = one(text, kind)
    assert any(actor in s.text for s in event.actor_spans), event
    assert not target or any(target in s.text for s in event.target_spans), event


@pytest.mark.parametrize(
    "text",
    [
        "رد الوزير ببيان على هجوم المسلحين الذي وقع أمس في البلدة.",
        "رد الوزير بعد هجوم المسلحين الذي وقع أمس في البلدة.",
        "1956 - بنك الأرز الدولي يعلن أنه لن يمول بناء السد. 1960 - كاملة تتولى رئاسة الحكومة في بلادها.",
    ],
)
def test_whoever_is_told_of_something_else_does_not_do_it(text: str) -> None:
    others = {"ASSAULT", None}
    spans = [s.text for e in read(text) if e.type in others for s in e.actor_spans]
    assert not any("الوزير" in s or "بنك" in s for s in spans), spans


def test_a_relative_clause_belongs_to_whom_it_agrees_with() -> None:
    event = one("رحب النائب بجهود الوزراء التي بدأت في العاصمة.", "SUPPORT")
    assert [s.text for s in event.target_spans] == ["الوزراء"]


def test_an_envoy_keeps_his_post_and_his_name() -> None:
    event = one("التقى الوزير مبعوث المنظمة إلى العراق سامي قادر.", "CONSULT")
    assert event.target_spans


def test_where_a_delegation_goes_is_no_part_of_its_name() -> None:
    event = one("تحدث المدير عن زيارة وفد من حركة الفجر للمملكة أمس.", "CONSULT")
    assert [s.text for s in event.actor_spans] == ["وفد من حركة الفجر"]


def test_a_clear_agent_that_nobody_listed_becomes_a_group() -> None:
    state = state_of("عنوان\nاحتشد محتجون غاضبون أمام البلدية للمطالبة بالماء.")
    (event,) = state["events"]
    (actor,) = [a for a in state["actors"] if a.id in event.actors]
    assert actor.kind == "group"
    assert actor.name_ar == "محتجون غاضبون"
    (span,) = event.actor_spans
    assert state["links"][span.start, span.end] == actor.id


def test_a_place_has_coordinates_where_it_is_known() -> None:
    place = one("انفجرت عبوة ناسفة قرب دورية للجيش في بغداد.", "ASSAULT").place
    assert place is not None
    assert (place.name_en, place.country, place.precision) == ("Baghdad", "IRQ", "city")
    assert place.lat == pytest.approx(33.3, abs=0.1)


@pytest.mark.parametrize(
    "text",
    [
        "شن المهاجم هجوما على مرمى الفريق في المباراة.",
        "سجل اللاعب هدفا قتل به المباراة أمام فريق الجزيرة.",
        "ألقى الوزير كلمة في ذكرى اغتيال قاض.",
        "تحدث النائب عن مكافحة جرائم الخطف.",
        "ارتفع سعر السهم بعد زيارة المستثمرين للسوق والبورصة.",
        "قال نديم الحسن في اتصال هاتفي مع وكالة الأنباء إن الوضع هادئ.",
        'قال الوزير نديم الحسن في اتصال هاتفي مع وكالة "رويترز" إن الوضع هادئ.',
        "قال الوزير نديم الحسن في لقاء أجرته معه صحيفة الشرق إن الوضع هادئ.",
        "قال الوزير نديم الحسن في لقاء مع الصحفيين إن الوضع هادئ.",
    ],
)
def test_no_event(text: str) -> None:
    assert [(e.type, e.anchor.text) for e in read(text)] == []


def test_every_mode_of_a_trigger_is_one_of_its_type() -> None:
    modes = {entry.id: entry.modes for entry in table(EventType)}
    wrong = [t.id for t in table(Trigger) if t.mode is not None and t.mode not in modes[t.type]]
    assert wrong == []


def test_all_of_plovers_types_have_triggers() -> None:
    assert {t.type for t in table(Trigger)} == {entry.id for entry in table(EventType)}
    assert len(table(EventType)) == 17


WORDS = st.sampled_from(
    [
        "زار",
        "الوزير",
        "زيارته",
        "التقى",
        "قتل",
        "مسلحون",
        "جنديا",
        "في",
        "بغداد",
        "،",
        ".",
        "«هجوم»",
        "بين",
        "العراق",
        "وإيران",
        "الذي",
        "اغتيل",
        "أمس",
        "لم",
        "سيزور",
        "ـ",
        "(",
        "12",
        "من",
        "الجولة",
        "الثانية",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_words_give_spans_of_the_text(words: list[str]) -> None:
    text = "عنوان\n" + " ".join(words)
    for event in state_of(text)["events"]:
        spans = [event.anchor, *event.also, *event.actor_spans, *event.target_spans]
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert not set(event.actors) & set(event.targets)
        assert event.evidence.reason


def test_every_sentence_has_a_reason() -> None:
    text = "عنوان\nزار الوزير مدينة البصرة. كان الجو جميلا. قاد المهاجم هجوم المنتخب في المباراة."
    state = state_of(text)
    names = ("document", "mentions", "actors", "links", "times", "statements")
    found = [(r.sentence, r.code) for r in explain(**{name: state[name] for name in names})]
    assert {sentence for sentence, _ in found} == set(range(len(state["document"].sentences)))
    assert (1, "coded") in found
    assert (2, "no_trigger") in found
    assert (3, "guard") in found
