"""Rebuilding: every article whose newest record was not made by this engine is read again, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kawalis import __version__
from kawalis.annotate.annotator import DEFAULT, annotator
from kawalis.export.record_json import to_dict
from kawalis.knowledge import fingerprint
from kawalis.pipeline import read_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from kawalis.store.library import Library
    from kawalis.store.reading import Made


class Engine(NamedTuple):
    """What makes two records of one text alike: version, annotator, knowledge."""

    kawalis: str
    model: str
    knowledge: str

    def made(self, article: Made) -> bool:
        """Whether the article's newest record is this engine's."""
        return (article.kawalis, article.model, article.knowledge) == self


def engine(model: str | None) -> Engine:
    """Return the engine that runs here, with an annotator; see :func:`kawalis.annotate.load` for its names."""
    return Engine(__version__, annotator(model or DEFAULT).version, fingerprint())


def rebuild(
    library: Library, model: str | None = None, tell: Callable[[int], None] = lambda _: None
) -> tuple[int, int]:
    """Read what is unread or was read by another engine; return how many were read and how many were left.

    A record is appended whole or not at all, so a run that was stopped goes on where it was. ``tell`` is given the
    number read so far. Raises :class:`kawalis.model.StoreError` and :class:`kawalis.model.AnnotatorError`.
    """
    now = engine(model)
    number = read = left = 0
    while page := library.made_after(number):
        for made in page:
            number = made.number
            article = None if now.made(made) else library.article(made.article)
            if article is None:
                left += 1
                continue
            library.append(made.article, to_dict(read_article(article, model=model)), now.knowledge)
            read += 1
            tell(read)
    return read, left
