"""Reading articles, here or by programs beside, whose records come in the order of the articles."""

from __future__ import annotations

import pickle
from collections import deque
from typing import TYPE_CHECKING, Any

from kawalis.export.record_json import to_dict
from kawalis.library.beside import Programs, usual
from kawalis.pipeline import read_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from kawalis.knowledge.overlay import Overlay
    from kawalis.model import Article

Row = dict[str, Any]

BEFORE = 20  # articles that are read here before another engine is worth its start
WAITING = 4  # articles for each program that are on their way


class Readers:
    """Takes articles and gives back their records (the JSON of docs/record.md), each with the article's id, in order.

    ``workers`` is how many read them, 0 for none beside; where it is ``None`` that is for us to decide. What a program
    that died or failed had in hand is read here.
    """

    def __init__(self, model: str | None, overlay: Overlay | None, workers: int | None = None) -> None:
        self._engine = (model, overlay)
        self._here = BEFORE if workers is None else 0
        self._count = usual() if workers is None else workers
        self.programs = Programs(f"{__name__}:{answer.__name__}", self._count)
        self._busy: deque[tuple[Future[bytes], Article]] = deque()

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self.programs.close()

    def put(self, article: Article) -> Iterator[tuple[str, Row]]:
        """Take an article, and yield what is read by now, of this one or of earlier ones."""
        if self._count < 1 or self._here > 0:
            self._here -= 1
            yield article.id, read(article, *self._engine)
            return
        self._busy.append((self.programs.ask(pickle.dumps((article, *self._engine))), article))
        while self._busy and (len(self._busy) > WAITING * self._count or self._busy[0][0].done()):
            yield self._next()

    def rest(self) -> Iterator[tuple[str, Row]]:
        """Yield what is still on its way."""
        while self._busy:
            yield self._next()

    def _next(self) -> tuple[str, Row]:
        future, article = self._busy.popleft()
        try:
            record: Row = pickle.loads(future.result())  # noqa: S301 - of a program of ours
        except (EOFError, OSError, pickle.UnpicklingError):
            record = read(article, *self._engine)  # what is wrong with it is said here
        return article.id, record


def read(article: Article, model: str | None, overlay: Overlay | None) -> Row:
    """Return the record of an article. Raises what :func:`kawalis.pipeline.read_article` does."""
    record: Row = to_dict(read_article(article, model=model, actors=overlay))
    return record


def answer(data: bytes) -> bytes:
    """Return the record of an article, both packed: what a program beside does."""
    return pickle.dumps(read(*pickle.loads(data)), pickle.HIGHEST_PROTOCOL)  # noqa: S301 - of who started us
