"""Subword vectors are those that spaCy gives, of one form and of many at once."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import load
from kawalis.annotate.model.vocabulary import pieces_of, vocabulary_of

NLP = load("news")
vocabulary_of(NLP.vocab)  # its vectors are bytes on disk
TABLE = NLP.vocab.vectors
FORMS = st.lists(st.text(st.sampled_from("قالوزيرإنa1.€😀"), max_size=90), min_size=1, max_size=8)


@given(FORMS)
@settings(max_examples=60, deadline=None)
def test_they_are_spacys(forms: list[str]) -> None:
    keys = [TABLE.strings.add(form) for form in forms]
    wanted = np.asarray(TABLE.get_batch(keys), dtype="float32")
    np.testing.assert_allclose(pieces_of(TABLE)(forms), wanted, atol=1e-3 * np.abs(TABLE.data).max())
