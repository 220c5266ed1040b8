"""Tokens tile the text: only white space lies between them, whatever the input."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.annotate.tokens import tokenize

ANY = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            "ابتثجقالوـَّ «»\"'()،؛؟.…:-–_٠١٢3 4IQ\n\r\t\0\u200f\u200d\u202b\ufeff\u00a0\ufefb\ufdfa"
        ),
        st.characters(),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قال الوزير.", ["قال", "الوزير", "."]),
        ("منذ3أيام", ["منذ", "3", "أيام"]),
        ("IQقال", ["IQ", "قال"]),
        ("IQ NEWS", ["IQ", "NEWS"]),
        ("«لن نسمح»،", ["«", "لن", "نسمح", "»", "،"]),
        ("12.5 و1,200 و٣٫٥", ["12.5", "و", "1,200", "و", "٣٫٥"]),
        ("العـــراق", ["العـــراق"]),
        ("وَصَلَ", ["وَصَلَ"]),
        ("(6 نيسان)", ["(", "6", "نيسان", ")"]),
        ("قال.. ثم...", ["قال", "..", "ثم", "..."]),
        ("AT&T وO'Neil", ["AT&T", "و", "O'Neil"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [text[piece.start : piece.end] for piece in tokenize(text)] == tokens


@given(ANY)
def test_only_white_space_lies_between(text: str) -> None:
    at = 0
    for piece in tokenize(text):
        assert text[at : piece.start].strip() == "" or text[at : piece.start].isspace()
        assert piece.start < piece.end
        assert piece.kind in {"word", "latin", "number", "punct", "symbol"}
        at = piece.end
    assert text[at:].strip() == ""
