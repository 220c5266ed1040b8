"""Zip archives, read member by member and never unpacked to a disk."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 200_000  # members
SWOLLEN = 200  # times the packed size: text packs by ten, a bomb by a thousand
SMALL = 1 << 20  # bytes: below it, a good ratio is no bomb
LARGEST = 512 * 1024 * 1024  # bytes of one table
_ENCRYPTED = 0x1


def members(file: IO[bytes], source: str) -> Iterator[tuple[str, bytes] | InputError]:
    """Yield the name and bytes of each file in an archive, and an error for each that cannot be read.

    Raises :class:`InputError` (``broken_archive``, ``too_many``).
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError("broken_archive", source, reason=str(error)) from error
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST:
            raise InputError("too_many", source, limit=MOST)
        for entry in entries:
            place = f"{source}!{entry.filename}"
            try:
                yield entry.filename, _read(archive, entry, place)
            except InputError as error:
                yield error
            except (
                zipfile.BadZipFile,
                zlib.error,
                OSError,
                EOFError,
                NotImplementedError,
                RuntimeError,
            ) as error:
                yield InputError("broken_archive", place, reason=str(error))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: str) -> bytes:
    name = PurePosixPath(entry.filename.replace("\\", "/"))
    if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
        raise InputError("unsafe_path", place)
    if entry.flag_bits & _ENCRYPTED:
        raise InputError("encrypted", place)
    limit = min(LARGEST, max(SMALL, SWOLLEN * entry.compress_size))
    if entry.file_size > limit:
        raise InputError("zip_bomb" if limit < LARGEST else "too_large", place, limit_mb=limit >> 20)
    with archive.open(entry) as opened:  # what the archive says of its sizes is not believed
        data = opened.read(limit + 1)
    if len(data) > limit:
        raise InputError("zip_bomb", place, limit_mb=limit >> 20)
    return data
