"""``kawalis events`` and ``kawalis read --explain``: what was coded, and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kawalis.cli import inputs, outputs, settings

if TYPE_CHECKING:
    from kawalis.cli.inputs import About


def explain_reports(files: list[str], about: About, *, lang: str | None) -> int:
    """Print why each sentence of the reports was coded or not; return 2 where one could not be read, else 0."""
    from kawalis.pipeline import explain_article  # noqa: PLC0415

    inputs.check(files, None, json=False)
    reports = inputs.Reports(files, about, settings.language(lang))
    for _, article in reports.articles():
        for row in explain_article(article, model=about.model, actors=about.actors):
            sys.stdout.write("\t".join(row).rstrip("\t") + "\n")
    return reports.code


def export_events(files: list[str], about: About, *, form: str, lang: str | None) -> int:
    """Print the events of the reports as one table; return 2 where a report could not be read, else 0."""
    inputs.check(files, None, json=False)
    outputs.check_table(form)
    reports = inputs.Reports(files, about, settings.language(lang))
    outputs.print_events([record for _, record in reports.records()], form)
    return reports.code
