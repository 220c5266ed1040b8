"""Shadows of many texts at once are those of each text by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.text import search_shadow
from kawalis.text.shadows import search_shadows

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + "أإآٱىةؤئءکیےگڤپ" + "ًّـ\u200c\u200f" + "٣۴5" + " \n،_-."
_HARD = "\ufefb\ufdfa\ufeffΣσ\u0130ß\U0001f600\U0001d54f\ud800\u00b2\u0345"

_texts = st.lists(st.one_of(st.text(_LETTERS, max_size=90), st.text(_LETTERS + _HARD), st.text()), max_size=6)


def _pairs(texts: list[str]) -> list[tuple[str, str]]:
    return [(shadow.exact, shadow.stem) for shadow in search_shadows(texts)]


@given(_texts)
def test_the_same_as_one_by_one(texts: list[str]) -> None:
    assert _pairs(texts) == [search_shadow(text) for text in texts]


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["", " ", "و", ""],
        ["ب" * 63, "ب" * 64 + "ت", "ب" * 200 + " ج"],
        ["ـــ", "\ufefb واحد", "اثنان"],
        ["\u00b2\ufeff", "\u00b2\ufefb"],
    ],
)
def test_the_ends_of_texts(texts: list[str]) -> None:
    assert _pairs(texts) == [search_shadow(text) for text in texts]


@given(_texts)
def test_a_hash_for_each_word_the_same_wherever_it_stands(texts: list[str]) -> None:
    known: dict[str, int] = {}
    for shadow in search_shadows(texts):
        words = shadow.exact.split()
        assert len(words) == len(shadow.words)
        for word, found in zip(words, shadow.words.tolist(), strict=True):
            assert known.setdefault(word, found) == found
    assert len(set(known.values())) == len(known)
