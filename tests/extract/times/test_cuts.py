"""A run says the same in pieces: no rule joins what is cut."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import annotate
from kawalis.extract.times import lexicon
from kawalis.extract.times.cuts import cutter
from kawalis.extract.times.grammar import grammar
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
    joining = lexicon.settings().joining
    whole = Run(tokens, grammar(), joining).found()
    pieces = [
        found._replace(first=found.first + first, last=found.last + first)
        for first, last in cutter().pieces(tokens)
        for found in Run(tokens[first:last], grammar(), joining).found()
    ]
    assert pieces == whole
