"""Web archives: WARC, packed or not, and WACZ (a zip of them)."""

from __future__ import annotations

import io
import zipfile
from typing import IO, TYPE_CHECKING, Any

from kawalis.ingest.archives import MOST
from kawalis.ingest.extra import load
from kawalis.ingest.item import Item
from kawalis.ingest.limits import LIMIT, LIMIT_MB
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGES = ("text/html", "application/xhtml+xml")
_ENDS = (".warc", ".warc.gz")


def wacz_items(file: IO[bytes], source: str) -> Iterator[Item | InputError]:
    """Yield the pages of a WACZ. Raises :class:`InputError` (``broken_archive``)."""
    try:
        archive = zipfile.ZipFile(file)
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError("broken_archive", source, reason=str(error)) from error
    with archive:
        found = [entry for entry in entries if entry.filename.lower().endswith(_ENDS)]
        if not found:
            yield InputError("no_pages", source)
        for entry in found[:MOST]:
            place = f"{source}!{entry.filename}"
            try:
                with archive.open(entry) as opened:
                    yield from warc_items(opened, place)
            except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
                yield InputError("broken_archive", place, reason=str(error))


def warc_items(stream: IO[bytes], source: str) -> Iterator[Item | InputError]:
    """Yield the HTML pages of a WARC's responses; one that ends in the middle gives what is before its end.

    The last thing of a broken archive is an :class:`InputError` with the code ``truncated``.
    """
    fastwarc = load("fastwarc.warc")
    types = fastwarc.WarcRecordType
    whole = _Whole(stream)
    number = 0
    try:
        records = fastwarc.ArchiveIterator(
            whole,
            record_types=types.response | types.resource,
            parse_http=True,
            auto_decode="all",
        )
        for record in records:
            number += 1
            found = _item(record, source)
            if found is not None:
                yield found
    except InputError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - fastwarc raises its own kinds by release
        yield InputError("truncated", source, reason=f"{type(error).__name__}: {error}"[:200])
        return
    if not number and not whole.size:
        yield InputError("empty", source)


class _Whole(io.RawIOBase):
    """The stream, counting what was read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self.size = stream, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.size += len(data)
        return data

    def tell(self) -> int:
        return self.size


def _item(record: Any, source: str) -> Item | InputError | None:
    address = record.headers.get("WARC-Target-URI")
    place = f"{source}!{address}"
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    if record.http_headers is not None and record.http_headers.status_code != 200:  # noqa: PLR2004
        return None
    if not kind.startswith(_PAGES):
        return None
    announced = record.content_length
    data = record.reader.read(LIMIT + 1)
    if len(data) > LIMIT:
        return InputError("too_large", place, limit_mb=LIMIT_MB)
    http = record.http_headers if record.http_headers is not None else {}
    coding = http.get("Content-Encoding", "") or http.get("Transfer-Encoding", "")
    if len(data) < announced and not coding:
        return InputError("truncated", place, reason=f"{len(data)} < {announced}")
    declared = record.http_charset if record.http_headers is not None else None
    return Item(
        source=place,
        origin=source,
        page=data,
        url=address.strip("<>") if address else None,
        declared=declared,
    )
