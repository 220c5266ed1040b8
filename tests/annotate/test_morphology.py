"""Every reading of a word stands at its place in the word."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kawalis.annotate.morphology import forms_of
from kawalis.text import fold

WORDS = st.text(alphabet=st.sampled_from("اأإآلوفبكسيهتةنمرعدقَُّـ\u200f\u200dﻻﷲ"), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("word", "proclitics", "core", "enclitic"),
    [
        ("و", "", "و", ""),
        ("وقال", "و", "قال", ""),
        ("للحكومة", "ل", "الحكومه", ""),
        ("وللحكومة", "ول", "الحكومه", ""),
        ("بالعراق", "ب", "العراق", ""),
        ("زيارته", "", "زياره", "ه"),
        ("ولقاءاتهم", "و", "لقاءات", "هم"),
        ("رآها", "", "ري", "ها"),
        ("سيزور", "س", "يزور", ""),
        ("وَقَالَ", "و", "قال", ""),
        ("وزير", "", "وزير", ""),
    ],
)
def test_a_reading_is_among_them(word: str, proclitics: str, core: str, enclitic: str) -> None:
    _, forms = forms_of(word, "word")
    found = [("".join(f.proclitics), f.fold, f.enclitic) for f in forms]
    assert (proclitics, core, enclitic) in found


@pytest.mark.parametrize("word", ["وزير", "فيلق", "بغداد", "قال", "IQ"])
def test_the_whole_word_is_the_first_reading(word: str) -> None:
    folded, forms = forms_of(word, "word")
    assert forms[0].fold == folded == fold(word)
    assert (forms[0].lead, forms[0].trail) == (0, 0)


@given(WORDS)
@example("ـﻻآ")  # as long as its shadow by chance: one character falls away, one becomes two
@example("ﷲ")
@example("ـ")
def test_readings_lie_within_the_word(word: str) -> None:
    _, forms = forms_of(word, "word")
    assert forms
    for form in forms:
        assert form.lead >= 0
        assert form.trail >= 0
        assert form.lead + form.trail < len(word)
        if not form.enclitic and form.proclitics != () and not form.definite:
            assert fold(word[form.lead : len(word) - form.trail]) == form.fold


def test_numbers_and_giants_have_one_reading() -> None:
    assert len(forms_of("2021", "number")[1]) == 1
    assert len(forms_of("و" * 100_000, "word")[1]) == 1
