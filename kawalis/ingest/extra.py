"""Packages of the extra ``library``, loaded where they are used: they cost start-up time, and a reader needs none."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kawalis.model import StoreError


def load(name: str) -> Any:
    """Return a module of the extra. Raises :class:`StoreError` (``lacks_extra``) where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise StoreError("lacks_extra", "kawalis add", name.partition(".")[0]) from error
