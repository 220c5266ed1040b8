"""Which place a name means: by the states that a report names, by its people, or none."""

from __future__ import annotations

import pytest

from tests.extract.staged import state_of

LINKS = "link.stage"


def places(body: str) -> dict[str, str | None]:
    """Return the id in the files (or none) of each place name of a body."""
    state = state_of(body, LINKS)
    kbs = {actor.id: actor.kb for actor in state["actors"]}
    return {
        m.span.text: kbs.get(state["links"].get((m.span.start, m.span.end), ""))
        for m in state["mentions"]
        if m.ner == "LOC"
    }


@pytest.mark.parametrize(
    ("body", "name", "kb"),
    [
        ("وقع انفجار في طرابلس بلبنان، وقال الجيش اللبناني إن لبنان آمن.", "طرابلس", "tripoli-lebanon"),
        ("وقع انفجار في طرابلس في ليبيا، وقالت الحكومة الليبية إن ليبيا آمنة.", "طرابلس", "tripoli-libya"),
        ("وقع انفجار في طرابلس مساء أمس.", "طرابلس", "tripoli-libya"),
        ("وقعت أمطار على الجوف في اليمن، وقالت الحكومة اليمنية إن اليمن بخير.", "الجوف", "al-jawf-yemen"),
        (
            "هطلت أمطار على الجوف في السعودية، وقالت وزارة الصحة السعودية إنها مستعدة.",
            "الجوف",
            "al-jawf-saudi",
        ),
        ("هطلت أمطار على الجوف مساء أمس.", "الجوف", None),
    ],
)
def test_our_places_of_one_name(body: str, name: str, kb: str | None) -> None:
    assert places(body)[name] == kb


@pytest.mark.parametrize(
    ("body", "name", "kb"),
    [
        ("وصل الوفد إلى مدينة سطيف في الجزائر.", "سطيف", "geonames-2481700"),
        ("وقع انفجار في بلدة مندلي في العراق.", "مندلي", "geonames-93709"),
        ("زار الوزير مدينة الحسيمة المغربية.", "الحسيمة", "geonames-2558545"),
        ("وصل الوفد إلى بوسطن مساء أمس.", "بوسطن", "geonames-4930956"),  # large, without a rival
        ("وقع انفجار في بلدة مندلي مساء أمس.", "مندلي", None),  # small, and no state is named
        ("زار الوزير مدينة الحسيمة التركية.", "الحسيمة", None),  # the adjective tells of another state
        ("زار الوزير المغربي مدينة الحسيمة في تركيا.", "الحسيمة", None),
        ("زار الوزير المغربي مدينة الحسيمة بتركيا.", "الحسيمة", None),
    ],
)
def test_cities(body: str, name: str, kb: str | None) -> None:
    assert places(body)[name] == kb


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("أكدت هيئة المرور بالمنطقة الشرقية في السعودية سلامة الطرق.", "الشرقية"),
        ("خرج الحراك في سوريا إلى الشوارع.", "الحراك"),
        ("قامت الثورة في سوريا قبل أعوام.", "الثورة"),
        ("وصل العمال المهرة إلى اليمن.", "المهرة"),
        ("أعلنت دولة في الهند موقفها.", "دولة"),
        ("قال سليم إن الهند بخير.", "سليم"),
    ],
)
def test_words_are_no_places(body: str, name: str) -> None:
    assert name not in places(body)


def test_an_event_lies_where_its_place_is_linked() -> None:
    state = state_of(
        "اغتال مسلحون ضابطا في طرابلس بلبنان، وقال الجيش اللبناني إن لبنان آمن.", "extract.events.stage"
    )
    found = [event.place for event in state["events"] if event.place is not None]
    assert [(place.country, place.lat) for place in found] == [("LBN", 34.44)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("انفجرت سيارة بعامودا في سوريا.", True),
        ("انفجرت سيارة بعامودا مساء أمس.", False),  # no state is named
    ],
)
def test_the_table_alone_finds_a_city_in_a_state_that_is_named(body: str, found: bool) -> None:
    mentions = state_of(body, LINKS)["mentions"]
    assert ("عامودا" in {m.span.text for m in mentions if m.rule == "names.place.city"}) is found
