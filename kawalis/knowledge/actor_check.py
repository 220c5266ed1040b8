"""What is wrong, and what is doubtful, in a folder of actor files: everything, not the first fault alone.

Faults keep a folder from being read: the schema, dangling ids, ids that are taken, dates that cannot be. Doubts do
not: two actors of one name at one time, two holders of one office on one day, a title that reads as no office.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kawalis.knowledge import table
from kawalis.knowledge.actor_folder import FILES, files, known_actors, known_titles, read, strange
from kawalis.knowledge.actor_rules import KNOWN_UNTIL
from kawalis.knowledge.build import DATA, Source
from kawalis.knowledge.overlay import using
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.tables import TABLES
from kawalis.knowledge.titles import Office, read_office
from kawalis.knowledge.wording import message
from kawalis.model import DataError, Message
from kawalis.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_At = tuple[int, tuple[str | int, ...]]
FIRST, LAST = "0000", "9999"  # edges that nobody told
CROWD = 20  # actors of one name that are compared


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at a line of a file. ``code`` is fault, same_name, two_holders or no_office."""

    code: str
    file: str
    line: int
    words: Message

    @property
    def grave(self) -> bool:
        """Whether the folder cannot be read because of it."""
        return self.code == "fault"


@dataclass(frozen=True, slots=True)
class Report:
    """How many actors were read, and what was found, by file and line."""

    actors: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A time that somebody held a name or an office; ``at`` is the row and key in the user's files, if it is there."""

    id: str
    start: str
    end: str
    at: _At | None

    def overlaps(self, other: _Held) -> bool:
        """Whether both are surely told to hold on one day; a change within one month or year is none."""
        return _after(other.end, self.start) and _after(self.end, other.start)


def check_folder(root: Path) -> Report:
    """Check a user's folder. Raises :class:`kawalis.model.InputError` where there is none."""
    faults: list[DataError] = []
    for path in files(root):
        try:
            read(root, path.relative_to(root).as_posix())
        except DataError as error:
            faults.append(error)
    if faults:  # what follows needs every file sound
        return Report(0, tuple(_fault(error) for error in faults))
    try:
        source = read(root, FILES)
    except DataError as error:  # one id in two files
        return Report(0, (_fault(error),))
    ids = known_actors() | {str(row["id"]) for row in source.raw}
    for i, row in enumerate(source.rows):
        faults += [source.error(i, key, reason) for key, reason in strange(row)]
    faults += source.dangling({"titles": set(known_titles()), "actors": ids})
    with using(None):
        others = [actor for actor in table(KnownActor) if actor.id not in {row["id"] for row in source.raw}]
    findings = [_fault(error) for error in faults] + list(_doubts(source, others))
    return Report(len(source.rows), _sorted(findings))


def check_ours() -> Report:
    """Check the files that come with the program."""
    try:
        source = Source(TABLES["actors"], DATA)
    except DataError as error:
        return Report(0, (_fault(error),))
    ids = {str(row["id"]) for row in source.raw}
    faults = source.dangling({"titles": set(known_titles()), "actors": ids})
    findings = [_fault(error) for error in faults] + list(_doubts(source, ()))
    return Report(len(source.rows), _sorted(findings))


def _doubts(source: Source, others: Iterable[KnownActor]) -> Iterator[Finding]:
    rows: list[Any] = source.rows
    names: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    offices: dict[tuple[Office, str], list[_Held]] = defaultdict(list)
    for i, actor in [*enumerate(rows), *((None, other) for other in others)]:
        start, end = _life(actor)
        for name in {fold(name) for name in (*actor.names.ar, *actor.variants)}:
            at: _At | None = None if i is None else (i, ("names", "ar"))
            names[actor.kind, name].append(_Held(actor.id, start, end, at))
        for j, role in enumerate(actor.roles):
            office = read_office(role.title_ar)
            if office is None and i is not None:
                yield _finding(source, "no_office", (i, ("roles", j, "title_ar")), title=role.title_ar)
            country = role.country or actor.country
            if office and role.start and country and not role.approximate:
                at = None if i is None else (i, ("roles", j))
                held = _Held(actor.id, role.start, role.end or max(KNOWN_UNTIL, role.start), at)
                offices[office, country].append(held)
    for code, groups in (("same_name", names), ("two_holders", offices)):
        told = set()
        for group in groups.values():
            for one, other in combinations(group[:CROWD], 2):
                later, first = (other, one) if other.at else (one, other)
                pair = (later.id, first.id)
                if later.at and later.id != first.id and one.overlaps(other) and pair not in told:
                    told.add(pair)
                    yield _finding(source, code, later.at, other=first.id)


def _life(actor: Any) -> tuple[str, str]:
    """Return the first and last date that the roles and affiliations tell; unknown edges are as wide as can be."""
    held = [*actor.roles, *actor.affiliations]
    return min((h.start or FIRST for h in held), default=FIRST), max(
        (h.end or LAST for h in held), default=LAST
    )


def _after(end: str, start: str) -> bool:
    width = min(len(end), len(start))
    return end[:width] > start[:width]


def _finding(source: Source, code: str, at: _At, **fields: object) -> Finding:
    place = source.error(*at, "")
    return Finding(code, place.file, place.line, message(f"actors.{code}", **fields))


def _fault(error: DataError) -> Finding:
    return Finding("fault", error.file, error.line, Message(ar=error.reason, en=error.reason))


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.file, f.line, f.code)))
