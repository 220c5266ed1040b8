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

PAIRS = ("same_actor", "not_same")
VERDICTS = ("right", "wrong", "changed")  # on one finding, or a part of it: the last holds
MISSING = "missing"  # what a reading has not found in an article
KINDS = (*PAIRS, *VERDICTS, MISSING, "note", "grade")
_MANY = ("note", MISSING)  # hold side by side


class Judgement(NamedTuple):
    """A judgement on ``subject``, an id.

    ``object`` is the other of two actors, or the part of the subject that is judged (``CONTENT:10-25``); ``value`` the
    note's words, the grade, or JSON of what is right, wrong, missing or changed (label, start, end, text; of what is
    changed such before and after: ``was``, ``now``). ``article`` is the one that a correction was made in.
    """

    id: str
    kind: str
    subject: str
    object: str | None
    value: str | None
    author: str | None
    made_at: str
    withdrawn: bool
    article: str | None = None


def judge(
    connection: Connection,
    kind: str,
    subject: str,
    other: str | None = None,
    *,
    value: str | None = None,
    author: str | None = None,
    withdrawn: bool = False,
    article: str | None = None,
) -> str:
    """Store a judgement and return its id. Raises ``ValueError`` for an unknown kind or a pair that is none."""
    if kind not in KINDS or (kind not in VERDICTS and (kind in PAIRS) != (other is not None)):
        raise ValueError(f"no judgement {kind} of {subject} and {other}")
    moment = now()
    count = (
        connection.execute(select(judgements.c.number).order_by(judgements.c.number.desc()).limit(1)).scalar()
        or 0
    )
    found = judgement_id(kind, subject, other or "", value or "", author or "", moment, str(count))
    row = {"kind": kind, "subject": subject, "object": other, "value": value, "author": author}
    row = storable_row(row | {"article": article})
    connection.execute(insert(judgements).values(id=found, made_at=moment, withdrawn=withdrawn, **row))
    log(connection, moment, [("withdrawn" if withdrawn else "added", "judgement", found, article)])
    return found


def valid(
    connection: Connection, subject: str | None = None, *, article: str | None = None
) -> list[Judgement]:
    """Return the judgements that hold (of ``subject``, in ``article``): the last of each, where it is not withdrawn.

    Notes, and what is missing, hold side by side; of the other kinds the last of one author about the same things wins.
    """
    wanted = select(judgements).order_by(judgements.c.number)
    if subject is not None:
        wanted = wanted.where((judgements.c.subject == subject) | (judgements.c.object == subject))
    if article is not None:
        wanted = wanted.where(judgements.c.article == article)
    last: dict[str, Judgement] = {}
    for row in connection.execute(wanted).mappings():
        about = sorted((row["subject"], row["object"] or ""))
        group = {**dict.fromkeys(PAIRS, "pair"), **dict.fromkeys(VERDICTS, "verdict")}.get(
            row["kind"], row["kind"]
        )
        key = json.dumps([group, about, row["value"] if row["kind"] in _MANY else "", row["author"]])
        last.pop(key, None)
        last[key] = Judgement(**{name: row[name] for name in Judgement._fields})
    return [judgement for judgement in last.values() if not judgement.withdrawn]
