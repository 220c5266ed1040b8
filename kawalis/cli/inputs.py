"""Reports named on the command line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kawalis.cli.failure import RefusalError

if TYPE_CHECKING:
    from kawalis.model import Article, Record

STDIN = "-"


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
    if any(file != STDIN and _same(file, html) for file in files):
        raise RefusalError("overwrite", html)


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):  # one of them is not there, or is no path
        return False


def article_of(file: str, outlet: str | None, published: str | None) -> Article:
    """Read a file, or standard input for ``-``. Raises :class:`kawalis.model.InputError`."""
    from kawalis.ingest import LIMIT, article_from_bytes, read_file  # noqa: PLC0415

    if file != STDIN:
        return read_file(file, outlet=outlet, published=published)
    data = sys.stdin.buffer.read(LIMIT + 1)
    return article_from_bytes(data, source=STDIN, outlet=outlet, published=published)


def record_of(
    file: str, outlet: str | None = None, published: str | None = None, model: str | None = None
) -> Record:
    """Read a report and return its record.

    Raises :class:`kawalis.model.InputError` and :class:`kawalis.model.AnnotatorError`.
    """
    from kawalis.pipeline import read_article  # noqa: PLC0415

    return read_article(article_of(file, outlet, published), model=model)
