"""The shadow under which words are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.text import (
    count_arabic,
    fold,
    fold_with_offsets,
    is_direction_mark,
    strip_invisible,
    to_ascii_digits,
)

LETTERS = st.text(
    alphabet=st.sampled_from("اأإآٱىيئءؤةهكگپـ ًّ\u200f\u200d\ufefb\ufdf2\ufe8e٣۴IQ«"), max_size=40
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إيران", "ايران"),
        ("الأميركي", "الاميركى"),
        ("مُحَمَّد", "محمد"),
        ("العـــراق", "العراق"),
        ("زيارة", "زياره"),
        ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
        ("ﻻ", "لا"),
        ("مسئول", "مسيول"),
        ("کربلاء", "كربلاء"),
        ("٢٠٢١", "2021"),
        ("۱۴۰۰", "1400"),
        ("\u200fقال\u200e", "قال"),
        ("IQ NEWS", "iq news"),
    ],
)
def test_spellings_fall_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("علم", "عمل"), ("قال", "قل"), ("سماء", "سما"), ("حرب", "خرب")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(LETTERS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(LETTERS)
def test_offsets_of_the_shadow(text: str) -> None:
    shadow, offsets = fold_with_offsets(text)
    assert len(offsets) == len(shadow) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    for char, offset in zip(shadow, offsets, strict=False):
        assert char in fold(text[offset])


@given(st.text())
def test_digits_keep_their_place(text: str) -> None:
    assert len(to_ascii_digits(text)) == len(text)


def test_controls_and_letters() -> None:
    assert is_direction_mark("\u200f")
    assert not is_direction_mark("ا")
    assert strip_invisible("\u202bقال\u202c\ufeff") == "قال"
    assert count_arabic("قَالـ IQ ٣ ﻻ،") == 4
