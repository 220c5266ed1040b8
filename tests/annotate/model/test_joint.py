"""The component in the shipped pipeline: sentences as given, one root each, alike alone and in a batch."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kawalis.annotate import load
from kawalis.annotate.model.joint import Joint

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXTS = [
    "وألمح وزير النقل في القاهرة إلى أن الطريق سيفتح. وقالت الوزيرة للصحفيين إنها ستسافر غدا.",
    "قال مصدر.\n\n  وأكد آخر ذلك. ",
    "",
    "   ",
    "\n\n",
    "...",
]
TEXT = st.text(st.sampled_from('قالوزيرإن ،."«»\n\u200f3aء\u064b😀\x00'), max_size=150)


@cache
def pipeline() -> Language:
    return load("news")


def rows(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos_, str(t.morph), t.head.i, t.dep_, t.ent_iob_, t.ent_type_, t.is_sent_start)
        for t in doc
    ]


def check(doc: Doc, before: list[int]) -> None:
    """Each sentence has one root, and begins where `before` says."""
    assert [s.start for s in doc.sents] == before
    for sentence in doc.sents:
        assert sum(t.head.i == t.i for t in sentence) == 1
        assert all(sentence.start <= t.head.i < sentence.end for t in sentence)
        assert all(t.dep_ for t in sentence)


def split(text: str) -> tuple[Doc, list[int]]:
    nlp = pipeline()
    doc = nlp.get_pipe("kawalis_sentences")(nlp.make_doc(text))
    return doc, [t.i for t in doc if t.is_sent_start or t.i == 0]


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_stay_as_they_are(text: str) -> None:
    doc, starts = split(text)
    check(pipeline().get_pipe("kawalis_joint")(doc), starts)


@given(TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_has_trees(text: str) -> None:
    doc, starts = split(text)
    check(pipeline().get_pipe("kawalis_joint")(doc), starts)


@given(st.lists(TEXT, max_size=4))
@settings(max_examples=15, deadline=None)
def test_alone_and_in_a_batch(texts: list[str]) -> None:
    texts = [*TEXTS[:2], *texts]
    nlp = pipeline()
    assert [rows(d) for d in nlp.pipe(texts)] == [rows(nlp(text)) for text in texts]


def test_a_sentence_without_end() -> None:
    """Windows keep time and memory linear; the sentence still has one root."""
    nlp = pipeline()
    doc = Doc(nlp.vocab, words=["كلمة", "أخرى"] * 4000, sent_starts=[True, *[False] * 7999])
    check(nlp.get_pipe("kawalis_joint")(doc), [0])


def test_white_space_inside_a_name_belongs_to_it() -> None:
    doc = pipeline()("وصل الرئيس محمد  مرسي إلى القاهرة.")
    assert {"القاهرة"} <= {ent.text for ent in doc.ents}
    assert all(not ent.text.startswith(" ") and not ent.text.endswith(" ") for ent in doc.ents)


def test_bytes_and_disk_keep_everything(tmp_path: Path) -> None:
    nlp = pipeline()
    joint = nlp.get_pipe("kawalis_joint")
    assert isinstance(joint, Joint)
    joint.to_disk(tmp_path / "joint")
    for copy in (Joint(nlp).from_bytes(joint.to_bytes()), Joint(nlp).from_disk(tmp_path / "joint")):
        assert copy.labels == joint.labels
        assert rows(copy(split(TEXTS[0])[0])) == rows(joint(split(TEXTS[0])[0]))


def test_without_weights_it_says_so() -> None:
    nlp = pipeline()
    with pytest.raises(ValueError, match="no weights"):
        Joint(nlp)(nlp.make_doc("كلمة"))
