"""What people judge. Append-only, and no reading ever touches it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import insert, select

from kawalis.store.changes import log
from kawalis.store.clock import now
from kawalis.store.ids import judgement_id
from kawalis.store.pack import storable_row
from kawalis.store.tables import judgements

if TYPE_CHECKING:
    from sqlalchemy import Connection

KINDS = ("same_actor", "not_same", "wrong", "note", "grade")
PAIRS = ("same_actor", "not_same")


class Judgement(NamedTuple):
    """A judgement: ``subject`` and, of two actors, ``object`` are ids; ``value`` is the note's words or the grade."""

    id: str
    kind: str
    subject: str
    object: str | None
    value: str | None
    author: str | None
    made_at: str
    withdrawn: bool


def judge(
    connection: Connection,
    kind: str,
    subject: str,
    other: str | None = None,
    *,
    value: str | None = None,
    author: str | None = None,
    withdrawn: bool = False,
) -> str:
    """Store a judgement and return its id. Raises ``ValueError`` for an unknown kind or a pair that is none."""
    if kind not in KINDS or (kind in PAIRS) != (other is not None):
        raise ValueError(f"no judgement {kind} of {subject} and {other}")
    moment = now()
    count = (
        connection.execute(select(judgements.c.number).order_by(judgements.c.number.desc()).limit(1)).scalar()
        or 0
    )
    found = judgement_id(kind, subject, other or "", value or "", author or "", moment, str(count))
    row = storable_row({"kind": kind, "subject": subject, "object": other, "value": value, "author": author})
    connection.execute(insert(judgements).values(id=found, made_at=moment, withdrawn=withdrawn, **row))
    log(connection, moment, [("withdrawn" if withdrawn else "added", "judgement", found, None)])
    return found


def valid(connection: Connection, subject: str | None = None) -> list[Judgement]:
    """Return the judgements that hold (of ``subject``): the last of each, where it is not withdrawn.

    Notes hold side by side; of the other kinds the last about the same things wins.
    """
    wanted = select(judgements).order_by(judgements.c.number)
    if subject is not None:
        wanted = wanted.where((judgements.c.subject == subject) | (judgements.c.object == subject))
    last: dict[str, Judgement] = {}
    for row in connection.execute(wanted).mappings():
        about = sorted((row["subject"], row["object"] or ""))
        group = "pair" if row["kind"] in PAIRS else row["kind"]
        key = json.dumps([group, about, row["value"] if row["kind"] == "note" else "", row["author"]])
        last.pop(key, None)
        last[key] = Judgement(**{name: row[name] for name in Judgement._fields})
    return [judgement for judgement in last.values() if not judgement.withdrawn]
