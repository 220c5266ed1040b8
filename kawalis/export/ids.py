"""Stable ids: the same finding of the same text keeps its id, whatever else is found before it.

The record's own ids (``s1``, ``e2``) count in the order of the text, so one more finding moves all behind it. Exports
name a finding by the article, its part of the record and the characters it stands on. A library gives the same ids.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.model import Record, Span

LENGTH = 16  # hexadecimal digits
_STABLE = re.compile(r"[saetcnr]-[0-9a-f]{16}")


def digest(*parts: str) -> str:
    """Return the hash of some parts; their order counts."""
    text = "\x1f".join(parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


class Ids:
    """The exported ids of one record's findings, by the record's own ids.

    An actor goes by ``entity``: who it is in all reports, a known id, else the id that it has in its report
    (``actor``). The findings of a record under stable ids (:func:`stable`) keep them.
    """

    def __init__(self, record: Record) -> None:
        self.article = article = record.article.id
        self._of: dict[str, str] = {}
        self._actors: dict[str, str] = {}
        self._taken: set[str] = set()
        for a in record.actors:
            first = _place(a.mentions[0]) if a.mentions else ""
            found = self._free(a.id, "a", article, "actor", a.kind, a.kb or a.name_ar, first)
            self._actors[a.id] = found
            self._of[a.id] = a.kb or found
        for s in record.statements:
            spans = [*([s.cue] if s.cue else ()), *s.sources, *s.contents]
            self._of[s.id] = self._free(s.id, "s", article, "statement", s.layer, *map(_place, spans))
        for e in record.events:
            self._of[e.id] = self._free(e.id, "e", article, "event", str(e.type), _place(e.anchor))
        for t in record.times:
            self._of[t.id] = self._free(t.id, "t", article, "time", f"{t.start}-{t.end}")
        for r in record.anchored:
            self._of[r.id] = self._free(r.id, "r", article, "anchored", f"{r.start}-{r.end}")
        for n in record.names:
            self._of[n.id] = self._free(n.id, "n", article, "name", f"{n.start}-{n.end}")
        self.checks = tuple(
            self._free("", "c", article, "check", c.kind, *map(_place, c.spans), *map(self, c.about))
            for c in record.checks
        )

    def __call__(self, own: str) -> str:
        """Return the exported id of a finding; an id that the record does not hold stands for itself."""
        return self._of.get(own, own)

    def maybe(self, own: str | None) -> str | None:
        """Return the exported id, ``None`` for none."""
        return None if own is None else self(own)

    def actor(self, own: str) -> str:
        """Return the id that an actor has in its report."""
        return self._actors.get(own, own)

    def _free(self, own: str, part: str, *what: str) -> str:
        """Return an id; of two findings that stand on the same characters the later one's tells its number."""
        if _STABLE.fullmatch(own):
            return own
        wanted = found = f"{part}-{digest(*what)}"
        number = 1
        while found in self._taken:
            number += 1
            found = f"{part}-{digest(wanted, str(number))}"
        self._taken.add(found)
        return found


def stable(record: Record) -> Record:
    """Return the record with every id in it the exported one; an actor goes by that of its report."""
    ids = Ids(record)

    def one(own: str | None) -> str | None:
        return None if own is None else ids.actor(own) if own in actors else ids(own)

    def sure(own: str) -> str:
        return one(own) or own

    actors = {a.id for a in record.actors}
    return replace(
        record,
        actors=tuple(replace(a, id=sure(a.id)) for a in record.actors),
        names=tuple(replace(n, id=sure(n.id), actor=one(n.actor)) for n in record.names),
        times=tuple(replace(t, id=sure(t.id)) for t in record.times),
        statements=tuple(
            replace(
                s,
                id=sure(s.id),
                parent=one(s.parent),
                source=one(s.source),
                said_at=one(s.said_at),
                chain=tuple(replace(link, actor=sure(link.actor)) for link in s.chain),
            )
            for s in record.statements
        ),
        events=tuple(
            replace(
                e,
                id=sure(e.id),
                actors=tuple(map(sure, e.actors)),
                targets=tuple(map(sure, e.targets)),
                statement=one(e.statement),
                time=e.time and replace(e.time, time=one(e.time.time)),
            )
            for e in record.events
        ),
        anchored=tuple(
            replace(r, id=sure(r.id), event=one(r.event), time=one(r.time)) for r in record.anchored
        ),
        checks=tuple(replace(c, about=tuple(map(sure, c.about))) for c in record.checks),
    )


def _place(span: Span) -> str:
    return f"{span.start}-{span.end}"
