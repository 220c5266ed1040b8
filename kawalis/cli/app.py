"""The commands. Only typer is imported at the top: ``--help`` must not wait for the engine.

No ``from __future__ import annotations`` here: typer reads the parameters' help from live annotations.
"""

import sys
from typing import Annotated, NamedTuple

import typer

from kawalis import __version__
from kawalis.cli import inputs, outputs, samples, settings, streams
from kawalis.cli.failure import UNREADABLE, RefusalError, report

DEMO_PAGE = "kawalis-demo.html"


class About(NamedTuple):
    """What the user says of the reports: their outlet and day (ISO 8601), and who is to annotate them."""

    outlet: str | None
    published: str | None
    model: str | None


def build(language: str) -> typer.Typer:
    """Make the application with its help in ``language``."""
    from kawalis.knowledge.wording import Words  # noqa: PLC0415 - msgspec, and only once

    words = Words(language)
    options = {"help_option_names": ["-h", "--help"]}
    app = typer.Typer(
        help=words("cli.help"),
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        context_settings=options,
        pretty_exceptions_enable=False,
    )
    lang = Annotated[str | None, typer.Option(metavar="en|ar", help=words("cli.help.lang"))]
    model = Annotated[str | None, typer.Option(metavar="news|open|PATH", help=words("cli.help.model"))]

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
    def read(
        files: Annotated[list[str], typer.Argument(metavar="FILE", help=words("cli.help.files"))],
        *,
        json: Annotated[bool, typer.Option("--json", help=words("cli.help.json"))] = False,
        html: Annotated[str | None, typer.Option(metavar="FILE", help=words("cli.help.html"))] = None,
        outlet: Annotated[str | None, typer.Option(metavar="NAME", help=words("cli.help.outlet"))] = None,
        published: Annotated[
            str | None, typer.Option(metavar="YYYY-MM-DD", help=words("cli.help.published"))
        ] = None,
        model: model = None,
        lang: lang = None,
    ) -> None:
        about = About(outlet, settings.day(published), model)
        raise typer.Exit(read_reports(files, about, json=json, html=html, lang=lang))

    @app.command(help=words("cli.help.demo"))
    def demo(
        sample: Annotated[str | None, typer.Argument(metavar="NAME", help=words("cli.help.sample"))] = None,
        *,
        html: Annotated[str, typer.Option(metavar="FILE", help=words("cli.help.html"))] = DEMO_PAGE,
        listed: Annotated[bool, typer.Option("--list", help=words("cli.help.list"))] = False,
        model: model = None,
        lang: lang = None,
    ) -> None:
        raise typer.Exit(show_samples() if listed else run_demo(sample, html=html, model=model, lang=lang))

    return app


def read_reports(files: list[str], about: About, *, json: bool, html: str | None, lang: str | None) -> int:
    """Read the reports and show each; return 2 where one of them could not be read, else 0."""
    from kawalis.model import InputError  # noqa: PLC0415

    language = settings.language(lang)
    inputs.check(files, html, json=json)
    several = len(files) > 1
    code = 0
    for file in files:
        try:
            record = inputs.record_of(file, about.outlet, about.published, about.model)
        except InputError as error:
            report(error, language)
            code = UNREADABLE
            continue
        if html is not None:
            outputs.write_page(record, html, language=settings.page_language(lang))
        if json:
            outputs.print_json(record, alone=not several)
        elif html is None:
            outputs.print_view(record, language=language, name=file if several else None)
        if html not in {None, "-"}:
            confirm(html, language)
        streams.flush()
    return code


def run_demo(sample: str | None, *, html: str, model: str | None, lang: str | None) -> int:
    """Read a bundled sample, show it and write its page."""
    language = settings.language(lang)
    record = inputs.record_of(str(samples.path_of(sample)), model=model)
    outputs.print_view(record, language=language)
    streams.flush()
    outputs.write_page(record, html, language=settings.page_language(lang))
    confirm(html, language)
    return 0


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"kawalis {__version__}")
        raise typer.Exit


def show_samples() -> int:
    """Print the names of the bundled samples."""
    for name in samples.names():
        typer.echo(name)
    return 0


def confirm(path: str | None, language: str) -> None:
    """Say on standard error where the page is."""
    from kawalis.knowledge.wording import Words  # noqa: PLC0415

    sys.stderr.write(Words(language)("cli.page", path=path) + "\n")


__all__ = ["RefusalError", "build"]
