"""Many rows at once, handed to the driver as they are: a statement built for each costs more than to store it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Table


def insert_many(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns, none where there are none."""
    if rows:
        names = ", ".join(f'"{name}"' for name in rows[0])
        marks = ", ".join([mark(connection)] * len(rows[0]))
        statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - names of ours
        connection.exec_driver_sql(statement, [tuple(row.values()) for row in rows])


def among(connection: Connection, column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """Return the condition that a column has one of many values: one value holds them all, a list of them is slow."""
    if connection.dialect.name == "sqlite":
        held = func.json_each(json.dumps(list(values))).table_valued("value")
        return column.in_(select(held.c.value))
    return column == func.any(bindparam(None, list(values), type_=ARRAY(column.type)))


def mark(connection: Connection) -> str:
    """Return what stands for a value in the driver's statements."""
    return "?" if connection.dialect.name == "sqlite" else "%s"
