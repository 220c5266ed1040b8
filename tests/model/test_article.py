"""A plain text as an article: its headline, its body, its id."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.model import Article, Published


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("عنوان\nمتن", "عنوان", "متن"),
        ("\n\n  عنوان  \nمتن\nثان", "عنوان", "متن\nثان"),
        ("عنوان\r\n\r\nمتن", "عنوان", "\r\nمتن"),
        ("عنوان فقط", "عنوان فقط", ""),
        ("عنوان\n", "عنوان", ""),
        ("", "", ""),
        (" \n ", "", ""),
    ],
)
def test_the_first_line_is_the_headline(text: str, title: str, body: str) -> None:
    article = Article.of(text)
    assert article.title == title
    assert article.text[article.body_start :] == body


def test_the_id_is_the_text_s() -> None:
    one = Article.of("عنوان\nمتن")
    assert one.id == Article.of("عنوان\nمتن", outlet="صحيفة").id
    assert one.id != Article.of("عنوان\nمتن ").id
    assert one.published == Published(None, "unknown")


@given(st.text(alphabet=st.characters()))
def test_any_text_stays(text: str) -> None:
    article = Article.of(text)
    assert article.text == text
    assert 0 <= article.body_start <= len(text)
    assert article.title in text
    assert len(article.id) == 16
