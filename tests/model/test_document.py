"""Look-ups by offset."""

from __future__ import annotations

from kawalis.annotate import annotate
from kawalis.model import Article, Document, Form
from kawalis.pipeline import initial

TEXT = "زيارة رسمية\n\nوصل الوفد. غادر الوفد؟"


def document_of(text: str) -> Document:
    document = annotate(**initial(Article.of(text)))
    assert isinstance(document, Document)
    return document


def test_offsets_to_tokens_and_sentences() -> None:
    document = document_of(TEXT)
    at = TEXT.index("الوفد")
    index = document.token_at(at + 2)
    assert document.tokens[index].text == "الوفد"
    sentence = document.sentence_at(at)
    assert sentence is not None
    assert sentence.layer == "body"
    assert [token.text for token in document.tokens_of(sentence)] == ["وصل", "الوفد", "."]
    assert document.token_at(TEXT.index("\n")) == 1  # a gap belongs to what stands before it
    assert document.span_of(sentence.first, sentence.first + 2).text == "وصل الوفد"
    assert document.span(0, 5).text == "زيارة"


def test_nothing_stands_before_the_first_token() -> None:
    document = document_of("  زيارة")
    assert document.token_at(0) == -1
    assert document.sentence_at(1) is None


def test_a_form_without_its_article() -> None:
    assert Form(0, 0, "الوفد", definite=True).bare == "وفد"
    assert Form(0, 0, "الوفد").bare == "الوفد"
