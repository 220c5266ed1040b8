"""``kawalis show``, ``actor`` and ``timeline``: views of a library.

No ``from __future__ import annotations`` here: typer reads the parameters' help from live annotations.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from kawalis.cli import outputs, settings, streams
from kawalis.cli.failure import RefusalError
from kawalis.cli.library import library_at
from kawalis.cli.search import query_errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from kawalis.cli.options import Options
    from kawalis.knowledge.wording import Words
    from kawalis.library.sheet import Shown

    View = Callable[[Connection, str, Words, int], Shown]


def register(app: typer.Typer, words: "Words", option: "Options") -> None:
    """Add the commands."""

    def add(name: str, metavar: str, told: str, view: "View") -> None:
        @app.command(name, help=words(f"cli.help.{name}"), no_args_is_help=True)
        def one(
            wanted: Annotated[str, typer.Argument(metavar=metavar, help=words(told))],
            *,
            db: Annotated[str, option.library] = "kawalis.db",
            limit: Annotated[
                int, typer.Option("--limit", metavar="N", min=1, help=words("cli.help.newest"))
            ] = 20,
            as_json: Annotated[bool, option.json] = False,
            actors: Annotated[str | None, option.actors] = None,
            lang: Annotated[str | None, option.lang] = None,
        ) -> None:
            show_one(
                wanted, db, view, limit=limit, as_json=as_json, actors=settings.actors(actors), lang=lang
            )

    add("show", "ID", "cli.help.show_id", thing)
    add("actor", "NAME|ID", "cli.help.actor_name", actor)

    @app.command(help=words("cli.help.timeline"), no_args_is_help=True)
    def timeline(
        query: Annotated[str, typer.Argument(metavar="QUERY", help=words("cli.help.query"))],
        *,
        db: Annotated[str, option.library] = "kawalis.db",
        limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help=words("cli.help.limit"))] = 50,
        as_json: Annotated[bool, option.json] = False,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        show_timeline(query, db, limit=limit, as_json=as_json, lang=lang)


def thing(connection: "Connection", wanted: str, words: "Words", limit: int) -> "Shown":
    """Return the view of what has the id."""
    from kawalis.library.showing import show  # noqa: PLC0415 - SQLAlchemy, where it is there

    return show(connection, wanted, words, limit)


def actor(connection: "Connection", wanted: str, words: "Words", limit: int) -> "Shown":
    """Return the view of the actor that has the id or name."""
    from kawalis.library.actor import of_name  # noqa: PLC0415
    from kawalis.library.reports import Reports  # noqa: PLC0415

    return of_name(Reports(connection, words), wanted, limit)


def show_one(
    wanted: str, db: str, view: "View", *, limit: int, as_json: bool, actors: str | None, lang: str | None
) -> None:
    """Print a view of what has the id or name. Raises :class:`RefusalError` where nothing or several have it."""
    from kawalis.knowledge.wording import Words  # noqa: PLC0415
    from kawalis.pipeline import using_actors  # noqa: PLC0415

    language = settings.language(lang)
    with library_at(db) as library, using_actors(actors), _refusing(), library.read() as connection:
        _print(view(connection, wanted, Words(language), limit), language, as_json=as_json)


def show_timeline(query: str, db: str, *, limit: int, as_json: bool, lang: str | None) -> None:
    """Print what a query finds by day. Raises :class:`RefusalError` for a query that cannot be understood."""
    from kawalis.knowledge.wording import Words  # noqa: PLC0415

    language = settings.language(lang)
    with library_at(db) as library, query_errors():
        from kawalis.library.timeline import timeline  # noqa: PLC0415
        from kawalis.search.query import parse  # noqa: PLC0415

        with library.read() as connection:
            found = timeline(connection, parse(query), Words(language), limit)
            _print(found, language, as_json=as_json)


@contextmanager
def _refusing() -> Iterator[None]:
    from kawalis.library.finding import FindingError  # noqa: PLC0415

    try:
        yield
    except FindingError as error:
        found = error.detail.get("found", "")
        raise RefusalError(f"finding.{error.code}", value=error.source, found=found) from error


def _print(found: "Shown", language: str, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(found.data, ensure_ascii=False) + "\n")
    else:
        outputs.print_lines(found.lines, language)
    streams.flush()
