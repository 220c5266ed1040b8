"""The annotator's tokenizer: verbatim segments, exact offsets, normal forms in the shadow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import load

if TYPE_CHECKING:
    from spacy.language import Language

USUAL = 'اأبةتجحدرسطعقكلمنهويىء «»“”"،؛؟.:-\u0640\u064b\u200f\ufefb3٣\n\x00'
CHARACTERS = st.characters(codec="utf-8") | st.sampled_from(USUAL)


@cache
def pipeline(name: str) -> Language:
    return load(name)


@pytest.mark.parametrize("name", ["news", "open"])
@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وبالقاهرة", ["و", "ب", "القاهرة"]),
        ("للطلب", ["ل", "لطلب"]),
        ("صحيح؟نعم", ["صحيح", "؟", "نعم"]),
        ('قال:"لن', ["قال", ":", '"', "لن"]),
        ("في 3.5 مليون", ["في", "3.5", "مليون"]),
    ],
)
def test_tokens(name: str, text: str, tokens: list[str]) -> None:
    assert [token.text for token in pipeline(name).make_doc(text)] == tokens


def test_a_quotation_mark_parts_a_preposition_from_its_noun() -> None:
    assert [token.text for token in pipeline("news").make_doc("لـ«الأخبار»")][1:] == ["«", "الأخبار", "»"]


@pytest.mark.parametrize(
    ("text", "norms"), [("للطلب", ["ل", "الطلب"]), ("زيارته", ["زيارة", "ه"]), ("مُسؤولٌ", ["مسؤول"])]
)
def test_normal_forms(text: str, norms: list[str]) -> None:
    assert [token.norm_ for token in pipeline("news").make_doc(text)] == norms


@settings(max_examples=150, deadline=None)
@given(st.text(CHARACTERS, max_size=80))
def test_the_tokens_are_the_text(text: str) -> None:
    doc = pipeline("news").make_doc(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
