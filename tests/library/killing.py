"""Killing a run at a moment, and what must hold of the library that it leaves."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kawalis.store.tables import MADE, articles, changes, records, search, statements, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from kawalis.store.library import Library


def killed(run: Callable[[], object], seconds: float) -> bool:
    """Run something in a process of its own and kill it after ``seconds``; return whether it was still running."""
    child = os.fork()
    if child == 0:
        try:
            run()
        finally:
            os._exit(0)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False
        time.sleep(min(0.005, seconds))
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def state(library: Library) -> dict[str, Any]:
    """Return what a library holds, whatever the order of adding; check that it is whole."""
    with library.read() as connection:
        found = [dict(row) for row in connection.execute(select(articles)).mappings()]
        digests = set(connection.scalars(select(texts.c.digest)))
        shadows = connection.execute(select(search.c.number, search.c.kind, search.c.item)).all()
        logged = connection.scalars(select(changes.c.item).where(changes.c.kind == "article")).all()
        newest = {
            row.article: row.number for row in connection.execute(select(records).order_by(records.c.number))
        }
        rows = {
            table.name: sorted(
                repr([value for name, value in row.items() if name != "number"])
                for row in connection.execute(select(table)).mappings()
            )
            for table in MADE
        }
        told = set(connection.scalars(select(statements.c.article)))
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        indexed = set(connection.exec_driver_sql("SELECT rowid FROM search_index").scalars())
    with library.write() as connection:
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES ('integrity-check')")
    ids = sorted(row["id"] for row in found)
    assert {row["digest"] for row in found} == digests
    assert sorted(row.item for row in shadows if row.kind == "article") == ids == sorted(logged)
    assert {row.number for row in shadows} == indexed
    assert {row["id"]: row["record"] for row in found if row["record"]} == newest
    assert told <= set(newest)
    items = sorted((row.kind, row.item) for row in shadows)
    return {"ids": ids, "items": items, **rows, **library.counts()}
