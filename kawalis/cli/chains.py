"""``kawalis chains``: the chains of reports and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kawalis.cli import inputs, settings, streams
from kawalis.cli.failure import RefusalError

if TYPE_CHECKING:
    from kawalis.cli.inputs import About
    from kawalis.model import Record

FORMATS = ("text", "json", "csv")


def print_chains(files: list[str], about: About, *, form: str, lang: str | None) -> int:
    """Print the chains of each report; return 2 where one of them could not be read, else 0."""
    language = settings.language(lang)
    if form not in FORMATS:
        raise RefusalError("format", value=form)
    inputs.check(files, None, json=False)
    head = True
    reports = inputs.Reports(files, about, language)
    for file, record in reports.records():
        _print(record, file, form=form, language=language, head=head, several=len(files) > 1)
        head = False
        streams.flush()
    return reports.code


def _print(record: Record, file: str, *, form: str, language: str, head: bool, several: bool) -> None:
    from kawalis.export import chains  # noqa: PLC0415 - only a reading pays for the views

    if form == "text":
        name = [f"── {file}"] if several else []
        sys.stdout.write("".join(f"{line}\n" for line in (*name, *chains.lines(record, language=language))))
        return
    rows = chains.rows(record, language=language, report=file)
    sys.stdout.write(f"{chains.to_json(rows)}\n" if form == "json" else chains.to_csv(rows, head=head))
