"""What the tests of times share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kawalis.annotate import annotate
from kawalis.extract.times import times
from kawalis.model import Article, Published, TimeExpression
from kawalis.pipeline import initial

if TYPE_CHECKING:
    from collections.abc import Callable

Read = "Callable[..., tuple[Published, tuple[TimeExpression, ...]]]"


@pytest.fixture
def read() -> Callable[..., tuple[Published, tuple[TimeExpression, ...]]]:
    """Return a function that reads a text, published on a given day or not."""

    def run(text: str, published: str | None = None) -> tuple[Published, tuple[TimeExpression, ...]]:
        given = Published(published, "given") if published else None
        article = Article.of(text, published=given)
        result: tuple[Published, tuple[TimeExpression, ...]] = times(
            article=article, document=annotate(**initial(article))
        )
        return result

    return run
