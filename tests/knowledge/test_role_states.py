import pytest

from kawalis.knowledge.role_states import out_of_office, role_states

STATES = [
    ("وزير الخارجية السابق", ("former",)),
    ("وزيرة الخارجية السابقة", ("former",)),
    ("وزير الخارجية الأردني الأسبق", ("former",)),
    ("رئيس البرلمان المنتهية ولايته", ("former",)),
    ("الرئيس الراحل", ("late",)),
    ("وزير الدفاع بالوكالة", ("acting",)),
    ("رئيسة الوزراء بالنيابة", ("acting",)),
    ("القائم بأعمال وزير الدفاع", ("acting",)),
    ("الرئيس الانتقالي", ("acting",)),
    ("رئيس الوزراء المكلف", ("designate",)),
    ("الرئيس المنتخب", ("designate",)),
    ("وزير النقل المقبل", ("designate",)),
    ("الحاكم الذي نصب نفسه", ("self_styled",)),
    ("نائب وزير الخارجية", ("deputy",)),
    ("النائب الأول لرئيس الوزراء", ("deputy",)),
    ("نائب الرئيس السابق", ("former", "deputy")),
]
NO_STATES = [
    "وزير الخارجية",
    "وزير الخارجية الحالي",
    "رئيس المجلس الوطني الانتقالي",  # the council is
    "رئيس الحكومة المؤقتة",  # the government is
    "رئيس الحكومة السابقة",
    "مستشار الرئيس السابق",  # the adviser or the president
    "نائب الرئيس الراحل",  # no deputy's own state
    "القائم بأعمال السفارة",  # a chargé d'affaires is what he is
    "الوزير المكلف",  # in charge of something
    "وكيل وزارة النفط",
    "النائب",  # of parliament
]


@pytest.mark.parametrize(("words", "states"), STATES)
def test_what_words_say_of_how_an_office_is_held(words: str, states: tuple[str, ...]) -> None:
    assert role_states(words) == states


@pytest.mark.parametrize("words", NO_STATES)
def test_what_says_nothing_of_it(words: str) -> None:
    assert not {"former", "late", "self_styled", "designate", "acting"} & set(role_states(words))


@pytest.mark.parametrize(
    ("before", "words", "after", "states"),
    [
        ("قال القائم بأعمال ", "وزير الدفاع", " أمس", ("acting",)),
        ("ووصل قائم بمهام ", "وزير النقل", "", ("acting",)),
        ("زار ما يسمى ", "والي المدينة", "", ("self_styled",)),
        ("زار ما يسمى ب", "وزير الدفاع", "", ("self_styled",)),
        ("أدى عملا ما يسمى", "وزير الدفاع", "", ()),
        ("", "الرئيس المنتخب", " ديمقراطيا", ()),
        ("", "الرئيس المنتخب", " حديثا", ("designate",)),
    ],
)
def test_what_the_words_around_say(before: str, words: str, after: str, states: tuple[str, ...]) -> None:
    assert role_states(words, before=before, after=after) == states


@pytest.mark.parametrize(
    ("states", "out"),
    [((), ""), (("acting",), ""), (("deputy",), ""), (("former", "deputy"), "former"), (("late",), "late")],
)
def test_who_is_out_of_office(states: tuple[str, ...], out: str) -> None:
    assert out_of_office(states) == out
