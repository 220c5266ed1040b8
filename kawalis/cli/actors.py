"""``kawalis actors``: the files of who is who.

No ``from __future__ import annotations`` here: typer reads the parameters' help from live annotations.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kawalis.cli import settings
from kawalis.cli.failure import UNREADABLE, RefusalError

if TYPE_CHECKING:
    from kawalis.cli.options import Options
    from kawalis.knowledge.wording import Words


def add(app: typer.Typer, words: "Words", option: "Options", context: dict[str, Any]) -> None:
    """Add the commands on actor files to the application."""
    actors = typer.Typer(
        help=words("cli.help.actors_group"),
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings=context,
        pretty_exceptions_enable=False,
    )
    app.add_typer(actors, name="actors")

    @actors.command(help=words("cli.help.actors_check"))
    def check(
        folder: Annotated[
            str | None, typer.Argument(metavar="FOLDER", help=words("cli.help.actors_folder"))
        ] = None,
        *,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        raise typer.Exit(check_files(folder, lang=lang))

    @actors.command("import", help=words("cli.help.actors_import"), no_args_is_help=True)
    def import_(
        file: Annotated[str, typer.Argument(metavar="FILE", help=words("cli.help.actors_stream"))],
        *,
        form: Annotated[
            str, typer.Option("--format", metavar="ftm|wikidata", help=words("cli.help.actors_format"))
        ],
        out: Annotated[str, typer.Option(metavar="FOLDER", help=words("cli.help.actors_out"))],
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        raise typer.Exit(import_file(file, form, out, lang=lang))

    @actors.command(help=words("cli.help.actors_show"), no_args_is_help=True)
    def show(
        ids: Annotated[list[str], typer.Argument(metavar="ID", help=words("cli.help.actors_id"))],
        *,
        own: Annotated[str | None, option.actors] = None,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        raise typer.Exit(show_files(ids, folder=own, lang=lang))

    @actors.command(help=words("cli.help.actors_find"), no_args_is_help=True)
    def find(
        name: Annotated[str, typer.Argument(metavar="NAME", help=words("cli.help.actors_name"))],
        *,
        own: Annotated[str | None, option.actors] = None,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        raise typer.Exit(find_name(name, folder=own, lang=lang))


def check_files(folder: str | None, *, lang: str | None) -> int:
    """Print what is wrong or doubtful in a folder, or in ours; return 2 where something is wrong, else 0."""
    from kawalis.knowledge.actor_check import check_folder, check_ours  # noqa: PLC0415
    from kawalis.knowledge.wording import Words  # noqa: PLC0415
    from kawalis.model import InputError  # noqa: PLC0415

    words = Words(settings.language(lang))
    try:
        report = check_folder(Path(folder)) if folder else check_ours()
    except InputError as error:
        raise RefusalError("no_folder", folder) from error
    for found in report.findings:
        sys.stdout.write(f"{found.file}:{found.line}: {words.of(found.words)} [{found.code}]\n")
    faults = sum(found.grave for found in report.findings)
    doubts = len(report.findings) - faults
    sys.stdout.write(words("actors.checked", actors=report.actors, faults=faults, doubts=doubts) + "\n")
    return UNREADABLE if faults else 0


def import_file(file: str, form: str, out: str, *, lang: str | None) -> int:
    """Write files of the actors of a stream; print differences with ours and what was not taken, and why."""
    from kawalis.export.ftm.countries import ALPHA2  # noqa: PLC0415
    from kawalis.knowledge.actor_import import FORMATS, import_actors  # noqa: PLC0415
    from kawalis.knowledge.wording import Words  # noqa: PLC0415

    words = Words(settings.language(lang))
    if form not in FORMATS:
        raise RefusalError("actors_format", value=form)
    countries = {two.upper(): three for three, two in ALPHA2.items()}
    try:
        stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise RefusalError("unreadable", file, why=error.strerror or str(error)) from error
    with stream:
        try:
            outcome = import_actors(stream, form, Path(out), countries)
        except OSError as error:
            raise RefusalError("unwritable", out, why=error.strerror or str(error)) from error
    for conflict in outcome.conflicts:
        sys.stdout.write("\t".join(("conflict", *conflict)) + "\n")
    for code, count in sorted(outcome.skipped.items()):
        sys.stdout.write(f"skipped\t{code}\t{count}\n")
    sys.stdout.write(words("actors.imported", count=outcome.written, folder=out) + "\n")
    return 0


def show_files(ids: list[str], *, folder: str | None, lang: str | None) -> int:
    """Print what is known of each id as a file of it would say; return 2 where there is none, else 0."""
    import yaml  # noqa: PLC0415
    from msgspec import to_builtins  # noqa: PLC0415

    from kawalis.knowledge.actor_search import everything  # noqa: PLC0415
    from kawalis.pipeline import using_actors  # noqa: PLC0415

    language = settings.language(lang)
    with using_actors(settings.actors(folder)):
        known = everything()
    code = 0
    for i, name in enumerate(ids):
        if name not in known:
            nobody(name, language)
            code = UNREADABLE
            continue
        sys.stdout.write("---\n" * (i > 0))
        text = yaml.safe_dump(to_builtins(known[name]), allow_unicode=True, sort_keys=False, width=100)
        sys.stdout.write(text)
    return code


def find_name(name: str, *, folder: str | None, lang: str | None) -> int:
    """Print who bears a name, in Arabic or Latin, one a line; return 2 where nobody does, else 0."""
    from kawalis.knowledge.actor_search import bearers  # noqa: PLC0415
    from kawalis.pipeline import using_actors  # noqa: PLC0415

    language = settings.language(lang)
    with using_actors(settings.actors(folder)):
        found = bearers(name)
    for row in found:
        sys.stdout.write("\t".join(row) + "\n")
    if not found:
        nobody(name, language)
    return 0 if found else UNREADABLE


def nobody(value: str, language: str) -> None:
    """Say on standard error that nobody has an id or name."""
    from kawalis.cli.failure import report  # noqa: PLC0415

    report(RefusalError("nobody", value=value), language)
