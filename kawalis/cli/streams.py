"""Standard streams: always UTF-8, quiet when the reader goes away."""

from __future__ import annotations

import contextlib
import os
import sys
from io import TextIOWrapper

BROKEN_PIPE = 1  # as typer and rich end on it


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 cannot hold is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def flush() -> None:
    """Write out what is buffered, so that a broken pipe shows here and not at the interpreter's end."""
    sys.stdout.flush()


def abandon() -> None:
    """Drop what is still buffered for a reader that has gone away."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def on_screen() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()
