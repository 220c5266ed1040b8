"""Records as a view, as JSON, as a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kawalis.cli import streams
from kawalis.cli.failure import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.text import Text

    from kawalis.export.terminal.layout import Frame
    from kawalis.model import Record

WIDTH = 100  # cells, where no terminal says how wide it is


def print_json(record: Record, *, alone: bool) -> None:
    """Print the record on one line; indented where it is ``alone`` and a person looks at the terminal."""
    from kawalis.export.record_json import to_json  # noqa: PLC0415

    sys.stdout.write(to_json(record, indent=2 if alone and streams.on_screen() else None) + "\n")


def check_table(form: str) -> None:
    """Refuse a format of events that there is none of."""
    from kawalis.export.events import FORMATS  # noqa: PLC0415

    if form not in FORMATS:
        raise RefusalError("table", value=form)


def print_events(records: list[Record], form: str) -> None:
    """Print the events of the records in one of the formats."""
    from kawalis.export.events import FORMATS  # noqa: PLC0415

    sys.stdout.write(FORMATS[form](records))


def print_view(record: Record, *, language: str, name: str | None = None) -> None:
    """Print the analyst's view, under the file's ``name`` where there are several."""
    from kawalis.export.terminal import heading, view  # noqa: PLC0415

    def lines(frame: Frame) -> Iterator[Text]:
        if name is not None:
            yield heading(name)
        yield from view(record, language=language, frame=frame)

    print_lines(lines, language)


def print_lines(lines: Callable[[Frame], Iterable[Text]], language: str) -> None:
    """Print the lines of a page: in colours and as wide as the screen on one, plain elsewhere."""
    from rich.console import Console  # noqa: PLC0415

    from kawalis.export.terminal import page  # noqa: PLC0415

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    screen = console.is_terminal
    width = console.width if screen else WIDTH
    for text in lines(page(language, width=min(width, 2 * WIDTH), fill=screen)):
        console.print(text, soft_wrap=True)


def write_page(record: Record, path: str, *, language: str) -> None:
    """Write the page to ``path``, ``-`` being standard output."""
    from kawalis.export.html import page  # noqa: PLC0415

    html = page(record, language=language)
    if path == "-":
        sys.stdout.write(html)
        return
    try:
        Path(path).write_text(html, encoding="utf-8", errors="replace", newline="\n")
    except (OSError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise RefusalError("unwritable", path, why=why) from error


def confirm(path: str, language: str) -> None:
    """Say on standard error where the page is."""
    from kawalis.knowledge.wording import Words  # noqa: PLC0415

    sys.stderr.write(Words(language)("cli.page", path=path) + "\n")
