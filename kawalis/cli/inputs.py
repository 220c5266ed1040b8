"""Reports named on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kawalis.cli.failure import UNREADABLE, RefusalError, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kawalis.model import Article, Record

T = TypeVar("T")
STDIN = "-"


class About(NamedTuple):
    """What the user says of the reports: their outlet, their day (ISO 8601), the annotator, a folder of actors."""

    outlet: str | None = None
    published: str | None = None
    model: str | None = None
    actors: str | None = None


def check(files: list[str], html: str | None, *, json: bool) -> None:
    """Refuse, before anything is read, a call that could not end well."""
    if files.count(STDIN) > 1:
        raise RefusalError("stdin_once")
    if html is None:
        return
    if len(files) > 1:
        raise RefusalError("one_page")
    if html == STDIN:
        if json:
            raise RefusalError("two_outputs")
        return
    if any(file != STDIN and same(file, html) for file in files):
        raise RefusalError("overwrite", html)


def same(one: str, other: str) -> bool:
    """Whether two paths lead to one file that is there."""
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one of them is not there, or is no path
        return False


def article_of(file: str, about: About) -> Article:
    """Read a file, or standard input for ``-``. Raises :class:`kawalis.model.InputError`."""
    from kawalis.ingest import LIMIT, article_from_bytes, read_file  # noqa: PLC0415

    if file != STDIN:
        return read_file(file, outlet=about.outlet, published=about.published)
    data = sys.stdin.buffer.read(LIMIT + 1)
    return article_from_bytes(data, source=STDIN, outlet=about.outlet, published=about.published)


def record_of(file: str, about: About) -> Record:
    """Read a report and return its record.

    Raises :class:`kawalis.model.InputError`, :class:`kawalis.model.AnnotatorError`, :class:`kawalis.model.DataError`.
    """
    from kawalis.pipeline import read_article  # noqa: PLC0415

    return read_article(article_of(file, about), model=about.model, actors=about.actors)


class Reports:
    """The reports of one call; one that cannot be read is told and left out, ``code`` remembers it."""

    def __init__(self, files: list[str], about: About, language: str) -> None:
        self.files = files
        self.about = about
        self.language = language
        self.code = 0

    def records(self) -> Iterator[tuple[str, Record]]:
        """Yield each file with its record."""
        return self._each(record_of)

    def articles(self) -> Iterator[tuple[str, Article]]:
        """Yield each file with its article, unread."""
        return self._each(article_of)

    def _each(self, read: Callable[[str, About], T]) -> Iterator[tuple[str, T]]:
        from kawalis.model import InputError  # noqa: PLC0415

        for file in self.files:
            try:
                found = read(file, self.about)
            except InputError as error:
                report(error, self.language)
                self.code = UNREADABLE
                continue
            yield file, found
