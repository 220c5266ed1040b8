"""``kawalis add`` and ``kawalis skipped``: what goes into a library, and what did not."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kawalis.cli import settings
from kawalis.cli.failure import RefusalError

if TYPE_CHECKING:
    from kawalis.knowledge.wording import Words

FIELDS = ("text", "title", "url", "outlet", "published", "author")


def register(app: typer.Typer, words: "Words") -> None:
    """Add the commands."""
    database = Annotated[str, typer.Option("--db", metavar="FILE|URL", help=words("cli.help.db"))]
    lang_option = Annotated[str | None, typer.Option("--lang", metavar="en|ar", help=words("cli.help.lang"))]

    @app.command(help=words("cli.help.add"), no_args_is_help=True)
    def add(
        paths: Annotated[list[str], typer.Argument(metavar="PATH", help=words("cli.help.paths"))],
        *,
        db: database = "kawalis.db",
        column: Annotated[
            list[str] | None,
            typer.Option("--column", metavar="FIELD=NAME", help=words("cli.help.column")),
        ] = None,
        outlet: Annotated[str | None, typer.Option(metavar="NAME", help=words("cli.help.outlet"))] = None,
        published: Annotated[
            str | None, typer.Option(metavar="YYYY-MM-DD", help=words("cli.help.published"))
        ] = None,
        lang: lang_option = None,
    ) -> None:
        language = settings.language(lang)
        add_paths(paths, db, columns_of(column or []), outlet, settings.day(published), language)

    @app.command(help=words("cli.help.skipped"))
    def skipped(*, db: database = "kawalis.db") -> None:
        show_skipped(db)


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
    paths: list[str], db: str, columns: dict[str, str], outlet: str | None, day: str | None, language: str
) -> None:
    """Add the reports in the files and say what became of them. Raises :class:`RefusalError`."""
    from kawalis.knowledge.wording import Words  # noqa: PLC0415
    from kawalis.library import opened  # noqa: PLC0415
    from kawalis.model import StoreError  # noqa: PLC0415

    shown = sys.stderr.isatty()
    try:
        with opened(db, write=True) as library:
            from kawalis.library.adding import Given, add  # noqa: PLC0415 - SQLAlchemy, where it is there

            counts = add(
                library,
                paths,
                Given(columns, outlet, day),
                lambda done: print(f"\r{done}", end="", file=sys.stderr) if shown else None,  # noqa: T201
            )
    except StoreError as error:
        raise RefusalError("search.library", error.where, why=error.code.replace("_", " ")) from error
    if shown:
        sys.stderr.write("\n")
    names = ("added", "same", "updated", "skipped")
    sys.stdout.write(Words(language)("cli.added", **{name: counts[name] for name in names}) + "\n")


def show_skipped(db: str) -> None:
    """Print what was skipped: reason code, times, item. Raises :class:`RefusalError`."""
    from kawalis.cli.failure import line  # noqa: PLC0415
    from kawalis.library import opened  # noqa: PLC0415
    from kawalis.model import StoreError  # noqa: PLC0415

    try:
        with opened(db) as library:
            for skip in library.skips():
                sys.stdout.write(f"{skip.code}\t{skip.times}\t{line(skip.item)}\n")
    except StoreError as error:
        raise RefusalError("search.library", error.where, why=error.code.replace("_", " ")) from error
