"""Many rows at once, handed to the driver as they are: a statement built for each costs more than to store it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table


def insert_many(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns, none where there are none."""
    if rows:
        names = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join([mark(connection)] * len(rows[0]))
        statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - names of ours
        connection.exec_driver_sql(statement, [tuple(row.values()) for row in rows])


def mark(connection: Connection) -> str:
    """Return what stands for a value in the driver's statements."""
    return "?" if connection.dialect.name == "sqlite" else "%s"
