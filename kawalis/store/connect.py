"""From a file name or address to a database that is ours, with every fault as a :class:`StoreError`."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event, exc, make_url

from kawalis.model import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

APPLICATION = 0x6B77_6C73  # "kwls" in the header of our SQLite files (PRAGMA application_id)
PATIENCE = 60  # seconds that a writer waits for another
_LOCK = 0x6B77_6C73  # PostgreSQL's advisory lock of writers, who take turns as SQLite's do
_SERVERS = ("postgresql", "postgres", "postgresql+psycopg")
_SQLITE_CODES = {
    "SQLITE_FULL": "full",
    "SQLITE_READONLY": "read_only",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_CORRUPT": "broken",
    "SQLITE_NOTADB": "not_ours",
    "SQLITE_CANTOPEN": "missing",
    "SQLITE_IOERR": "broken",
}
_POSTGRES_CODES = {
    "53100": "full",
    "25006": "read_only",
    "55P03": "busy",
    "40P01": "busy",
    "42501": "read_only",
}


def url_of(where: str | Path) -> URL:
    """Return the database's URL: ``postgresql://...`` as it is, anything else is a file's name."""
    text = str(where)
    if text.partition("://")[0] in _SERVERS:
        return make_url(text).set(drivername="postgresql+psycopg")
    return URL.create("sqlite", database=text.removeprefix("sqlite:///"))


def shown(url: URL) -> str:
    """Return how a message names the database."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def connect(where: str | Path, *, create: bool, write: bool) -> Engine:
    """Return an engine for the database; ``create`` makes a file that is not there.

    Raises :class:`StoreError`.
    """
    url = url_of(where)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, create=create, write=write)
    return _postgres(url)


def _sqlite(url: URL, *, create: bool, write: bool) -> Engine:
    path = Path(url.database or "")
    if path.is_dir():
        raise StoreError("not_ours", str(path))
    if not path.exists() and not create:
        raise StoreError("missing", str(path))
    if write and path.exists() and not os.access(path, os.W_OK):
        raise StoreError("read_only", str(path))
    address = path.resolve().as_uri() + (
        "?mode=rwc" if create and write else "?mode=rw" if write else "?mode=ro"
    )
    if not write and not os.access(path.parent, os.W_OK) and not _has_log(path):
        address += "&immutable=1"  # a reader of a WAL database writes beside it, unless nobody else can
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(
            address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        ),
        poolclass=None,
    )

    @event.listens_for(engine, "connect")
    def settings(connection: Any, _: object) -> None:
        cursor = connection.cursor()
        if write:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute("PRAGMA wal_autocheckpoint=8192")  # pages: an index changes the same ones often
        cursor.execute("PRAGMA cache_size=-65536")
        cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("kawalis_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _postgres(url: URL) -> Engine:
    try:
        import psycopg  # noqa: F401, PLC0415 - only who has a server needs its driver
    except ImportError as error:
        raise StoreError("lacks_extra", shown(url), "psycopg") from error
    engine = create_engine(url, connect_args={"connect_timeout": 10})

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("kawalis_write"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    return engine


@contextmanager
def faults(url: str) -> Iterator[None]:
    """Turn what the database raises into a :class:`StoreError` about ``url``."""
    try:
        yield
    except exc.DBAPIError as error:
        code = code_of(error)
        if code is None:
            raise
        raise StoreError(code, url, str(error.orig).strip().partition("\n")[0]) from error


def code_of(error: exc.DBAPIError) -> str | None:
    """Return the reason code of a database's error, ``None`` for a fault of ours."""
    origin = error.orig
    name = getattr(origin, "sqlite_errorname", None)
    if isinstance(name, str):
        return next((code for start, code in _SQLITE_CODES.items() if name.startswith(start)), None)
    state = getattr(origin, "sqlstate", None)
    if isinstance(state, str):
        return "unreachable" if state.startswith(("08", "28", "3D", "57P")) else _POSTGRES_CODES.get(state)
    return "unreachable" if isinstance(error, exc.OperationalError) else None
