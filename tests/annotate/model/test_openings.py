"""Sentences that have lost their stops, and pipelines with and without the network that finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kawalis.annotate import load
from kawalis.annotate.model.openings import Openings, quotations
from kawalis.annotate.model.sentences import Sentences
from kawalis.annotate.model.stops import LONG, by_stops
from kawalis.annotate.model.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

SENTENCES = [
    "أعلن وزير النقل أمس افتتاح الطريق الساحلي بين المدينتين بعد أعمال استمرت ثلاث سنوات",
    "وقال الوزير للصحفيين إن الطريق سيخفف الازدحام عن وسط المدينة في ساعات الصباح",
    "وأضاف أن الوزارة ستبدأ في الشهر المقبل توسيع الجسر القديم قرب الميناء",
    "من جهته أكد رئيس البلدية أن السكان ينتظرون هذا المشروع منذ وقت طويل",
    "وشهدت المنطقة في السنوات الماضية حوادث كثيرة بسبب ضيق الطريق وقلة الإضاءة",
    "وذكرت مصادر محلية أن المقاول سيسلم المرحلة الأخيرة قبل نهاية العام",
]


def sentences(nlp: Language) -> Sentences:
    component = nlp.get_pipe("kawalis_sentences")
    assert isinstance(component, Sentences)
    return component


@pytest.mark.parametrize("name", ["news", "open"])
def test_most_sentences_are_found_without_stops(name: str) -> None:
    nlp = load(name)
    doc = sentences(nlp)(nlp.make_doc(" ".join(SENTENCES)))
    starts = {sent.start_char for sent in doc.sents}
    wanted = set(np.cumsum([0, *(len(s) + 1 for s in SENTENCES[:-1])]).tolist())
    assert len(starts & wanted) >= len(wanted) - 2
    assert len(starts - wanted) <= 1


def test_short_sentences_with_stops_are_left_alone() -> None:
    nlp = load("news")
    text = ". ".join(SENTENCES) + "."
    doc = sentences(nlp)(nlp.make_doc(text))
    assert all(len(sent) <= LONG for sent in doc.sents)
    assert [sent.start for sent in doc.sents] == by_stops(vocabulary_of(nlp.vocab).tokens(doc))


def test_weights_are_written_and_read(tmp_path: Path) -> None:
    component = sentences(load("news"))
    component.to_disk(tmp_path / "with")
    again = Sentences(load("news")).from_disk(tmp_path / "with")
    assert again.to_bytes() == component.to_bytes()
    assert len(component.to_bytes()) < 200_000


def test_a_pipeline_without_weights_goes_by_the_lexicon(tmp_path: Path) -> None:
    nlp = load("news")
    bare = Sentences(nlp).from_disk(tmp_path / "nowhere")
    bare.to_disk(tmp_path / "empty")
    assert bare.openings is None
    assert not (tmp_path / "empty").exists()
    assert len(list(bare(nlp.make_doc(" ".join(SENTENCES))).sents)) > 1


def test_no_sentence_opens_inside_a_word() -> None:
    nlp = load("news")
    openings = sentences(nlp).openings
    assert isinstance(openings, Openings)
    doc = nlp.make_doc("  قالوا(إنهم)عادوا وبالسيارة  وصلوا ")
    vocabulary = vocabulary_of(nlp.vocab)
    openings.bind(vocabulary.words)
    scores = openings.scores(vocabulary.tokens(doc), 0, len(doc))
    for token, score in zip(doc, scores, strict=True):
        free = token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_space
        assert (score == -np.inf) == (not free or token.is_space)


@pytest.mark.parametrize(
    ("marks", "pairs"),
    [
        ([(1, "«"), (3, "»")], [(1, 3)]),
        ([(1, '"'), (3, '"')], [(1, 3)]),
        ([(1, "«")], []),
        ([(0, "«"), (2, "“"), (4, "”"), (6, "»")], [(2, 4), (0, 6)]),
    ],
)
def test_quotations(marks: list[tuple[int, str]], pairs: list[tuple[int, int]]) -> None:
    assert list(quotations(marks)) == pairs
