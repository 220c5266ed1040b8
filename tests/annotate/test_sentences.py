"""Where sentences end."""

from __future__ import annotations

import pytest

from kawalis.annotate import annotate
from kawalis.model import Article, Document
from kawalis.pipeline import initial


def document_of(text: str) -> Document:
    document = annotate(**initial(Article.of(text)))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("عنوان\nوصل الوفد. غادر الوفد.", ["عنوان", "وصل الوفد.", "غادر الوفد."]),
        ("عنوان\r\nوصل الوفد", ["عنوان", "وصل الوفد"]),
        ("عنوان\nمن حضر؟ لا أحد!", ["عنوان", "من حضر؟", "لا أحد!"]),
        ('عنوان\nقال: "انتهى الأمر." وغادر.', ["عنوان", 'قال: "انتهى الأمر."', "وغادر."]),
        ("عنوان\nعاد غاضبا.. ثم هدأ.", ["عنوان", "عاد غاضبا.. ثم هدأ."]),
        ("عنوان\nقال د. سالم إن اللقاء انتهى.", ["عنوان", "قال د. سالم إن اللقاء انتهى."]),
        ("عنوان\nبلغت النسبة 12.5 بالمئة.", ["عنوان", "بلغت النسبة 12.5 بالمئة."]),
        ("عنوان\nنشر موقع kawalis.example خبرا", ["عنوان", "نشر موقع kawalis.example خبرا"]),
        ("عنوان", ["عنوان"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    document = document_of(text)
    assert [text[s.start : s.end] for s in document.sentences] == sentences
    assert [s.layer for s in document.sentences] == ["headline"] + ["body"] * (len(sentences) - 1)
