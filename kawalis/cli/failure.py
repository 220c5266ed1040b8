"""What goes wrong, as one line on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.model import StoreError

UNREADABLE = 2  # the exit code for input that cannot be read, and for a wrong call
INTERNAL = 70  # EX_SOFTWARE of sysexits.h


class RefusalError(Exception):
    """A wrong call, or an output that cannot be written: the message ``cli.<key>``, about ``file`` if any."""

    def __init__(self, key: str, file: str | None = None, **fields: object) -> None:
        self.key = key
        self.file = file
        self.fields = fields
        super().__init__(key)


def library_refused(error: StoreError) -> RefusalError:
    """Return the refusal of a library that cannot be used."""
    if error.code == "lacks_extra":
        return RefusalError("library.lacks", library=error.detail)
    if error.code == "older":
        return RefusalError("library.older", error.where)
    return RefusalError("search.library", error.where, why=error.code.replace("_", " "))


def line(text: str) -> str:
    """Put a text on one line; what is no printable character shows as an escape."""
    return "".join(c if c.isprintable() or c in "\u200e\u200f" else repr(c)[1:-1] for c in text)


def report(error: Exception, language: str) -> None:
    """Print one line for an :class:`InputError`, a :class:`RefusalError` or a fault of the program."""
    from kawalis.knowledge.wording import Words  # noqa: PLC0415
    from kawalis.model import AnnotatorError, DataError, ExportError, InputError  # noqa: PLC0415

    words = Words(language)
    if isinstance(error, RefusalError):
        reason = words(f"cli.{error.key}", **error.fields)
        if error.file is not None:
            name = words("cli.stdout") if error.file == "-" else error.file
            reason = words("cli.file", file=name, reason=reason)
    elif isinstance(error, AnnotatorError):
        reason = words(f"cli.annotator.{error.code}", value=error.model, why=error.detail)
    elif isinstance(error, ExportError):
        reason = words(f"cli.export.{error.code}", source=error.source, **error.detail)
    elif isinstance(error, DataError):
        reason = str(error)
    elif isinstance(error, InputError):
        source = words("cli.stdin") if error.source == "-" else error.source
        key = f"input.{error.code}"
        # a code may be more exact than the messages are: not_arabic.tr is not_arabic
        while not words.has(key) and "." in key.removeprefix("input."):
            key = key.rpartition(".")[0]
        reason = words(key, source=source, **error.detail) if words.has(key) else str(error)
    else:
        reason = words("cli.failed", why=f"{type(error).__name__}: {error}")
    sys.stderr.write(line(words("cli.error", reason=reason)) + "\n")
