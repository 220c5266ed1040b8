import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.search.fulltext import is_text, match, texts
from kawalis.search.query import And, Field, Node, Not, Or, QueryError, Text, parse


def word(text: str) -> Text:
    return Text((text,))


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", And(())),
        ("قاآني", word("قااني")),
        ("الرئيس  الايراني", And((word("الرييس"), word("الايراني")))),
        ('"مجلس الوزراء"', Text(("مجلس", "الوزراء"), quoted=True)),
        ("«مجلس الوزراء»", Text(("مجلس", "الوزراء"), quoted=True)),
        ("عراق*", Text(("عراق",), prefix=True)),
        ("-بغداد", Not(word("بغداد"))),
        ("a OR b c", Or((word("a"), And((word("b"), word("c")))))),
        ("(a OR b) c", And((Or((word("a"), word("b"))), word("c")))),
        ("-(a b)", Not(And((word("a"), word("b"))))),
        ("type:CONSULT", Field("type", "CONSULT")),
        ('place:"Tel Aviv"', Field("place", "Tel Aviv")),
        ("source_type:anonymous", Field("source-type", "anonymous")),
        ("a -type:FIGHT", And((word("a"), Not(Field("type", "FIGHT"))))),
        ("عبد-المهدي", Text(("عبد", "المهدي"))),
        ('a ""', word("a")),
        ("()", And(())),
        ("2021-01", Text(("2021", "01"))),
        ("--a", Not(Not(word("a")))),
    ],
)
def test_what_is_typed_is_understood(query: str, tree: Node) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "code", "at"),
    [
        ("nonesuch:x", "field", 0),
        ("a since:yesterday", "value", 1),
        ("kind:cat", "value", 0),
        ("telling:perhaps", "value", 0),
        ("(a", "bracket", 0),
        ("a)", "bracket", 1),
        ("a OR", "empty", 4),
        ("OR a", "empty", 4),
        ('a "b', "quote", 1),
        ("(" * 50 + "a", "deep", 40),
    ],
)
def test_what_cannot_be_understood_says_where(query: str, code: str, at: int) -> None:
    with pytest.raises(QueryError) as told:
        parse(query)
    assert (told.value.code, told.value.at) == (code, at)


@given(st.text(alphabet='ab قا"-*():«»OR:\n', max_size=30) | st.text(max_size=30))
def test_any_text_is_a_query_or_an_error_with_a_place(query: str) -> None:
    try:
        node = parse(query)
    except QueryError as error:
        place = error.at
    else:
        place = 0
        assert all(text.words for text in texts(node))
        assert not is_text(node) or match(node)
    assert 0 <= place <= len(query)


def test_words_are_sought_behind_what_is_written_onto_them() -> None:
    found = match(parse("العراق"))
    for form in ("العراق", "والعراق", "بالعراق", "للعراق", "وللعراق"):
        assert f'"{form}"' in found
    assert 'stem : "عراق"' in found
    assert "stem" not in match(parse('"العراق"'))
