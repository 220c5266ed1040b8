"""`news` reads alike with spaCy and without, token by token, alone and in a batch."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.startup import SAMPLES
from kawalis.annotate import load
from kawalis.annotate.model.lexemes import MOST
from kawalis.annotate.model.reader import Reader
from kawalis.annotate.model.shipped import SHIPPED
from kawalis.annotate.pipelines import annotation_of

if TYPE_CHECKING:
    from spacy.language import Language

    from kawalis.annotate.annotation import Annotation

ODD = [
    "",
    " ",
    "  \n قال",
    "\n\n",
    "...",
    'وألمح وزير النقل إلى أن الطريق سيفتح.وقالت الوزيرة:"لن نسافر"  غدا',
    "• أولا • ثانيا\u2029ثالثا … “نعم” – لا ’كذا‘ €5 ؟؟ 3.5٫2 a.b.c",
    "قال@example.org www.example.org/a?b=ج http://x/ي",
    "\u064b\u064bقال \u200fقال\u200e ق\u0640\u0640ال ﷺ ﻻ لا\ufeff \x00 😀",
    "كلمة " * 450,
    "وقال الوزير إن الطريق سيفتح غدا " * 30,
    "ـ" * 70 + " " + "قالوزير" * 40,
]
TEXT = st.text(
    st.one_of(st.sampled_from('وقالالوزيرإن ،."«»:\n\u200f3aء\u064b'), st.characters(codec="utf-8")),
    max_size=120,
)


@cache
def reader() -> Reader:
    return Reader(SHIPPED / "news")


@cache
def pipeline() -> Language:
    return load("news")


def rows(found: Annotation) -> dict[str, Any]:
    return asdict(found)


@pytest.mark.parametrize("text", [*ODD, *(path.read_text(encoding="utf-8") for path in SAMPLES)])
def test_with_spacy_and_without(text: str) -> None:
    assert rows(reader()(text)) == rows(annotation_of(pipeline()(text)))


@given(TEXT)
@settings(max_examples=150, deadline=None)
def test_any_text_with_spacy_and_without(text: str) -> None:
    found = reader()(text)
    assert rows(found) == rows(annotation_of(pipeline()(text)))
    assert all(0 <= head < len(found.starts) for head in found.heads)


def test_alone_and_in_a_batch() -> None:
    texts = [*ODD, *(path.read_text(encoding="utf-8") for path in SAMPLES)]
    batches = list(reader().pipe(texts, batch_size=5))
    assert [rows(one) for one in batches] == [rows(reader()(text)) for text in texts]
    assert [rows(one) for one in batches] == [rows(annotation_of(doc)) for doc in pipeline().pipe(texts)]


def test_what_is_kept_of_words_is_bounded() -> None:
    fresh = Reader(SHIPPED / "news")
    text = SAMPLES[0].read_text(encoding="utf-8")
    before = rows(fresh(text))
    fresh(" ".join(f"{number}" for number in range(MOST + 1)))
    assert rows(fresh(text)) == before
    assert fresh.lexemes.generation == 1
    assert len(fresh.lexemes.texts) < MOST
