"""Texts and records as bytes, and text that any database takes."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

_LEVEL = 6
_QUICK = 2  # of texts, which are packed by the thousand: a tenth more room, less than half the time
# One byte a letter where all of them are there: less to pack, in less room. No zlib stream begins with the mark.
_BYTES, _MARK = "cp1256", b"1"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # NUL in PostgreSQL, lone surrogates in both


def pack_text(text: str, level: int = _QUICK) -> bytes:
    """Compress a text; :func:`unpack_text` gives back the very same."""
    try:
        return _MARK + zlib.compress(text.encode(_BYTES), level)
    except UnicodeEncodeError:
        return zlib.compress(text.encode("utf-8", "surrogatepass"), level)


def unpack_text(body: bytes) -> str:
    """Return the text of :func:`pack_text`."""
    if body[:1] == _MARK:
        return zlib.decompress(memoryview(body)[1:]).decode(_BYTES)
    return zlib.decompress(body).decode("utf-8", "surrogatepass")


def pack_json(value: Any) -> bytes:
    """Compress plain values."""
    return pack_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), _LEVEL)


def unpack_json(body: bytes) -> Any:
    """Return the values of :func:`pack_json`."""
    return json.loads(unpack_text(body))


def storable(text: str) -> str:
    """Return ``text`` with what a database's text column refuses as U+FFFD: for titles and names, never for texts."""
    return _UNSTORABLE.sub("\ufffd", text)


def storable_row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with every text in it :func:`storable`."""
    return {key: storable(value) if isinstance(value, str) else value for key, value in row.items()}
