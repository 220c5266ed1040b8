"""A run says the same in pieces, and what no word of time can begin is not taken apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import annotate
from kawalis.extract.times.cuts import cutter
from kawalis.extract.times.grammar import grammar
from kawalis.extract.times.lexicon import beginnings, index, lookup
from kawalis.extract.times.match import Run
from kawalis.model import Article
from kawalis.pipeline import initial
from tests.extract.times.test_stage import WORDS

MORE = [
    "بعد",
    "قبل",
    "من",
    "في",
    "و",
    "،",
    "(",
    ")",
    "مساء",
    "الساعة",
    "وعشرين",
    "ثلاثة",
    "الأول",
    "كل",
    "هذا",
    "أشهر",
]


@given(st.lists(st.sampled_from(WORDS + MORE), min_size=1, max_size=14))
@settings(max_examples=150, deadline=None)
def test_pieces_say_what_the_run_says(words: list[str]) -> None:
    tokens = annotate(**initial(Article.of(" ".join(words)))).tokens
    whole = Run(tokens, grammar()).found()
    pieces = [
        found._replace(first=found.first + first, last=found.last + first)
        for first, last in cutter().pieces(tokens)
        for found in Run(tokens[first:last], grammar()).found()
    ]
    assert pieces == whole


@given(
    st.sampled_from(sorted(index())),
    st.sampled_from(["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "لل", "ولل", "فب", "س"]),
)
@settings(max_examples=400, deadline=None)
def test_whatever_begins_a_word_of_time_is_among_the_beginnings(word: str, letters: str) -> None:
    core = word.removeprefix("ال") if letters.endswith("لل") else word
    for token in annotate(**initial(Article.of(letters + core))).tokens:
        assert token.fold in beginnings() or token.kind == "number" or not lookup()(token)
