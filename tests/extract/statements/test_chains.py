"""From the outlet inwards: relayed words, what was told to an outlet, venues, statements inside statements."""

from __future__ import annotations

import pytest

from kawalis.model import Statement
from tests.extract.staged import plain, state_of, statements_of


def links(text: str) -> list[tuple[tuple[str, str], ...]]:
    """Return each statement's chain after the outlet, as (words by which the actor is known, link)."""
    state = state_of(text)
    names = {actor.id: actor for actor in state["actors"]}
    outlet = state["actors"][0].id
    found = []
    for statement in state["statements"]:
        assert statement.chain[0].actor == outlet
        found.append(tuple((names[link.actor].mentions[0].text, link.link) for link in statement.chain[1:]))
    return found


CHAINS: list[tuple[str, str, list[tuple[tuple[str, str], ...]]]] = [
    ("one speaker", "قال مصدر أمني إن الجسر مغلق.", [(("مصدر أمني", "unspecified"),)]),
    (
        "agency and source",
        "نقلت وكالة «الأفق الجديد» عن مصدر أمني أن الجسر مغلق.",
        [(("وكالة «الأفق الجديد»", "relayed"), ("مصدر أمني", "relayed"))],
    ),
    (
        "agency and source and قوله",
        "نقلت وكالة «الأفق الجديد» عن مصدر أمني قوله إن الجسر مغلق.",
        [
            (("وكالة «الأفق الجديد»", "relayed"),),
            (("وكالة «الأفق الجديد»", "relayed"), ("مصدر أمني", "relayed")),
        ],
    ),
    ("quoted agency", "أغلق الجسر، نقلا عن وكالة «الأفق الجديد».", [(("وكالة «الأفق الجديد»", "relayed"),)]),
    (
        "learnt from",  # by the outlet itself, which is no link of its own chain
        "علمت صحيفة «الأفق الجديد» من مصدر أمني أن الجسر مغلق.",
        [(("مصدر أمني", "relayed"),)],
    ),
    (
        "told to an agency",
        "قال مصدر أمني لوكالة «الأفق الجديد» إن الجسر مغلق.",
        [(("وكالة «الأفق الجديد»", "relayed"), ("مصدر أمني", "heard_directly"))],
    ),
    (
        "an interview",
        "قال الوزير في مقابلة مع صحيفة «الأفق الجديد» إن الجسر مغلق.",
        [(("صحيفة «الأفق الجديد»", "relayed"), ("الوزير", "heard_directly"))],
    ),
    (
        "a declaration to a paper",
        "قال الوزير في تصريح لصحيفة «الأفق الجديد» إن الجسر مغلق.",
        [(("صحيفة «الأفق الجديد»", "relayed"), ("الوزير", "heard_directly"))],
    ),
    ("a statement", "قال الوزير في بيان إن الجسر مغلق.", [(("الوزير", "statement"),)]),
    ("a press conference", "قال الوزير خلال مؤتمر صحفي إن الجسر مغلق.", [(("الوزير", "statement"),)]),
    ("to the reporters", "قال الوزير للصحفيين إن الجسر مغلق.", [(("الوزير", "statement"),)]),
    ("a tweet", "كتب الوزير في تغريدة أن الجسر مغلق.", [(("الوزير", "statement"),)]),
    ("according to", "أغلق الجسر، بحسب مصدر أمني.", [(("مصدر أمني", "attributed"),)]),
    ("nobody", "لم يتضح ما إذا كان الجسر آمنا.", [()]),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=i) for i, t, e in CHAINS])
def test_chains(text: str, expected: list[tuple[tuple[str, str], ...]]) -> None:
    assert links(text) == expected


NESTED: list[tuple[str, str, list[tuple[str, str | None, str, str]]]] = [
    (
        "two links",
        "قال الوزير إن مصدرا أمنيا أكد أن الجسر مغلق.",
        [("s1", None, "قال", "الوزير"), ("s1.1", "s1", "أكد", "مصدرا أمنيا")],
    ),
    (
        "three links",
        "قال الوزير إن السفير أبلغه أن الرئيس أعلن أن الهدنة انتهت.",
        [
            ("s1", None, "قال", "الوزير"),
            ("s1.1", "s1", "أبلغه", "السفير"),
            ("s1.1.1", "s1.1", "أعلن", "الرئيس"),
        ],
    ),
    (
        "inside according to",
        "بحسب مصدر أمني، أكد الوزير أن الجسر مغلق.",
        [("s1", None, "بحسب", "مصدر أمني"), ("s1.1", "s1", "أكد", "الوزير")],
    ),
    (
        "siblings",
        "قال الوزير إن الجسر مغلق، مضيفا أن الطريق آمن، ومشيرا إلى أن الحركة عادية.",
        [("s1", None, "قال", "الوزير"), ("s2", None, "مضيفا", ""), ("s3", None, "مشيرا", "")],
    ),
    (
        "siblings without commas",
        "قال الوزير إن الجسر مغلق مضيفا أن الطريق آمن.",
        [("s1", None, "قال", "الوزير"), ("s2", None, "مضيفا", "")],
    ),
    (
        "two sentences",
        "قال الوزير إن الجسر مغلق. وأكد مصدر أمني أن الطريق آمن.",
        [("s1", None, "قال", "الوزير"), ("s2", None, "أكد", "مصدر أمني")],
    ),
    (
        "what will be called for",
        "أشار الوزير إلى أنه سيدعو الأطراف إلى الحوار.",
        [("s1", None, "أشار", "الوزير"), ("s1.1", "s1", "يدعو", "")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=i) for i, t, e in NESTED])
