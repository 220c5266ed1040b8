"""``kawalis chains``: the chains of reports and nothing else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kawalis.cli import inputs, settings, streams
from kawalis.cli.export import Source
from kawalis.cli.failure import RefusalError

if TYPE_CHECKING:
    from kawalis.cli.inputs import About
    from kawalis.model import Record

FORMATS = ("text", "json", "csv")


def print_chains(
    files: list[str],
    about: About,
    *,
    form: str,
    lang: str | None,
    db: str | None = None,
    query: str | None = None,
) -> int:
    """Print the chains of each report, and of what a query finds in a library (of all of it without a query).

    Returns 2 where a report could not be read, else 0.
    """
    language = settings.language(lang)
    if form not in FORMATS:
        raise RefusalError("format", value=form)
    source = Source(files, about, language, db=db, query=query)
    source.check()
    several = len(files) > 1 or db is not None
    head = True
    reports = inputs.Reports(files, about, language)
    for file, record in reports.records():
        _print(record, file, form=form, language=language, head=head, several=several)
        head = False
        streams.flush()
    for record in source.kept("statement"):
        if record.statements:
            name = record.article.id
            if form == "text":
                name = " · ".join(filter(None, (record.article.published.value, record.article.title, name)))
            _print(record, name, form=form, language=language, head=head, several=True)
            head = False
    return reports.code


def _print(record: Record, file: str, *, form: str, language: str, head: bool, several: bool) -> None:
    from kawalis.export import chains  # noqa: PLC0415 - only a reading pays for the views

    if form == "text":
        name = [f"── {file}"] if several else []
        sys.stdout.write("".join(f"{line}\n" for line in (*name, *chains.lines(record, language=language))))
        return
    rows = chains.rows(record, language=language, report=file)
    sys.stdout.write(f"{chains.to_json(rows)}\n" if form == "json" else chains.to_csv(rows, head=head))
