"""Libraries that only some formats need, and that an installation may lack."""

from __future__ import annotations

import importlib
from typing import Any

from kawalis.model import ExportError

EXTRA = "export"


def need(library: str, form: str) -> Any:
    """Import a library of the extra; raises :class:`kawalis.model.ExportError` where it is not installed."""
    try:
        return importlib.import_module(library)
    except ImportError as error:
        raise ExportError("lacks", form, library=library, extra=EXTRA) from error
