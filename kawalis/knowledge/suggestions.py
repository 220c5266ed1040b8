"""Names that recur across records and that no file knows: gathered, and put together where only one fits.

A full name is a person's, written in two words at least; a surname alone gathers nobody. Spellings of one name fall
together, a name with a middle name takes the one without where no other could.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.text import ARTICLE, count_arabic, name_shadow

if TYPE_CHECKING:
    from kawalis.model import Record, Span
    from kawalis.model.record import Actor

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
KINDS = ("person", "organisation")
QUOTES = 3  # mentions of one report that are quoted
FULL = 2  # words of a full name


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one report says of somebody: its id, title and day, the names, the role and the words that said it."""

    article: str
    title: str
    day: str | None
    names: tuple[str, ...]
    alone: tuple[str, ...]  # one word of the name
    role: str | None
    role_state: tuple[str, ...]
    country: str | None
    spans: tuple[Span, ...]


@dataclass
class Group:
    """Somebody, or some body, in the making. ``rivals`` are names that it might be short for, ``like`` ids of ours."""

    kind: str
    key: str
    seen: list[Sighting] = field(default_factory=list)
    rivals: list[str] = field(default_factory=list)
    like: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The spellings: the one with the most words first, then the most usual."""
        counts = Counter(name for seen in self.seen for name in seen.names)
        order = sorted(counts, key=lambda name: (-counts[name], name))
        fullest = max(len(name.split()) for name in order)
        return sorted(order, key=lambda name: len(name.split()) != fullest)

    @property
    def countries(self) -> list[str]:
        """The states that reports say, each once."""
        return sorted({seen.country for seen in self.seen if seen.country})

    @property
    def reports(self) -> int:
        """How many reports name it."""
        return len({seen.article for seen in self.seen})


@dataclass
class Gathering:
    """Sightings of records, one after the other; ``skipped`` counts what was not taken, under a code."""

    reports: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    _groups: dict[tuple[str, str], Group] = field(default_factory=dict)
    _articles: set[str] = field(default_factory=set)

    def add(self, record: Record) -> None:
        """Take in what a record says of whoever is not in the files; a text that was there counts once."""
        if record.article.id in self._articles:
            self.skipped["repeated_report"] += 1
            return
        self._articles.add(record.article.id)
        self.reports += 1
        for actor in record.actors:
            if actor.kind in KINDS and actor.kb is None:
                self._see(record, actor)

    def _see(self, record: Record, actor: Actor) -> None:
        said = [_shown(name.text) for name in record.names if name.actor == actor.id]
        named = [name for name in said if count_arabic(name) and not _LATIN.search(name)]
        if said and not named:
            self.skipped["not_arabic"] += 1
            return
        person = actor.kind == "person"
        full = [name for name in named if not person or len(name.split()) >= FULL]
        if not full:
            self.skipped["one_word" if named else "not_named"] += 1
            return
        alone = [name for name in named if name not in full]
        fullest = max(full, key=lambda name: len(name.split()))
        spans = sorted(actor.mentions, key=lambda span: (fullest not in _shown(span.text), span.start))
        key = name_key(fullest)
        if not key:
            return
        self._groups.setdefault((actor.kind, key), Group(actor.kind, key)).seen.append(
            Sighting(
                record.article.id,
                _shown(record.article.title),
                record.article.published.value,
                tuple(dict.fromkeys(full)),
                tuple(dict.fromkeys(alone)),
                actor.role,
                actor.role_state,
                actor.country,
                tuple(sorted(spans[:QUOTES])),
            )
        )

    def groups(self, least: int) -> list[Group]:
        """Return who recurs in ``least`` reports and is in no file, by kind and name."""
        ours, relatives = _ours(), _relatives()
        found = []
        for group in self._merged():
            if (group.kind, group.key) in ours:
                self.skipped["in_files"] += 1
            elif group.reports < least:
                self.skipped["too_few_reports"] += 1
            else:
                if group.kind == "person":
                    words = _words(group.names[0])
                    near = relatives.get(words[-1], ())
                    like = (kb for kb, other in near if extends(other, words) or extends(words, other))
                    group.like = sorted(set(like))
                found.append(group)
        return sorted(found, key=lambda group: (KINDS.index(group.kind), group.key))

    def _merged(self) -> list[Group]:
        """Put each shorter name to the one name that extends it, if that is the only one and no state differs."""
        families: dict[str, list[Group]] = defaultdict(list)
        for group in self._groups.values():
            if group.kind == "person":
                families[_words(group.names[0])[-1]].append(group)
        out = [g for group in self._groups.values() if group.kind != "person" for g in _by_state(group)]
        for family in families.values():
            words = {group.key: _words(group.names[0]) for group in family}
            longer = {
                group.key: [other for other in family if extends(words[other.key], words[group.key])]
                for group in family
            }
            made = {group.key: Group("person", group.key, list(group.seen)) for group in family}
            for group in sorted(family, key=lambda group: len(words[group.key])):
                tops = [other for other in longer[group.key] if not longer[other.key]]
                if not tops:
                    continue
                states = {c for g in (group, *tops) for c in made[g.key].countries}
                if len(tops) == 1 and len(states) < FULL:
                    made[tops[0].key].seen += made.pop(group.key).seen
                else:
                    made[group.key].rivals = sorted(other.names[0] for other in tops)
                    self.skipped["not_merged"] += 1
            out += made.values()
        return out


def _by_state(body: Group) -> list[Group]:
    """Part a body's sightings by state: each has its ministry. Without a state they go along where there is one."""
    states = body.countries
    if len(states) < FULL:
        return [body]
    parted = [
        Group(body.kind, body.key, [seen for seen in body.seen if seen.country == state])
        for state in (*states, None)
    ]
    return [group for group in parted if group.seen]


def name_key(name: str) -> str:
    """Return what all spellings of a name share: no blanks, no article on its last word, one shadow."""
    words = name_shadow(name).split()
    return "".join((*words[:-1], words[-1].removeprefix(ARTICLE))) if words else ""


def extends(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether one name is another with middle names: its first and last word, and more between them."""
    if len(shorter) < FULL or len(longer) <= len(shorter):
        return False
    if longer[0] != shorter[0] or longer[-1] != shorter[-1]:
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _words(name: str) -> tuple[str, ...]:
    words = name_shadow(name).split()
    return (*words[:-1], words[-1].removeprefix(ARTICLE))


def _ours() -> frozenset[tuple[str, str]]:
    """Return kind and key of every name in the files, a user's included."""
    return frozenset(
        ("person" if actor.kind == "person" else "organisation", name_key(name))
        for actor in table(KnownActor)
        for name in (*actor.names.ar, *actor.variants)
    )


def _relatives() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the last word of our persons' names -> their ids and the words of the name."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for actor in table(KnownActor):
        if actor.kind == "person":
            for name in dict.fromkeys((*actor.names.ar, *actor.variants)):
                found[_words(name)[-1]].append((actor.id, _words(name)))
    return found


def _shown(text: str) -> str:
    """Return a name on one line with single blanks."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
