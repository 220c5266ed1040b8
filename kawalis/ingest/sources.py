"""From what the user names (files, folders, patterns) to the items in it."""

from __future__ import annotations

import glob
import io
import os
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING

from kawalis.ingest import archives, columns, feeds, tables, telegram, warc
from kawalis.ingest.addresses import is_address
from kawalis.ingest.decode import decode
from kawalis.ingest.item import Checked, Item
from kawalis.ingest.limits import LIMIT, LIMIT_MB
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.ingest.web import Web

Found = Item | InputError | Checked

LINES = {".jsonl", ".ndjson"}
SHEETS = {".csv", ".tsv"}
PAGES = {".html", ".htm", ".xhtml"}
FEEDS = {".xml", ".rss", ".atom", ".rdf"}
ARCHIVES = {".zip", ".wacz", ".warc"}
READ = {*LINES, *SHEETS, *PAGES, *FEEDS, *ARCHIVES, ".txt", ".json", ".parquet", ""}


def items(names: Iterable[str], table: columns.Columns, web: Web) -> Iterator[Found]:
    """Yield what is in files, folders (with all below them), patterns and at addresses, and an error where that fails.

    A list of feeds (OPML) leads to the web, a feed in a file does not.
    """
    for name in names:
        if is_address(name):
            yield from web.items(name)
            continue
        if name.lower().endswith(".opml"):
            yield from _list(name, web)
            continue
        path = Path(name)
        try:
            if path.is_dir():
                yield from _folder(path, table)
            elif path.exists() or not glob.has_magic(name):
                yield from _file(path, table)
            else:
                found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - absolute patterns, too
                if not found:
                    yield InputError("missing", name)
                for match in map(Path, found):
                    if not match.is_dir():
                        yield from _file(match, table)
        except (OSError, ValueError) as error:  # a NUL in the name
            yield InputError("unreadable", name, reason=str(error))


def _list(name: str, web: Web) -> Iterator[Found]:
    try:
        yield from web.listed(read_bytes(Path(name), ".opml", name), name)
    except InputError as error:
        yield error
    except FileNotFoundError:
        yield InputError("missing", name)
    except (OSError, ValueError) as error:
        yield InputError("unreadable", name, reason=getattr(error, "strerror", None) or str(error))


def _folder(top: Path, table: columns.Columns) -> Iterator[Found]:
    root = top.resolve()
    for folder, below, names in os.walk(top):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                yield InputError("outside", str(path))
            else:
                yield from _file(path, table)


def _file(path: Path, table: columns.Columns) -> Iterator[Found]:
    source, suffix = str(path), path.suffix.lower()
    try:
        if not path.is_file():
            raise InputError("unsupported" if path.exists() else "missing", source, suffix=suffix)
        if suffix not in READ and not _is_warc(path.name):
            raise InputError("unsupported", source, suffix=suffix)
        if suffix == ".parquet":
            yield from columns.items(tables.parquet_rows(path, source), table, source)
        elif suffix in ARCHIVES or _is_warc(path.name):
            with path.open("rb") as file:
                yield from _packed(file, suffix, source, table)
        else:
            yield from _data(read_bytes(path, suffix, source), suffix, source, table)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError("unreadable", source, reason=error.strerror or str(error))


def _packed(file: IO[bytes], suffix: str, source: str, table: columns.Columns) -> Iterator[Found]:
    if suffix == ".wacz":
        yield from warc.wacz_items(file, source)
    elif suffix == ".zip":
        for found in archives.members(file, source):
            yield from (found,) if isinstance(found, InputError) else _member(*found, source, table)
    else:
        yield from warc.warc_items(file, source)


def _is_warc(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz"))


def _member(name: str, data: bytes, archive: str, table: columns.Columns) -> Iterator[Found]:
    path, source = PurePosixPath(name), f"{archive}!{name}"
    suffix = path.suffix.lower()
    if path.name.startswith(".") or "__MACOSX" in path.parts:
        return
    try:
        if suffix == ".zip":
            raise InputError("too_deep", source)
        if _is_warc(path.name) or suffix == ".wacz":
            yield from _packed(io.BytesIO(data), suffix, source, table)
            return
        if suffix not in READ or suffix == ".parquet":
            raise InputError("unsupported", source, suffix=suffix)
        yield from _data(data, suffix, source, table)
    except InputError as error:
        yield error


def _data(data: bytes, suffix: str, source: str, table: columns.Columns) -> Iterator[Found]:
    if suffix in SHEETS:
        yield from columns.items(tables.csv_rows(data, source), table, source)
    elif suffix in LINES:
        yield from columns.items(tables.line_rows(data, source), table, source)
    elif suffix == ".json":
        value = tables.json_value(data, source)
        if telegram.is_export(value):
            yield from telegram.items(value, source)
            return
        if feed := feeds.json_feed(value):
            yield from feeds.items(feed, source)
            return
        rows = value if isinstance(value, list) else [value]
        yield from columns.items(iter(enumerate(rows, start=1)), table, source)
    elif len(data) > LIMIT:
        raise InputError("too_large", source, limit_mb=LIMIT_MB)
    elif suffix in FEEDS:
        yield from feeds.items(feeds.read_feed(data, source), source)
    elif suffix in PAGES:
        yield Item(source, source, page=data)
    else:
        yield Item(source, source, text=decode(data, source))


def read_bytes(path: Path, suffix: str, source: str) -> bytes:
    """Read a file; a table may be larger than a report. Raises ``OSError``, :class:`InputError` (``too_large``)."""
    limit = archives.LARGEST if suffix in {*LINES, *SHEETS, ".json"} else LIMIT
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError("too_large", source, limit_mb=limit >> 20)
    return data
