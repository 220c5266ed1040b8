"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

_REPLACED = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def clean(text: str) -> str:
    """Return ``text`` without lone surrogates, which no UTF-8 holds."""
    return text.translate(_REPLACED) if not text.isascii() and _broken(text) else text


def _broken(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to, and move what was written there in one step.

    On any failure the file that was there before stays as it was. Raises ``OSError``.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
        beside.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


@contextmanager
def whole_text(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a text file that appears when it is complete; its lines end as they are written."""
    with whole(path) as beside, beside.open("w", encoding=encoding, errors="replace", newline="") as out:
        yield out
