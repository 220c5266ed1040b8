"""What was not added, each with a reason code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import delete, insert, select, update

from kawalis.store.clock import now
from kawalis.store.pack import storable
from kawalis.store.tables import skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


class Skip(NamedTuple):
    """An item that was not added: ``times`` is how often it was met, ``detail`` what fills the message."""

    item: str
    code: str
    detail: dict[str, Any]
    first_at: str
    last_at: str
    times: int


def note(connection: Connection, item: str, code: str, detail: dict[str, Any]) -> None:
    """Note that an item was skipped; one that was skipped for the same reason before is counted."""
    moment, item = now(), storable(item)
    same = (skipped.c.item == item) & (skipped.c.code == code)
    text = storable(json.dumps(detail, ensure_ascii=False, default=str))
    values = {"last_at": moment, "detail": text, "times": skipped.c.times + 1}
    if not connection.execute(update(skipped).where(same).values(values)).rowcount:
        row = {"item": item, "code": code, "detail": text, "first_at": moment, "last_at": moment, "times": 1}
        connection.execute(insert(skipped).values(row))


def forget(connection: Connection, items: Iterable[str]) -> None:
    """Drop items that have been added after all."""
    connection.execute(delete(skipped).where(skipped.c.item.in_([storable(item) for item in items])))


def listed(connection: Connection, code: str | None = None) -> list[Skip]:
    """Return what was skipped, in the order in which it was first met; a code holds those that begin with it."""
    wanted = select(skipped).order_by(skipped.c.number)
    if code:
        wanted = wanted.where(
            (skipped.c.code == code) | skipped.c.code.startswith(code + ".", autoescape=True)
        )
    rows = connection.execute(wanted).mappings()
    return [
        Skip(
            row["item"], row["code"], json.loads(row["detail"]), row["first_at"], row["last_at"], row["times"]
        )
        for row in rows
    ]
