"""What the tables of events have in common."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kawalis.model import Actor, Event, Record, Statement

JOINED = "; "
ARROW = " > "
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula


@dataclass(frozen=True)
class Told:
    """A record with look-ups for its events."""

    record: Record

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.record.actors}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.record.statements}

    def names(self, ids: Iterable[str]) -> list[str]:
        """Return the English name of each actor, the Arabic one where there is none."""
        found = [self.actors[i] for i in ids]
        return [actor.name_en or actor.name_ar or actor.id for actor in found]

    def codes(self, ids: Iterable[str]) -> list[str]:
        """Return the actor codes that are known."""
        return [code for i in ids if (code := self.actors[i].code)]

    def chain(self, event: Event) -> str:
        """Return the sources of the statement that holds an event, from the outlet inwards."""
        if event.statement is None:
            return ""
        return ARROW.join(self.names(link.actor for link in self.statements[event.statement].chain))

    def sentence(self, event: Event) -> str:
        """Return the words of the sentence that an event is told in, on one line."""
        text = self.record.article.text
        for sentence in self.record.sentences:
            if sentence.start <= event.anchor.start < sentence.end:
                return " ".join(text[sentence.start : sentence.end].split())
        return event.anchor.text

    def bounds(self, event: Event, kind: str) -> tuple[str, str]:
        """Return the bounds of a size as text, "" where there is none."""
        for size in event.size:
            if size.kind == kind:
                return _number(size.low), _number(size.high)
        return "", ""


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def number(value: float | None) -> str:
    """Return a coordinate or score as text, "" for none."""
    return "" if value is None else f"{value:g}"


def table_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV with a head (RFC 4180, lines ended by a line feed)."""
    return lines_of([columns]) + lines_of(rows)


def lines_of(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines of CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _safe(cell: str) -> str:
    """Keep text from being run as a formula; numbers stay as they are."""
    if not cell.startswith(RISKY):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell
