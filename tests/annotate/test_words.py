"""The annotator's words and names over the engine's tokens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import annotate
from kawalis.model import Article, Document
from kawalis.pipeline import initial


def read(text: str) -> Document:
    document = annotate(**initial(Article.of(text)))
    assert isinstance(document, Document)
    return document


def test_a_token_has_its_clitics_as_words() -> None:
    document = read("وقالت الوزيرة للصحفيين إنها ستسافر.")
    first = document.words_of(0, 1)
    assert [(w.norm, w.pos) for w in first] == [("و", "CCONJ"), ("قالت", "VERB")]
    verb = first[1]
    assert (verb.feature("Gender"), verb.feature("Number"), verb.feature("Mood")) == ("Fem", "Sing", "")
    subject = next(w for w in document.dependents(verb) if w.relation == "nsubj")
    assert document.text[subject.start : subject.end] == "الوزيرة"
    assert subject.token == 1
    roots = [w for w in document.words if w.head == w.index]
    assert roots == [first[0]]  # PADT hangs a sentence on the conjunction that opens it


def test_names_have_kinds() -> None:
    document = read("وصل الوفد إلى القاهرة.")
    assert [(document.text[e.start : e.end], e.kind) for e in document.entities] == [("القاهرة", "LOC")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800", "٣٫٥", "قال\u200fالوزير", "IQقال", "..", "ﷲ"])
def test_odd_texts(text: str) -> None:
    assert faults_of(read(text)) == []


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.one_of(st.sampled_from('وقالالوزيرإن ،."«»\n\u200f3aء\u064b'), st.characters()), max_size=100)
)
def test_words_lie_in_their_tokens(text: str) -> None:
    assert faults_of(read(text)) == []


def faults_of(document: Document) -> list[str]:
    words, tokens = document.words, document.tokens
    faults = [f"word {w.index} lies outside" for w in words if not 0 <= w.start < w.end <= len(document.text)]
    faults += [f"word {b.index} overlaps" for a, b in pairwise(words) if b.start < a.end or b.token < a.token]
    faults += [f"word {w.index} is not in its token" for w in words if tokens[w.token].end <= w.start]
    faults += [f"word {w.index} has no head" for w in words if not 0 <= w.head < len(words)]
    faults += [f"word {i} is counted {w.index}" for i, w in enumerate(words) if w.index != i]
    taken = [w for i in range(len(tokens)) for w in document.words_of(i, i + 1)]
    return faults if taken == list(words) else [*faults, "not every word belongs to one token"]
