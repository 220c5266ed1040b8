"""``kawalis read``: each report as a view, as JSON, as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.cli import inputs, outputs, settings, streams

if TYPE_CHECKING:
    from kawalis.cli.inputs import About


def read_reports(files: list[str], about: About, *, json: bool, html: str | None, lang: str | None) -> int:
    """Read the reports and show each; return 2 where one of them could not be read, else 0."""
    language = settings.language(lang)
    inputs.check(files, html, json=json)
    several = len(files) > 1
    reports = inputs.Reports(files, about, language)
    for file, record in reports.records():
        if html is not None:
            outputs.write_page(record, html, language=settings.page_language(lang))
        if json:
            outputs.print_json(record, alone=not several)
        elif html is None:
            outputs.print_view(record, language=language, name=file if several else None)
        if html is not None and html != inputs.STDIN:
            outputs.confirm(html, language)
        streams.flush()
    return reports.code
