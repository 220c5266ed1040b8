"""``kawalis suggest``: actor files for whoever recurs across reports, for a person to look through.

No ``from __future__ import annotations`` here: typer reads the parameters' help from live annotations.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kawalis.cli import settings
from kawalis.cli.export import Source
from kawalis.cli.failure import RefusalError
from kawalis.cli.inputs import About

if TYPE_CHECKING:
    from kawalis.cli.options import Options
    from kawalis.knowledge.wording import Words

LEAST = 2  # reports


def register(app: typer.Typer, words: "Words", option: "Options") -> None:
    """Add the command."""

    @app.command(help=words("cli.help.suggest"), no_args_is_help=True)
    def suggest(
        files: Annotated[
            list[str] | None, typer.Argument(metavar="FILE", help=words("cli.help.export_files"))
        ] = None,
        *,
        out: Annotated[str, typer.Option(metavar="FOLDER", help=words("cli.help.actors_out"))],
        records: Annotated[
            list[str] | None, typer.Option(metavar="RECORDS.jsonl", help=words("cli.help.suggest_records"))
        ] = None,
        least: Annotated[int, typer.Option(metavar="N", min=1, help=words("cli.help.suggest_least"))] = LEAST,
        db: Annotated[str | None, option.library] = None,
        outlet: Annotated[str | None, option.outlet] = None,
        model: Annotated[str | None, option.model] = None,
        actors: Annotated[str | None, option.actors] = None,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        about = About(outlet, None, model, settings.actors(actors))
        source = Source(files or [], about, settings.language(lang), records or [], db)
        raise typer.Exit(suggest_actors(source, about.actors, out=out, least=least))


def suggest_actors(source: Source, actors: str | None, *, out: str, least: int) -> int:
    """Write a file for each person and body that recurs; return 2 where a report could not be read, else 0.

    Raises :class:`RefusalError` for a call without reports and for a folder that cannot be written.
    """
    from kawalis.knowledge.suggestion_files import write  # noqa: PLC0415
    from kawalis.knowledge.suggestions import Gathering  # noqa: PLC0415
    from kawalis.knowledge.wording import Words  # noqa: PLC0415
    from kawalis.link.transliterate import transliterate  # noqa: PLC0415
    from kawalis.pipeline import using_actors  # noqa: PLC0415

    words = Words(source.language)
    source.check()
    gathering = Gathering()
    for record in source.records():
        gathering.add(record)
    written = {"person": 0, "organisation": 0}
    with using_actors(actors):
        groups = gathering.groups(least)
        try:
            for group, name, new in write(groups, Path(out), transliterate):
                if not new:
                    gathering.skipped["file_exists"] += 1
                    continue
                written[group.kind] += 1
                sys.stdout.write(f"proposed\t{name}\t{group.kind}\t{group.reports}\t{group.names[0]}\n")
        except OSError as error:
            raise RefusalError("unwritable", out, why=error.strerror or str(error)) from error
    for code, count in sorted(gathering.skipped.items()):
        sys.stdout.write(f"skipped\t{code}\t{count}\n")
    told = {"reports": gathering.reports, "folder": out}
    told |= {"persons": written["person"], "bodies": written["organisation"]}
    sys.stdout.write(words("actors.suggested", **told) + "\n")
    return source.code
