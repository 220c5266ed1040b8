"""The actors of one report while they are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.link.known import facts
from kawalis.model import Actor
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.knowledge.titles import Office
    from kawalis.model import Mention


GAP = " \u00a0,\u060c"
WIDEST_GAP = 2  # characters: a comma and a blank


@dataclass
class Entry:
    """One actor in the making. ``names`` are folded names, ``titles`` ids of titles that the text gave."""

    id: str
    kb: str | None
    kind: str
    name_ar: str
    name_en: str | None
    country: str | None = None
    code: str | None = None
    role: str | None = None
    gender: str = ""
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    offices: list[Office] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


class Registry:
    """Actors in the order in which they were introduced."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.entries: list[Entry] = []
        self.links: dict[tuple[int, int], str] = {}
        self._by_id: dict[str, Entry] = {}
        self._count = 0
        self._ends: dict[int, Entry] = {}

    def known(self, kb: str) -> Entry:
        """Return the entry of a known actor, introduced if need be."""
        entry = self._by_id.get(kb)
        if entry is None:
            fact = facts()[kb]
            entry = self.add(
                Entry(kb, kb, fact.kind, fact.name_ar, fact.name_en, country=fact.country, code=fact.code)
            )
        return entry

    def new(self, kind: str, name_ar: str, name_en: str | None, *, prefix: str = "a") -> Entry:
        """Introduce an actor of this report alone; its id counts on from ``prefix``."""
        self._count += 1
        number = self._count if prefix == "a" else 1 + sum(e.id.startswith(prefix) for e in self.entries)
        return self.add(Entry(f"{prefix}{number}", None, kind, name_ar, name_en))

    def add(self, entry: Entry) -> Entry:
        """Take in an entry."""
        self.entries.append(entry)
        self._by_id[entry.id] = entry
        return entry

    def find(self, actor_id: str) -> Entry | None:
        """Return an entry by its id."""
        return self._by_id.get(actor_id)

    def before(self, mention: Mention) -> Entry | None:
        """Return the person whose name or apposed office ends right before a mention (a comma may stand between)."""
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
        if entry.kind == "person":
            self._ends[mention.span.end] = entry
        entry.gender = entry.gender or mention.gender
        entry.country = entry.country or mention.country
        if mention.form in {"name", "office"} and mention.role and entry.kind in {"person", "office"}:
            entry.role = entry.role or mention.role

    def actors(self) -> tuple[Actor, ...]:
        """Return the finished actors: the report's own outlet, then by their first mention."""
        order = sorted(self.entries[1:], key=lambda e: min((m.full.start for m in e.mentions), default=0))
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
            )
            for e in (*self.entries[:1], *order)
        )
