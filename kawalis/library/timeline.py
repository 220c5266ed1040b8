"""What a query finds, by day: events on their first day, statements on the day on which they were said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from kawalis.export.terminal.layout import Run, own
from kawalis.export.terminal.view import DIM, HEAD, STEP
from kawalis.library.reports import Reports, plain_rows
from kawalis.library.sheet import Sheet, Shown
from kawalis.search.engine import select_rows
from kawalis.search.query import And, Field, Or, both
from kawalis.store.tables import events, search, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text
    from sqlalchemy import Connection

    from kawalis.export.terminal.layout import Frame
    from kawalis.knowledge.wording import Words
    from kawalis.search.query import Node

_LATEST = "9999"  # where nothing dates what is told: at the end


def timeline(connection: Connection, query: Node, words: Words, limit: int, offset: int = 0) -> Shown:
    """Return the view of the events and statements that a query finds, ``limit`` of them after ``offset``.

    What nothing dates stands on the day of publication, else at the end.
    """
    reports = Reports(connection, words)
    total, rows = _rows(connection, query, limit, offset)
    reports.load(article for _, article, _ in rows)
    entries = [
        {"day": None if day == _LATEST else day, **entry}
        for day, article, found in rows
        for entry in plain_rows(reports, [(article, found)])
    ]
    data = {"total": total, "entries": entries}

    def lines(frame: Frame) -> Iterator[Text]:
        sheet = Sheet(frame, words)
        yield from frame.lines([Run(words("cli.found", count=total))])
        shown = ""
        for day, article, found in rows:
            if day != shown:
                head = own(words("view.undated") if day == _LATEST else day, HEAD)
                yield from frame.lines([head])
                shown = day
            yield from sheet.listed(reports, [(article, found)])
        left = total - offset - len(rows)
        if left > 0:
            yield from frame.lines([Run(words("shown.left", count=left), DIM)], indent=STEP)

    return Shown(data, lines)


def _rows(
    connection: Connection, query: Node, limit: int, offset: int
) -> tuple[int, list[tuple[str, str, str]]]:
    if query == And(()):
        return 0, []
    node = both(query, Or((Field("kind", "event"), Field("kind", "statement"))))
    found = select_rows(connection, node, search.c.item, search.c.article, by_rank=False).subquery()
    joined = found.outerjoin(events, events.c.id == found.c.item).outerjoin(
        statements, statements.c.id == found.c.item
    )
    dates = (events.c.begin, events.c.day, statements.c.said_begin, statements.c.day)
    day = func.substr(func.coalesce(*dates, _LATEST), 1, 10)
    begins = func.coalesce(events.c.begins, statements.c.begins)
    asked = select(day.label("day"), found.c.article, found.c.item, func.count().over()).select_from(joined)
    page = asked.order_by(day, found.c.article, begins, found.c.item).limit(limit).offset(offset)
    rows = connection.execute(page).all()
    if not rows and offset:
        return connection.execute(select(func.count()).select_from(found)).scalar_one(), []
    return (rows[0][3] if rows else 0), [(row[0], row[1], row[2]) for row in rows]
