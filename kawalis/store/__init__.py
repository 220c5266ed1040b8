"""The library on disk: articles, versions, records and judgements, in SQLite or PostgreSQL.

Only :func:`open_library` is meant to be imported before a library is wanted: SQLAlchemy loads with it, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.model import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from kawalis.store.library import Library

DEFAULT = "kawalis.db"

__all__ = ["DEFAULT", "open_library"]


def open_library(where: str | Path = DEFAULT, *, create: bool = False, write: bool = False) -> Library:
    """Open a library: a file's name or ``postgresql://user@host/name``.

    ``write`` brings an older database to the newest schema; ``create`` makes a file that is not there. Raises
    :class:`kawalis.model.StoreError`.
    """
    try:
        import sqlalchemy  # noqa: F401, PLC0415 - costs start-up time
    except ImportError as error:
        raise StoreError("lacks_extra", str(where), "SQLAlchemy") from error
    from kawalis.store.library import Library  # noqa: PLC0415

    return Library(where, create=create, write=write)
