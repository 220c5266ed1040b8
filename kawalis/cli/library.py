"""``kawalis add``, ``rebuild``, ``correct``, ``skipped``: what goes into a library, is read in it, did not go in."""

import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from kawalis.cli import settings
from kawalis.cli.failure import RefusalError, library_refused, line
from kawalis.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.cli.options import Options
    from kawalis.knowledge.wording import Words
    from kawalis.library import Library

FIELDS = ("text", "title", "url", "outlet", "published", "author")


def register(app: typer.Typer, words: "Words", option: "Options") -> None:
    """Add the commands."""

    @app.command(help=words("cli.help.add"), no_args_is_help=True)
    def add(
        paths: Annotated[list[str], typer.Argument(metavar="PATH", help=words("cli.help.paths"))],
        *,
        db: Annotated[str, option.library] = "kawalis.db",
        column: Annotated[
            list[str] | None,
            typer.Option("--column", metavar="FIELD=NAME", help=words("cli.help.column")),
        ] = None,
        outlet: Annotated[str | None, option.outlet] = None,
        published: Annotated[str | None, option.published] = None,
        allow_private: Annotated[
            bool, typer.Option("--allow-private", help=words("cli.help.allow_private"))
        ] = False,
        delay: Annotated[float, typer.Option(metavar="SECONDS", min=0.0, help=words("cli.help.delay"))] = 1.0,
        watch: Annotated[
            float | None, typer.Option(metavar="MINUTES", min=0.01, help=words("cli.help.watch"))
        ] = None,
        no_read: Annotated[bool, typer.Option("--no-read", help=words("cli.help.no_read"))] = False,
        model: Annotated[str | None, option.model] = None,
        actors: Annotated[str | None, option.actors] = None,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        language = settings.language(lang)
        columns, day, own = columns_of(column or []), settings.day(published), settings.actors(actors)
        while True:
            add_paths(paths, db, columns, outlet, day, language, net=(allow_private, delay))
            if not no_read:
                rebuild_library(db, model, language, own)
            if watch is None:
                break
            sys.stdout.flush()
            time.sleep(60 * watch)

    @app.command(help=words("cli.help.rebuild"))
    def rebuild(
        *,
        db: Annotated[str, option.library] = "kawalis.db",
        model: Annotated[str | None, option.model] = None,
        actors: Annotated[str | None, option.actors] = None,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        rebuild_library(db, model, settings.language(lang), settings.actors(actors))

    @app.command(help=words("cli.help.correct"), no_args_is_help=True)
    def correct(
        files: Annotated[list[str], typer.Argument(metavar="FILE", help=words("cli.help.corrections"))],
        *,
        author: Annotated[
            str | None, typer.Option("--author", metavar="NAME", help=words("cli.help.author"))
        ] = None,
        db: Annotated[str, option.library] = "kawalis.db",
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        correct_library(files, db, author, settings.language(lang))

    @app.command(help=words("cli.help.skipped"))
    def skipped(*, db: Annotated[str, option.library] = "kawalis.db") -> None:
        show_skipped(db)

    @app.command(help=words("cli.help.changes"), no_args_is_help=True)
    def changes(
        *,
        since: Annotated[str, typer.Option("--since", metavar="YYYY-MM-DD", help=words("cli.help.since"))],
        db: Annotated[str, option.library] = "kawalis.db",
    ) -> None:
        show_changes(db, since)


def columns_of(given: list[str]) -> dict[str, str]:
    """Return the columns by field. Raises :class:`RefusalError`."""
    out = {}
    for pair in given:
        field, sign, name = pair.partition("=")
        if field not in FIELDS or not sign or not name:
            raise RefusalError("column", value=pair)
        out[field] = name
    return out


def add_paths(
    paths: list[str],
    db: str,
    columns: dict[str, str],
    outlet: str | None,
    day: str | None,
    language: str,
    *,
    net: tuple[bool, float] = (False, 1.0),
) -> None:
    """Add the reports in the files and at the addresses and say what became of them.

    ``net`` is whether addresses of the local network may be asked, and the seconds between two requests to one host.
    Raises :class:`RefusalError`.
    """
    from kawalis.knowledge.wording import Words  # noqa: PLC0415
    from kawalis.model import StoreError  # noqa: PLC0415

    with library_at(db, write=True) as library, progress() as tell:
        from kawalis.library.adding import Given, Net, add  # noqa: PLC0415 - SQLAlchemy, where it is there

        counts = add(library, paths, Given(columns, outlet, day), tell, net=Net(*net))
        if counts["added"] or counts["updated"]:
            with suppress(StoreError):  # what was added is kept, whatever comes of this
                library.tidy()
    names = ("added", "same", "updated", "skipped")
    sys.stdout.write(Words(language)("cli.added", **{name: counts[name] for name in names}) + "\n")


def rebuild_library(db: str, model: str | None, language: str, actors: str | None) -> None:
    """Read what this engine, with these actor files, has not read yet and say how much it was.

    Raises :class:`RefusalError` and :class:`kawalis.model.AnnotatorError`.
    """
    from kawalis.knowledge.wording import Words  # noqa: PLC0415

    with library_at(db, write=True, create=False) as library:
        from kawalis.library.rebuilding import rebuild, waiting  # noqa: PLC0415 - the engine

        with progress(lambda: waiting(library, model, actors=actors)) as tell:
            read, left = rebuild(library, model, tell, actors=actors)
    sys.stdout.write(Words(language)("cli.rebuilt", read=read, left=left) + "\n")


def correct_library(files: list[str], db: str, author: str | None, language: str) -> None:
    """Store what annotators corrected and say what it was. Raises :class:`RefusalError`."""
    from pathlib import Path  # noqa: PLC0415

    from kawalis.knowledge.wording import Words  # noqa: PLC0415

    with library_at(db, write=True, create=False) as library, progress() as tell:
        from kawalis.library.correcting import KINDS, correct  # noqa: PLC0415

        counts = correct(library, map(Path, files), author, tell)
    sys.stdout.write(Words(language)("cli.corrected", **{kind: counts[kind] for kind in KINDS}) + "\n")


@contextmanager
def library_at(db: str, *, write: bool = False, create: bool = True) -> "Iterator[Library]":
    """Open a library; a fault of it is a :class:`RefusalError`."""
    from kawalis.library import opened  # noqa: PLC0415
    from kawalis.model import StoreError  # noqa: PLC0415

    try:
        with opened(db, write=write, create=create) as library:
            yield library
    except StoreError as error:
        raise library_refused(error) from error


def show_skipped(db: str) -> None:
    """Print what was skipped: reason code, times, item. Raises :class:`RefusalError`."""
    with library_at(db) as library:
        for skip in library.skips():
            sys.stdout.write(f"{skip.code}\t{skip.times}\t{line(skip.item)}\n")


def show_changes(db: str, since: str) -> None:
    """Print what was added, changed or withdrawn from a day on: when, what, of which kind, its id, its article.

    Raises :class:`RefusalError`.
    """
    first = settings.day(since) or ""
    with library_at(db) as library:
        for change in library.changes(first):
            row = (change.at, change.what, change.kind, change.item, change.article or "")
            sys.stdout.write("\t".join(row).rstrip("\t") + "\n")