def test_ids_and_parents(text: str, expected: list[tuple[str, str | None, str, str]]) -> None:
    assert [(s.id, s.parent, *plain(s)[:2]) for s in statements_of(text)] == expected


def test_a_chain_runs_through_the_parents() -> None:
    assert links("قال الوزير إن مصدرا أمنيا أكد أن الجسر مغلق.") == [
        (("الوزير", "unspecified"),),
        (("الوزير", "unspecified"), ("مصدرا أمنيا", "unspecified")),
    ]


def test_one_unnamed_source_frames_what_it_disclosed() -> None:
    text = (
        "كشف مصدر سياسي مطلع عن كواليس اللقاء. وأبلغ الوزير الوفد أن الهدنة انتهت. وقال المصدر إن اللقاء فشل."
    )
    found = links(text)
    assert found[0] == (("مصدر سياسي مطلع", "unspecified"),)
    assert found[1] == (("مصدر سياسي مطلع", "unspecified"), ("الوزير", "unspecified"))
    assert found[2] == (("مصدر سياسي مطلع", "unspecified"),)


TYPES = [
    ("قال وزير الخارجية سامر الحلواني إن الجسر مغلق.", "named_person"),
    ("قال وزير الخارجية إن الجسر مغلق.", "office"),
    ("قال المتحدث باسم وزارة الدفاع إن الجسر مغلق.", "spokesperson"),
    ("قالت متحدثة باسم الوزارة إن الجسر مغلق.", "spokesperson"),
    ("قالت وزارة الدفاع إن الجسر مغلق.", "institution"),
    ("قالت وكالة «الأفق الجديد» إن الجسر مغلق.", "outlet"),
    ("ذكر التقرير أن الجسر مغلق.", "document"),
    ("قال مصدر أمني إن الجسر مغلق.", "anonymous"),
    ("قال شهود عيان إن الجسر مغلق.", "collective"),
    ("قال مراقبون إن الجسر مغلق.", "collective"),
    ("ذكرت وسائل إعلام أن الجسر مغلق.", "outlet"),
    ("لم يتضح ما إذا كان الجسر مغلقا.", "implicit"),
]


@pytest.mark.parametrize(("text", "source_type"), TYPES)
def test_types_of_sources(text: str, source_type: str) -> None:
    assert [s.source_type for s in statements_of(text)] == [source_type]


CLASSES = [
    ("قال الوزير إن الجسر مغلق.", "say"),
    ("أعلن الوزير أن الجسر مغلق.", "announce"),
    ("علم الموقع من مصدر أمني أن الجسر مغلق.", "know"),
    ("زعم الوزير أن الجسر مغلق.", "claim"),
    ("طالب الوزير بفتح الجسر.", "demand"),
    ("حذر الوزير من انهيار الجسر.", "warn"),
    ("انتقد الوزير إغلاق الجسر.", "criticise"),
    ("نفى الوزير إغلاق الجسر.", "deny"),
    ("تعهد الوزير بفتح الجسر.", "promise"),
    ("رفض الوزير أن يفتح الجسر.", "reject"),
    ("توقع الوزير أن يفتح الجسر.", "predict"),
    ("أدان الوزير قصف الجسر.", "condemn"),
    ("هدد الوزير بقصف الجسر.", "threaten"),
]


@pytest.mark.parametrize(("text", "cue_class"), CLASSES)
def test_classes_of_cues(text: str, cue_class: str) -> None:
    assert [s.cue_class for s in statements_of(text)] == [cue_class]


def test_the_time_of_speaking_is_kept() -> None:
    state = state_of("قال الوزير يوم الثلاثاء إن الجسر سيفتح غدا.")
    (found,) = state["statements"]
    assert {t.id: t.text for t in state["times"]}[found.said_at] == "يوم الثلاثاء"


def test_evidence_names_the_rule_and_its_spans() -> None:
    (found,) = statements_of("قال مصدر أمني إن الجسر مغلق.")
    assert isinstance(found, Statement)
    assert found.evidence.rule == "statements.finite.qala"
    assert 0 < found.evidence.score <= 1
    assert [s.text for s in found.evidence.spans] == ["قال", "مصدر أمني"]
    assert found.evidence.reason


def test_one_who_told_an_outlet_something_goes_on_telling_it() -> None:
    text = "أكد سامر الحلواني لوكالة فرانس برس أن الجسر مغلق.\nوأوضح الحلواني أن الطريق مفتوح."
    first, second = (s.chain for s in statements_of(text))
    assert [link.actor for link in first] == [link.actor for link in second]
    assert len(first) == 3
