"""The command line, ``kawalis``."""

from __future__ import annotations

import gc
import os
import sys

from kawalis.cli import settings, streams
from kawalis.cli.failure import INTERNAL, UNREADABLE, RefusalError, report

OBJECTS = 50_000  # new ones before garbage is looked for: lexicons load without stops, which find none


def main() -> None:
    """Run the command line; every failure is one line on standard error and an exit code."""
    streams.use_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one call and return its exit code.

    0; 1 where the reader of the output went away; 2 for unreadable input, an output that cannot be written
    or a wrong call; 70 for a fault of ours; 130 for Ctrl-C.
    """
    from kawalis.cli.app import command  # noqa: PLC0415 - so that an early Ctrl-C is quiet, too
    from kawalis.model import AnnotatorError, DataError, ExportError  # noqa: PLC0415

    gc.set_threshold(OBJECTS, 20, 20)
    language = settings.language_of(arguments)
    try:
        command(language)(arguments, prog_name="kawalis")
    except SystemExit as end:
        return _flushed(end.code if isinstance(end.code, int) else 0 if end.code is None else 1)
    except BrokenPipeError:
        streams.abandon()
        return streams.BROKEN_PIPE
    except KeyboardInterrupt:
        return 130
    except (RefusalError, AnnotatorError, DataError, ExportError) as error:
        report(error, language)
        return UNREADABLE
    except (
        OSError
    ) as error:  # files are read and written elsewhere: what is left is a full disk behind stdout
        streams.abandon()
        report(RefusalError("unwritable", "-", why=error.strerror or str(error)), language)
        return UNREADABLE
    except Exception as error:  # the last resort: a line, and a traceback for the asking
        if os.environ.get("KAWALIS_DEBUG"):
            raise
        report(error, language)
        return INTERNAL
    return _flushed(0)


def _flushed(code: int) -> int:
    try:
        streams.flush()
    except BrokenPipeError:
        streams.abandon()
        return streams.BROKEN_PIPE
    except OSError as error:
        streams.abandon()
        report(RefusalError("unwritable", "-", why=error.strerror or str(error)), settings.language_of([]))
        return UNREADABLE
    return code
