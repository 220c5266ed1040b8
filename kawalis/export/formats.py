"""The formats of ``kawalis export`` and how each is written: to a file, to a folder, or to a stream."""

from __future__ import annotations

import importlib
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kawalis.export.files import clean, whole, whole_text
from kawalis.export.tables.parquet import ParquetWriter
from kawalis.export.tables.text import CsvWriter, JsonWriter
from kawalis.export.tables.views import ALL, VIEWS, seen
from kawalis.export.tables.xlsx import Workbook
from kawalis.model import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kawalis.export.tables.text import Sink
    from kawalis.export.tables.views import Row, View
    from kawalis.model import Record


class Writer(Protocol):
    """What takes the rows of a view."""

    def add(self, row: Row) -> None:
        """Write a row."""

    def close(self) -> None:
        """Finish."""


@dataclass(frozen=True)
class Format:
    """A format: its ending, the views it knows (none: it holds whole records), the one written where none is named.

    ``chunks`` names the function that yields a format of one text, as ``module:function``.
    """

    ending: str
    views: tuple[str, ...] = ()
    view: str = ALL
    chunks: str = ""
    folder: bool = False
    layered: bool = False  # ``chunks`` is told the view; records must be whole


TABLES = (*VIEWS, ALL)
LAYERS = ("actors", "times", "statements", "events", ALL)  # laid before annotators; of actors their names
_TASKS = "kawalis.export.annotation.tasks:"
FORMATS: dict[str, Format] = {
    "csv": Format(".csv", TABLES),
    "jsonl": Format(".jsonl", TABLES),
    "xlsx": Format(".xlsx", TABLES),
    "parquet": Format(".parquet", TABLES),
    "ftm": Format(".ftm.json", chunks="kawalis.export.ftm.write:entity_chunks"),
    "ftm-statements": Format(".csv", chunks="kawalis.export.ftm.write:statement_chunks"),
    "jsonld": Format(".jsonld", chunks="kawalis.export.web_annotation:chunks"),
    "gexf": Format(".gexf", chunks="kawalis.export.network.gexf:chunks"),
    "graphml": Format(".graphml", chunks="kawalis.export.network.graphml:chunks"),
    "geojson": Format(".geojson", ("events",), "events", chunks="kawalis.export.geojson:chunks"),
    "plover": Format(".csv", ("events",), "events", chunks="kawalis.export.events.streams:plover_chunks"),
    "acled": Format(".csv", ("events",), "events", chunks="kawalis.export.events.streams:acled_chunks"),
    "html": Format(".html", chunks="kawalis.export.html.dossier:chunks"),
    "labelstudio": Format(".json", LAYERS, chunks=_TASKS + "label_studio", layered=True),
    "doccano": Format(".jsonl", LAYERS, chunks=_TASKS + "doccano", layered=True),
    "markdown": Format("", folder=True),
}


def check(form: str, view: str | None, *, stream: bool) -> str:
    """Return the view to write. Raises :class:`kawalis.model.ExportError` for what cannot be written."""
    if form not in FORMATS:
        raise ExportError("format", form, known=", ".join(FORMATS))
    known = FORMATS[form]
    if view is not None and view not in TABLES:
        raise ExportError("view", view, known=", ".join(TABLES))
    wanted = view or known.view
    if wanted != ALL and wanted not in known.views:
        raise ExportError("no_view", form, view=wanted)
    if wanted == ALL and known.views and ALL not in known.views:
        raise ExportError("no_view", form, view=wanted)
    if stream and (known.folder or form in {"xlsx", "parquet"} or (form == "csv" and wanted == ALL)):
        raise ExportError("stream", form)
    return wanted


def kind_of(form: str, view: str | None) -> str | None:
    """Return what a row of the view is (article, statement, event, actor), ``None`` where it is none of them."""
    if FORMATS[form].layered:
        return None
    return {f"{kind}s": kind for kind in ("article", "statement", "event", "actor")}.get(
        view or FORMATS[form].view
    )


def save(
    records: Iterable[Record], path: Path, form: str, *, view: str | None = None, language: str = "en"
) -> None:
    """Write the records to ``path``: a folder for ``markdown`` and for all views as CSV or Parquet, else a file.

    A file appears when it is complete; one that was there is replaced then. Raises ``OSError`` where it cannot be
    written, :class:`kawalis.model.ExportError` for an unknown format or view, or where a library is missing.
    """
    wanted = check(form, view, stream=False)
    if form == "markdown":
        importlib.import_module("kawalis.export.notes").write(records, path, language=language)
    elif form == "xlsx":
        with whole(path) as beside:
            book = Workbook(beside, _views(wanted))
            try:
                fill(records, dict(book.sheets), language)
            finally:
                book.close()  # its temporary files go with it
    elif form in {"csv", "parquet"}:
        _save_tables(records, path, form, wanted, language)
    else:
        with whole_text(path) as out:
            for chunk in stream(records, form, view=wanted, language=language):
                out.write(chunk)


def stream(
    records: Iterable[Record], form: str, *, view: str | None = None, language: str = "en"
) -> Iterator[str]:
    """Yield the text of a format that is one text.

    Raises :class:`kawalis.model.ExportError` for another.
    """
    wanted = check(form, view, stream=True)
    if form == "jsonl" and wanted == ALL:
        from kawalis.export.record_json import to_json  # noqa: PLC0415

        yield from (to_json(record) + "\n" for record in records)
    elif form in {"csv", "jsonl"}:
        yield from _table_chunks(records, form, VIEWS[wanted], language)
    else:
        module, _, name = FORMATS[form].chunks.partition(":")
        more = {"view": wanted} if FORMATS[form].layered else {}
        yield from getattr(importlib.import_module(module), name)(records, language=language, **more)


def fill(records: Iterable[Record], writers: dict[str, Writer], language: str) -> None:
    """Give each view's rows to its writer, record by record."""
    for one in seen(records, language):
        for name, writer in writers.items():
            for row in VIEWS[name].rows(one):
                writer.add(row)


def _views(wanted: str) -> list[View]:
    return list(VIEWS.values()) if wanted == ALL else [VIEWS[wanted]]


def _save_tables(records: Iterable[Record], path: Path, form: str, wanted: str, language: str) -> None:
    if wanted == ALL:
        path.mkdir(parents=True, exist_ok=True)
    ending = FORMATS[form].ending
    with ExitStack() as stack:
        writers: dict[str, Writer] = {}
        for view in _views(wanted):
            place = path / f"{view.name}{ending}" if wanted == ALL else path
            if form == "csv":
                writers[view.name] = CsvWriter(stack.enter_context(whole_text(place)), view)
            else:
                parquet = ParquetWriter(stack.enter_context(whole(place)), view)
                stack.callback(parquet.drop)
                writers[view.name] = parquet
        fill(records, writers, language)
        for writer in writers.values():
            writer.close()


class _Buffer:
    """A stream whose text can be taken away."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def write(self, text: str) -> int:
        self._parts.append(text)
        return len(text)

    def taken(self) -> str:
        text = clean("".join(self._parts))
        self._parts.clear()
        return text


def _table_chunks(records: Iterable[Record], form: str, view: View, language: str) -> Iterator[str]:
    buffer = _Buffer()
    make: Callable[[Sink, View], Writer] = CsvWriter if form == "csv" else JsonWriter
    writer = make(buffer, view)
    yield buffer.taken()
    for one in seen(records, language):
        for row in view.rows(one):
            writer.add(row)
        yield buffer.taken()
