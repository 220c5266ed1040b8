"""Rebuilding: every article whose newest record was not made by this engine is read again, in the order of adding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kawalis import __version__
from kawalis.annotate.annotator import DEFAULT, annotator
from kawalis.knowledge import fingerprint
from kawalis.knowledge.overlay import current
from kawalis.library.readers import Readers
from kawalis.pipeline import using_actors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kawalis.knowledge.overlay import Overlay
    from kawalis.library.readers import Row
    from kawalis.pipeline import Folder
    from kawalis.store.library import Library
    from kawalis.store.reading import Made


_KEY = 16  # digits of the fingerprint of a user's files


class Engine(NamedTuple):
    """What makes two records of one text alike: version, annotator, knowledge.

    ``knowledge`` is the fingerprint of our tables and, behind a sign, that of the user's actor files over them.
    """

    kawalis: str
    model: str
    knowledge: str

    def made(self, article: Made) -> bool:
        """Whether the article's newest record is this engine's."""
        return (article.kawalis, article.model, article.knowledge) == self


def engine(model: str | None) -> Engine:
    """Return the engine that runs here, with an annotator and the actor files in force.

    See :func:`kawalis.annotate.load` for the annotator's names.
    """
    overlay = current()
    own = f"+{overlay.key[:_KEY]}" if overlay else ""
    return Engine(__version__, annotator(model or DEFAULT).version, fingerprint() + own)


def waiting(library: Library, model: str | None = None, *, actors: Folder = None) -> int:
    """Return how many articles :func:`rebuild` will read."""
    with using_actors(actors):
        now, number, count = engine(model), 0, 0
    while page := library.made_after(number):
        count += sum(not now.made(made) for made in page)
        number = page[-1].number
    return count


def rebuild(
    library: Library,
    model: str | None = None,
    tell: Callable[[int], None] = lambda _: None,
    *,
    actors: Folder = None,
    workers: int | None = None,
) -> tuple[int, int]:
    """Read what is unread or was read by another engine; return how many were read and how many were left.

    ``actors`` is a folder of the user's own actor files: with other files, or none, the engine is another. A record is
    appended whole or not at all, so a run that was stopped goes on where it was. ``tell`` is given the number read so
    far. ``workers`` read beside; without a number that is for us to decide. The records are the same whatever it is.
    Raises :class:`kawalis.model.StoreError`, :class:`kawalis.model.AnnotatorError` and what
    :func:`kawalis.pipeline.using_actors` does.
    """
    with using_actors(actors):
        return _rebuilt(library, model, tell, current(), workers)


def _rebuilt(
    library: Library,
    model: str | None,
    tell: Callable[[int], None],
    overlay: Overlay | None,
    workers: int | None,
) -> tuple[int, int]:
    now = engine(model)
    number = read = left = 0
    with Readers(model, overlay, workers) as readers:

        def keep(records: Iterable[tuple[str, Row]]) -> None:
            nonlocal read
            for article, record in records:
                library.append(article, record, now.knowledge)
                read += 1
                tell(read)

        while page := library.made_after(number):
            for made in page:
                number = made.number
                article = None if now.made(made) else library.article(made.article)
                if article is None:
                    left += 1
                    continue
                keep(readers.put(article))
        keep(readers.rest())
    return read, left
