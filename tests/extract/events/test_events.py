"""Happenings told whole: parties, status, time, place, and how often a report tells one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import annotate
from kawalis.extract.events import events, explain
from kawalis.knowledge import table
from kawalis.knowledge.schema.events import EventType, Trigger
from kawalis.model import Article, Evidence, Span, Statement
from kawalis.pipeline import initial, stages

if TYPE_CHECKING:
    from kawalis.model import Event


def state_of(text: str) -> dict[str, Any]:
    state: dict[str, Any] = initial(Article.of(text))
    for step in stages():
        result = step(**{name: state[name] for name in step.requires})
        state.update(zip(step.assigns, (result,) if len(step.assigns) == 1 else result, strict=True))
        if "events" in state:
            break
    return state


def read(text: str) -> tuple[Event, ...]:
    return state_of("عنوان\n" + text)["events"]  # type: ignore[no-any-return]


def one(text: str, kind: str | None) -> Event:
    found = [e for e in read(text) if e.type == kind]
    assert len(found) == 1, [(e.type, e.anchor.text) for e in found]
    return found[0]


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


def test_one_visit_told_three_times_is_one_event() -> None:
    text = "زار الوزير مدينة البصرة. وقال مكتبه إن زيارة الوزير ناجحة. وكانت الزيارة قصيرة."
    event = one(text, "CONSULT")
    assert [s.text for s in event.also] == ["زيارة", "الزيارة"]


def test_whoever_is_asked_for_something_during_a_visit_is_no_visitor() -> None:
    text = "طالب الوزير كريم حداد خلال زيارة إلى البصرة، الحكومة العراقية بوقف الغارات."
    (visit,) = [e for e in read(text) if e.mode == "visit"]
    assert ["كريم حداد" in span.text for span in visit.actor_spans] == [True]


def test_whom_charges_are_laid_against_does_not_lay_them() -> None:
    text = (
        "قال نائب المندوب إن الرئيس كريم حداد الذي وجهت له المحكمة الجنائية الدولية اتهامات بالفساد سيسافر."
    )
    (charge,) = [e for e in read(text) if e.type == "ACCUSE"]
    assert [span.text for span in charge.actor_spans if "حداد" in span.text] == []


def test_an_earlier_visit_and_an_ordinal_stay_apart() -> None:
    found = [
        e
        for e in read("بدأ الوزير زيارة إلى البصرة مذكرا بزيارته السابقة في أيار 2020.")
        if e.mode == "visit"
    ]
    assert [e.anchor.text for e in found] == ["زيارة", "زيارته السابقة"]
    assert "ordinal=previous" in found[1].evidence.reason
    assert found[1].time is not None
    assert found[1].time.begin == "2020-05-01"


def test_rounds_of_talks_stay_apart_and_keep_their_number() -> None:
    text = "انطلقت الجولة الثالثة من المفاوضات بين العراق وإيران بعد الجولة الثانية من المفاوضات."
    found = [e for e in read(text) if e.mode == "talks"]
    assert ["ordinal=3" in found[0].evidence.reason, "ordinal=2" in found[1].evidence.reason] == [True, True]
    assert found[0].actors == found[1].actors


def test_the_last_day_and_the_length_make_an_interval() -> None:
    event = one("أنهى الوزير يوم 14 أيار 2020 زيارته إلى البصرة والتي استمرت ثلاثة أيام.", "CONSULT")
    assert event.time is not None
    assert (event.time.begin, event.time.until) == ("2020-05-12", "2020-05-14")


def test_a_date_that_only_borders_an_event_is_not_its_date() -> None:
    event = one("التقى الوزير قادة الأحزاب قبل 14 أيار 2020.", "CONSULT")
    assert event.time is None


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("في 14 أيار 2020 نشر عدد من الصحف أخبارا بأن القوات سيطرت على البلدة.", None),
        ("في 14 أيار 2020 ذكرت الصحيفة أن القوات سيطرت على البلدة.", None),
        ("في 14 أيار 2020 سيطرت القوات على البلدة.", "2020-05-14"),
    ],
)
def test_the_date_of_publishing_is_not_that_of_the_event(text: str, begin: str | None) -> None:
    time = one(text, "ASSAULT").time
    assert (time.begin if time else None) == begin


def test_a_missing_date_stays_missing() -> None:
    assert one("اعتقلت الشرطة ناشطين.", "COERCE").time is None


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


def statement(text: str, cue: str, **fields: Any) -> Statement:
    start = text.index(cue)
    base = Statement(
        id="s1",
        parent=None,
        layer="body",
        cue=Span.of(text, start, start + len(cue)),
        sources=(),
        source="a1",
        source_type="office",
        contents=(),
        directness="indirect",
        cue_class="say",
        polarity="+",
        certainty="certain",
        mode="asserted",
        chain=(),
        said_at=None,
        evidence=Evidence("test", "0", 1.0, ""),
    )
    return replace(base, **fields)


@pytest.mark.parametrize(
    ("cue_class", "mode", "polarity", "expected"),
    [
        ("threaten", "asserted", "+", ("THREATEN", "occurred")),
        ("condemn", "asserted", "+", ("ACCUSE", "occurred")),
        ("condemn", "asserted", "-", ("ACCUSE", "denied")),
        ("reject", "asserted", "-", ("REJECT", "occurred")),
        ("demand", "demand", "+", ("REQUEST", "occurred")),
        ("support", "asserted", "+", ("SUPPORT", "occurred")),
        ("agree", "asserted", "+", None),
        ("demand", "asserted", "+", None),
        ("say", "asserted", "+", None),
    ],
)
def test_a_statement_that_acts_is_an_event_on_its_cue(
    cue_class: str, mode: str, polarity: str, expected: tuple[str, str] | None
) -> None:
    text = "عنوان\nلفظ المسؤول كلاما."
    article = Article.of(text)
    made = statement(text, "لفظ", cue_class=cue_class, mode=mode, polarity=polarity)
    found, _, _ = events(
        article=article,
        document=annotate(**initial(article)),
        mentions=(),
        actors=(),
        links={},
        times=(),
        statements=(made,),
    )
    assert [(e.type, e.status) for e in found] == ([expected] if expected else [])
    assert all(e.anchor.text == "لفظ" and e.actors == ("a1",) for e in found)


@pytest.mark.parametrize(
    ("mode", "cue_class", "polarity", "status"),
    [
        ("asserted", "say", "+", "occurred"),
        ("predicted", "predict", "+", "possible"),
        ("conditional", "warn", "+", "possible"),
        ("commitment", "promise", "+", "planned"),
        ("demand", "demand", "+", "demanded"),
        ("asserted", "deny", "-", "denied"),
    ],
)
def test_the_statement_that_holds_an_event_bears_on_its_status(
    mode: str, cue_class: str, polarity: str, status: str
) -> None:
    text = "عنوان\nلفظ المسؤول فتح تحقيق عاجل."
    article = Article.of(text)
    content = Span.of(text, text.index("فتح"), len(text) - 1)
    made = statement(
        text, "لفظ", mode=mode, cue_class=cue_class, polarity=polarity, contents=(content,), source=None
    )
    found, _, _ = events(
        article=article,
        document=annotate(**initial(article)),
        mentions=(),
        actors=(),
        links={},
        times=(),
        statements=(made,),
    )
    (event,) = [e for e in found if e.anchor.text == "فتح تحقيق"]
    assert (event.status, event.statement) == (status, "s1")


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
