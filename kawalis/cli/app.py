"""The commands. Only typer is imported at the top: ``--help`` must not wait for the engine.

No ``from __future__ import annotations`` here: typer reads the parameters' help from live annotations.
"""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from kawalis import __version__
from kawalis.cli import actors as actor_files
from kawalis.cli import export, library, search, settings, suggest, views
from kawalis.cli.chains import print_chains
from kawalis.cli.demo import PAGE, run_demo, show_samples
from kawalis.cli.events import explain_reports, export_events
from kawalis.cli.inputs import About
from kawalis.cli.read import read_reports
from kawalis.cli.strings import unchecked


def command(language: str) -> Callable[..., Any]:
    """Make what a command line is given to, with its help in ``language``."""
    made: Callable[..., Any] = unchecked(typer.main.get_command(build(language)))
    return made


def build(language: str) -> typer.Typer:
    """Make the application with its help in ``language``."""
    from kawalis.cli.options import Options  # noqa: PLC0415
    from kawalis.knowledge.wording import Words  # noqa: PLC0415 - msgspec, and only once

    words = Words(language)
    option = Options(words)
    context = {"help_option_names": ["-h", "--help"]}
    app = typer.Typer(
        help=words("cli.help"),
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        context_settings=context,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def root(
        *,
        version: Annotated[
            bool,
            typer.Option("--version", is_eager=True, callback=show_version, help=words("cli.help.version")),
        ] = False,
    ) -> None:
        pass

    @app.command(help=words("cli.help.read"), no_args_is_help=True)
    @option.about
    def read(
        files: Annotated[list[str], option.files],
        *,
        json: Annotated[bool, typer.Option("--json", help=words("cli.help.json"))] = False,
        html: Annotated[str | None, typer.Option(metavar="FILE", help=words("cli.help.html"))] = None,
        explain: Annotated[bool, typer.Option("--explain", help=words("cli.help.explain"))] = False,
        about: About,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        if explain:
            raise typer.Exit(explain_reports(files, about, lang=lang))
        raise typer.Exit(read_reports(files, about, json=json, html=html, lang=lang))

    @app.command(help=words("cli.help.chains"), no_args_is_help=True)
    @option.about
    def chains(
        files: Annotated[list[str] | None, option.files] = None,
        *,
        form: Annotated[
            str, typer.Option("--format", metavar="text|json|csv", help=words("cli.help.format"))
        ] = "text",
        db: Annotated[str | None, option.library] = None,
        query: Annotated[str | None, option.query] = None,
        about: About,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        raise typer.Exit(print_chains(files or [], about, form=form, lang=lang, db=db, query=query))

    @app.command(help=words("cli.help.events"), no_args_is_help=True)
    @option.about
    def events(
        files: Annotated[list[str], option.files],
        *,
        form: Annotated[
            str, typer.Option("--format", metavar="plover|acled|jsonl", help=words("cli.help.table"))
        ] = "plover",
        about: About,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        raise typer.Exit(export_events(files, about, form=form, lang=lang))

    export.register(app, words, option)
    suggest.register(app, words, option)
    search.register(app, words, option)
    views.register(app, words, option)
    library.register(app, words, option)

    @app.command(help=words("cli.help.demo"))
    def demo(
        sample: Annotated[str | None, typer.Argument(metavar="NAME", help=words("cli.help.sample"))] = None,
        *,
        html: Annotated[str, typer.Option(metavar="FILE", help=words("cli.help.html"))] = PAGE,
        listed: Annotated[bool, typer.Option("--list", help=words("cli.help.list"))] = False,
        model: Annotated[str | None, option.model] = None,
        actors: Annotated[str | None, option.actors] = None,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        about = About(None, None, model, settings.actors(actors))
        raise typer.Exit(show_samples() if listed else run_demo(sample, about, html=html, lang=lang))

    actor_files.add(app, words, option, context)
    return app


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"kawalis {__version__}")
        raise typer.Exit


__all__ = ["build"]
