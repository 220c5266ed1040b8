import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.search.fulltext import texts
from kawalis.search.query import parse
from kawalis.search.snippet import WIDTH, Seeker, snippet
from kawalis.text import shadow_words, words_in

LONG = "وصل الوفد. " * 60 + "وأشار سالِمُ الحدّاد إلى الحـداد والعراق."


def marked(text: str, query: str) -> list[str]:
    found = snippet(text, Seeker(texts(parse(query))))
    return [text[a:b] for a, b in found.marks]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("سالم", ["سالِمُ"]),
        ("الحداد", ["الحدّاد", "الحـداد"]),
        ('"سالم الحداد"', ["سالِمُ الحدّاد"]),
        ("العراق", ["والعراق"]),
        ("عراقي", ["والعراق"]),
        ('"عراقي"', []),
        ("حدا*", []),
        ("الحد*", ["الحدّاد", "الحـداد"]),
        ("سالم -العراق", ["سالِمُ"]),
    ],
)
def test_words_are_marked_in_the_untouched_text(query: str, words: list[str]) -> None:
    assert marked(LONG, query) == words


def test_a_snippet_begins_near_the_first_word_and_cuts_no_word() -> None:
    found = snippet(LONG, Seeker(texts(parse("سالم"))))
    assert found.start > 500
    assert LONG[found.start : found.end] == found.text
    assert len(found.text) <= WIDTH
    assert LONG[found.start - 1] == " "


@given(st.text(alphabet="اب ـَّ \nالوa", max_size=300), st.text(alphabet='اب َو*" ', max_size=8), st.data())
def test_marks_are_places_in_the_snippet(text: str, query: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wanted = texts(parse(query)) if query.count('"') % 2 == 0 and "-" not in query else []
    found = snippet(text, Seeker(wanted), start, end)
    assert found.text == text[found.start : found.end]
    assert start <= found.start <= found.end <= max(end, start)
    assert all(found.start <= a < b <= found.end for a, b in found.marks)


@given(st.text(alphabet="ابلوأإىة ـَّ\u200f.،\n12aB", max_size=60))
def test_words_in_a_text_are_those_of_its_shadow(text: str) -> None:
    assert [word for *_, word in words_in(text)] == shadow_words(text)
