"""What the views share: names, chains and their weakest link, nested statements, days. No layout."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.wording import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.knowledge.wording import Words
    from kawalis.model import Actor, Check, Event, Record, Statement

CLASH, NOTE = "clash", "note"
AGREEMENT = "_agreement"  # ends the kind of a check that found nothing wrong


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain as shown: ``link`` tells how its word reached the link before it.

    ``weak`` is the reason why it is the chain's weakest, else "".
    """

    actor: str
    name: str
    kind: str
    link: str
    weak: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A statement, the part of its chain that its parent does not show, and what is told within it."""

    statement: Statement
    steps: tuple[Step, ...]
    children: tuple[Node, ...]


def grouped(nodes: Iterable[Node]) -> list[tuple[tuple[Step, ...], list[Node]]]:
    """Return runs of neighbouring statements that share a chain."""
    return [(steps, list(group)) for steps, group in groupby(nodes, key=lambda n: n.steps)]


class Reading:
    """A record seen in one language."""

    def __init__(self, record: Record, words: Words) -> None:
        self.record = record
        self.words = words
        self.actors: dict[str, Actor] = {actor.id: actor for actor in record.actors}

    def name(self, actor: str) -> str:
        """Name an actor in the reader's language, in the report's own words where no known name is there.

        A name that was only transliterated says less than the Arabic one.
        """
        found = self.actors.get(actor)
        if found is None:
            return actor
        if found.kind == "outlet" and found.name_ar == message("link.this_outlet").ar:
            return self.words("link.this_outlet")
        if self.words.language == "en" and found.name_en and found.kb:
            return found.name_en
        return found.name_ar

    def names(self, actors: tuple[str, ...]) -> list[str]:
        """Name several actors."""
        return [self.name(actor) for actor in actors]

    @cached_property
    def _countries(self) -> dict[str, str]:
        arabic = self.words.language == "ar"
        return {c.code: (c.names.ar if arabic else c.names.en)[0] for c in table(Country)}

    def country(self, code: str | None) -> str:
        """Name a country by its ISO 3166-1 alpha-3 code; an unknown code stands for itself."""
        return self._countries.get(code, code) if code else ""

    def steps(self, statement: Statement) -> tuple[Step, ...]:
        """Return the chain from the outlet inwards, its weakest link marked."""
        weakest, reason = self.weakest(statement)
        return tuple(
            Step(
                link.actor,
                self.name(link.actor),
                self.actors[link.actor].kind if link.actor in self.actors else "",
                link.link,
                reason if i == weakest else "",
            )
            for i, link in enumerate(statement.chain)
        )

    def weakest(self, statement: Statement) -> tuple[int, str]:
        """Return the index of the chain's weakest link and why it is weak; (-1, "") where none is.

        An unnamed source is weaker than nobody in particular, that than a source left unsaid, and that than a
        link of which the report does not say how the word came.
        """
        chain = statement.chain
        kinds = [self.actors[link.actor].kind if link.actor in self.actors else "" for link in chain]
        last = len(chain) - 1
        if "anonymous" in kinds:
            return kinds.index("anonymous"), "anonymous"
        if statement.source_type in {"anonymous", "collective", "implicit"} and last >= 0:
            return last, statement.source_type
        # what an outlet publishes is there for all to see
        # between two who pass a word on; that a source "said" it is plain, not weak
        unsaid = [i for i in range(1, last) if chain[i].link == "unspecified"]
        return (unsaid[0], "unspecified") if unsaid else (-1, "")

    @cached_property
    def statements(self) -> tuple[Node, ...]:
        """The statements as trees, in the order of the record; one whose parent is missing stands alone."""
        known = {s.id for s in self.record.statements}
        inside: dict[str | None, list[Statement]] = {}
        for s in self.record.statements:
            inside.setdefault(s.parent if s.parent in known and s.parent != s.id else None, []).append(s)
        seen: set[str] = set()

        def node(statement: Statement, shown: tuple[str, ...]) -> Node:
            seen.add(statement.id)
            steps = self.steps(statement)
            actors = tuple(step.actor for step in steps)
            fresh = steps[len(shown) :] if actors[: len(shown)] == shown else steps
            children = tuple(node(s, actors) for s in inside.get(statement.id, ()) if s.id not in seen)
            return Node(statement, fresh, children)

        return tuple(node(s, ()) for s in inside.get(None, ()))

    @cached_property
    def events(self) -> list[Event]:
        """The events by their first day, undated ones last, else in the order of the text."""
        return sorted(self.record.events, key=lambda e: (e.time is None or e.time.begin is None, _begin(e)))

    @cached_property
    def checks(self) -> list[Check]:
        """What does not add up, clashes first."""
        found = [c for c in self.record.checks if c.severity != NOTE]
        return sorted(found, key=lambda c: c.severity != CLASH)

    @cached_property
    def remarks(self) -> list[Check]:
        """What is worth knowing and contradicts nothing."""
        return [c for c in self.record.checks if c.severity == NOTE and not c.kind.endswith(AGREEMENT)]

    @cached_property
    def holds(self) -> list[Check]:
        """What was checked and holds."""
        return [c for c in self.record.checks if c.severity == NOTE and c.kind.endswith(AGREEMENT)]

    def words_behind(self, check: Check) -> list[str]:
        """Return the words that a check rests on, each once, less those that its message quotes."""
        said = self.words.of(check.message)
        return [text for text in dict.fromkeys(span.text for span in check.spans) if text not in said]

    @property
    def clues(self) -> tuple[str, ...]:
        """Say why the day of publication is what it is, in the reader's language where it is told in it."""
        published = self.record.article.published
        arabic = self.words.language == "ar" and len(published.why_ar) == len(published.why)
        return published.why_ar if arabic else published.why

    @property
    def outlet(self) -> str:
        """Name the outlet: the given one, else the one that the chains begin with; "" where none is told."""
        article = self.record.article
        if article.outlet:
            return article.outlet
        first = next((s.chain[0].actor for s in self.record.statements if s.chain), "")
        name = self.name(first) if first in self.actors and self.actors[first].kind == "outlet" else ""
        return "" if name == self.words("link.this_outlet") else name

    def marks(self, statement: Statement) -> list[str]:
        """Say what is not plain about a statement: negated, uncertain, demanded, quoted in part."""
        words = self.words
        said = []
        if statement.polarity == "-":
            said.append(words.term("polarity", "-"))
        if statement.certainty != "certain":
            said.append(words.term("certainty", statement.certainty))
        if statement.mode != "asserted":
            said.append(words.term("mode", statement.mode))
        if statement.directness != "indirect":
            said.append(words.term("directness", statement.directness))
        return list(dict.fromkeys(said))

    def kind_of(self, event: Event) -> str:
        """Name an event's type, and its mode where it has one."""
        mode = self.words.term("event_mode", event.mode)
        kind = self.words.term("type", event.type) if event.type else mode or self.words.term("type", "other")
        return f"{kind} · {mode}" if mode and mode != kind else kind

    def when(self, event: Event) -> str:
        """Say an event's days, "" where nothing dates it."""
        return self.days(event.time.begin, event.time.until) if event.time else ""

    def days(self, begin: str | None, until: str | None) -> str:
        """Say an interval of ISO 8601 days, as short as it can be: a whole month or year is its prefix.

        Times of day are left out: the text beside it has them.
        """
        begin, until = begin and begin[:10], until and until[:10]
        if begin and until:
            return _whole(begin, until) or self.words("view.between", begin=begin, until=until)
        if begin:
            return self.words("view.since", begin=begin)
        return self.words("view.until", until=until) if until else ""

    def where(self, event: Event) -> str:
        """Name an event's place, "" where none is told."""
        if event.place is None:
            return ""
        if self.words.language == "en" and event.place.name_en:
            return event.place.name_en
        return event.place.span.text


def _begin(event: Event) -> str:
    return (event.time.begin or "") if event.time else ""


def _whole(begin: str, until: str) -> str:
    if begin == until:
        return begin
    if begin[5:] == "01-01" and until == f"{begin[:4]}-12-31":
        return begin[:4]
    if begin[8:] == "01" and begin[:7] == until[:7] and begin[:4].isdigit() and begin[5:7].isdigit():
        last = calendar.monthrange(int(begin[:4]), int(begin[5:7]))[1]
        return begin[:7] if until[8:] == str(last) else ""
    return ""
