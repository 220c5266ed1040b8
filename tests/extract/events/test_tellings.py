"""How often a report tells a happening, who does it in the words around it, and when it was."""

from __future__ import annotations

import pytest

from tests.extract.reported import one, read


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
