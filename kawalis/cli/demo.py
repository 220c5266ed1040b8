"""``kawalis demo``: the reports that come with the program."""

from __future__ import annotations

import sys

from kawalis.cli import inputs, outputs, samples, settings, streams

PAGE = "kawalis-demo.html"


def run_demo(sample: str | None, about: inputs.About, *, html: str, lang: str | None) -> int:
    """Read a bundled sample, show it and write its page."""
    language = settings.language(lang)
    record = inputs.record_of(str(samples.path_of(sample)), about)
    outputs.print_view(record, language=language)
    streams.flush()
    outputs.write_page(record, html, language=settings.page_language(lang))
    outputs.confirm(html, language)
    return 0


def show_samples() -> int:
    """Print the names of the bundled samples."""
    sys.stdout.write("".join(f"{name}\n" for name in samples.names()))
    return 0
