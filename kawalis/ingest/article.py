"""Make an article of what came in, or say in one reason code why not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from kawalis.ingest.decode import decode
from kawalis.ingest.language import require_arabic
from kawalis.ingest.limits import LIMIT, LIMIT_MB
from kawalis.model import Article, InputError, Published

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEARS = range(1900, 2101)


def article_of(text: str, *, source: str, outlet: str | None = None, published: str | None = None) -> Article:
    """Make an article of a text that is kept as it is.

    ``source`` names the text in errors, ``published`` is an ISO 8601 day. Raises :class:`InputError` with
    code ``too_large``, ``empty``, ``not_arabic`` (or ``not_arabic.<language>``) or ``bad_date``.
    """
    day = _published(published, source)
    if 4 * len(text) > LIMIT and len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise InputError("too_large", source, limit_mb=LIMIT_MB)
    require_arabic(text, source)
    return Article.of(text, outlet=(outlet or "").strip() or None, published=day)


def article_from_bytes(
    data: bytes, *, source: str, outlet: str | None = None, published: str | None = None
) -> Article:
    """Decode ``data`` and make an article of it; a byte order mark is not part of the text.

    Raises :class:`InputError` as :func:`article_of` does, and with code ``binary`` or ``not_text``.
    """
    if len(data) > LIMIT:
        raise InputError("too_large", source, limit_mb=LIMIT_MB)
    return article_of(decode(data, source), source=source, outlet=outlet, published=published)


def read_file(path: str | Path, *, outlet: str | None = None, published: str | None = None) -> Article:
    """Read one file, at most the limit of it.

    Raises :class:`InputError` as :func:`article_from_bytes` does, and with code ``missing``, ``is_folder`` or
    ``unreadable``.
    """
    source = str(path)
    try:
        with Path(path).open("rb") as file:
            data = file.read(LIMIT + 1)
    except IsADirectoryError as error:
        raise InputError("is_folder", source) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("missing", source) from error
    except (OSError, ValueError) as error:  # a ValueError is a NUL in the path
        if isinstance(error, PermissionError) and Path(path).is_dir():  # as Windows refuses a folder
            raise InputError("is_folder", source) from error
        raise InputError("unreadable", source, reason=_reason(error)) from error
    return article_from_bytes(data, source=source, outlet=outlet, published=published)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _published(value: str | None, source: str) -> Published | None:
    if value is None:
        return None
    match = _DAY.fullmatch(value.strip())
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise InputError("bad_date", source, value=value)
    return Published(day.isoformat(), "given")
