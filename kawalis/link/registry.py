"""The actors of one report while they are being gathered."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.knowledge.role_states import role_states
from kawalis.knowledge.titles import read_office
from kawalis.link.known import fact, facts
from kawalis.model import Actor
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kawalis.knowledge.titles import Office
    from kawalis.model import Mention


GAP = " \u00a0,\u060c"
NEAR = 40  # characters around an office that may say how it is held
PAIR = 2
REACH = 30  # titles looked at on either side
WIDEST_GAP = 2  # characters: a comma and a blank


@dataclass
class Entry:
    """One actor in the making. ``names`` are folded names, ``titles`` ids of titles that the text gave.

    ``offices`` are those held, ``out`` those that the text says are not, with their state (former, designate ...).
    """

    id: str
    kb: str | None
    kind: str
    name_ar: str
    name_en: str | None
    country: str | None = None
    code: str | None = None
    role: str | None = None
    role_state: tuple[str, ...] = ()
    gender: str = ""
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    offices: list[Office] = field(default_factory=list)
    out: list[tuple[str, Office]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def holds(self, office: Office, out: str) -> None:
        """Note an office that the text gives: held, or in the state ``out`` in which it is not."""
        if out and (out, office) not in self.out:
            self.out.append((out, office))
        elif not out and office not in self.offices:
            self.offices.append(office)

    def distance(self, at: int) -> tuple[int, int]:
        """Return how far back from offset ``at`` this was mentioned; farther than any where only after it."""
        i = bisect_left(self.starts, at)
        if i:
            return 0, at - self.starts[i - 1]
        return 1, (self.starts[0] - at if self.starts else 0)


def told_countries(mention: Mention) -> set[str]:
    """Return the country that a mention tells for certain: stated, or that of its only candidate."""
    known = {facts()[c.kb].country for c in mention.candidates if c.kb in facts()}
    return {c for c in ({mention.country} if mention.country else known) if c} if len(known) < PAIR else set()


class Registry:
    """Actors in the order in which they were introduced."""

    def __init__(self, text: str = "", mentions: Sequence[Mention] = ()) -> None:
        self.text = text
        self.countries = Counter(
            c for m in mentions for c in told_countries(m)
        )  # tells places of one name apart
        self.entries: list[Entry] = []
        self.links: dict[tuple[int, int], str] = {}
        self._by_id: dict[str, Entry] = {}
        self._counts: Counter[str] = Counter()
        self._keys: dict[tuple[str, str], Entry] = {}
        self._titled: dict[str, list[tuple[int, int, Entry]]] = {}
        self._ends: dict[int, tuple[Entry, Mention]] = {}
        self._persons: list[Entry] = []
        self.unnamed: list[Entry] = []

    def known(self, kb: str, name_ar: str | None = None) -> Entry:
        """Return the entry of a known actor, introduced if need be, under ``name_ar`` if that is given."""
        entry = self._by_id.get(kb)
        if entry is None:
            known = fact(kb)
            entry = self.add(
                Entry(
                    kb,
                    kb,
                    known.kind,
                    name_ar or known.name_ar,
                    known.name_en,
                    country=known.country,
                    code=known.code,
                )
            )
        return entry

    def new(self, kind: str, name_ar: str, name_en: str | None, *, prefix: str = "a") -> Entry:
        """Introduce an actor of this report alone; its id counts on from ``prefix``."""
        self._counts[prefix] += 1
        return self.add(Entry(f"{prefix}{self._counts[prefix]}", None, kind, name_ar, name_en))

    def keyed(self, kind: str, key: str) -> Entry | None:
        """Return the entry of this kind that was filed under ``key``."""
        return self._keys.get((kind, key))

    def file(self, entry: Entry, key: str, *, latest: bool = False) -> None:
        """File an entry under a key of its kind; the first one keeps it, or the ``latest`` takes it."""
        if latest:
            self._keys[entry.kind, key] = entry
        self._keys.setdefault((entry.kind, key), entry)

    def title(self, entry: Entry, titles: Iterable[str], at: int) -> None:
        """Note that the text gives an entry these titles at offset ``at``."""
        for title in titles:
            entry.titles.add(title)
            insort(self._titled.setdefault(title, []), (at, len(self._titled[title]), entry))

    def near(self, title: str, at: int) -> list[Entry]:
        """Return the entries to which a title was given around offset ``at``, each once."""
        given = self._titled.get(title, [])
        i = bisect_left(given, (at,))
        return list({e.id: e for _, _, e in given[max(0, i - REACH) : i + REACH]}.values())

    @property
    def introduced(self) -> list[Entry]:
        """Known persons so far."""
        return self._persons

    def add(self, entry: Entry) -> Entry:
        """Take in an entry."""
        self.entries.append(entry)
        if entry.kind == "person" and entry.kb:
            self._persons.append(entry)
        if entry.kind == "anonymous":
            self.unnamed.append(entry)
        self._by_id[entry.id] = entry
        return entry

    def find(self, actor_id: str) -> Entry | None:
        """Return an entry by its id."""
        return self._by_id.get(actor_id)

    def before(self, mention: Mention) -> tuple[Entry, Mention] | None:
        """Return the person, and the mention of it, that ends right before a mention; a comma may stand between."""
        end = mention.full.start
        while end > 0 and self.text[end - 1] in GAP:
            end -= 1
        near = 0 < mention.full.start - end <= WIDEST_GAP
        return self._ends.get(end) if near else None

    def shown(self, mention: Mention) -> str:
        """Return a mention's words with the article whole where a lam is fused with it (للحكومة: الحكومة)."""
        start, words = mention.span.start, mention.span.text
        lam = ARTICLE[1]
        fused = mention.definite and words.startswith(lam) and self.text[start - 1 : start] == lam
        return ARTICLE[0] + words if fused else words

    def link(self, mention: Mention, entry: Entry) -> None:
        """Say that a mention stands for an entry, and learn what the mention tells."""
        self.links[mention.span.start, mention.span.end] = entry.id
        entry.mentions.append(mention)
        insort(entry.starts, mention.span.start)
        if entry.kind == "person":
            self._ends[mention.span.end] = (entry, mention)
        entry.gender = entry.gender or mention.gender
        entry.country = entry.country or mention.country
        if mention.form in {"name", "office"} and mention.role and entry.kind in {"person", "office"}:
            self._role(entry, mention)

    def states(self, mention: Mention) -> tuple[str, ...]:
        """Return how the office that a mention tells of is held, by its words and those around it."""
        full = mention.full
        words = mention.role or mention.span.text
        return role_states(
            words,
            before=self.text[max(0, full.start - NEAR) : full.start],
            after=self.text[full.end : full.end + NEAR],
        )

    def _role(self, entry: Entry, mention: Mention) -> None:
        """Keep the first role told; one of the same office that says how it is held stands for one that does not."""
        states = self.states(mention)
        if entry.role and (entry.role_state or not states):
            return
        if entry.role:
            told, known = read_office(mention.role or ""), read_office(entry.role)
            if told is None or known is None or not told.same_as(known):
                return
        entry.role, entry.role_state = mention.role, states

    def actors(self) -> tuple[Actor, ...]:
        """Return the finished actors: the report's own outlet, then by their first mention."""
        order = sorted(self.entries[1:], key=lambda e: min(e.starts, default=0))
        return tuple(
            Actor(
                id=e.id,
                kb=e.kb,
                kind=e.kind,
                name_ar=e.name_ar,
                name_en=e.name_en,
                role=e.role,
                country=e.country,
                code=e.code,
                mentions=tuple(sorted({m.full for m in e.mentions})),
                role_state=e.role_state,
            )
            for e in (*self.entries[:1], *order)
        )
