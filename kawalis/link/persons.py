"""Persons by name: full names, then surnames where only one fits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.role_states import out_of_office
from kawalis.knowledge.schema.name_words import NameWords
from kawalis.knowledge.titles import read_office
from kawalis.link.known import facts
from kawalis.link.registry import told_countries
from kawalis.link.transliterate import transliterate
from kawalis.text import ARTICLE, name_shadow

if TYPE_CHECKING:
    from kawalis.link.registry import Entry, Registry
    from kawalis.model import Mention

FULL = "full"
MANY = 50  # full names of one family that are compared


class PersonLinker:
    """Links the persons of one report; sees all its mentions first, for a headline names by surname alone."""

    def __init__(self, registry: Registry, mentions: tuple[Mention, ...]) -> None:
        self.registry = registry
        self._told = {
            c for m in mentions if m.form != "name" or m.kind != "person" for c in told_countries(m)
        }
        self.named: set[str] = set()
        self.unknown: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}
        for mention in mentions:
            if mention.form != "name" or mention.kind != "person":
                continue
            full = [c.kb for c in mention.candidates if c.reason == FULL]
            self.named.update(full)
            if not mention.candidates:
                self.unknown.setdefault(
                    name_shadow(self.registry.shown(mention)), self.registry.shown(mention)
                )
        self._families: dict[str, list[str]] = {}
        for key in self.unknown:
            if " " in key:
                self._families.setdefault(last_word(key), []).append(key)

    def link(self, mention: Mention) -> None:
        """Link one person's name, or leave it where two fit."""
        entry = self._known(mention) if mention.candidates else self._unknown(mention)
        if entry is None:
            return
        self.registry.link(mention, entry)
        self.registry.title(entry, mention.attributes, mention.span.start)
        office = read_office(mention.role) if mention.role else None
        if office:
            entry.holds(office, out_of_office(self.registry.states(mention)))

    def _known(self, mention: Mention) -> Entry | None:
        candidates = mention.candidates
        full = [c.kb for c in candidates if c.reason == FULL]
        if len(full) == 1:
            return self.registry.known(full[0])
        surname = last_word(mention.span.text)
        rivals = self._full(surname)
        here = [c.kb for c in candidates if c.kb in self.named]
        if len(here) == 1 and not rivals:
            return self.registry.known(here[0])
        if not here and len(rivals) == 1:
            return self._entry(rivals[0])
        if here or rivals or len(candidates) > 1:
            stated = [
                c.kb for c in candidates if mention.country and facts()[c.kb].country == mention.country
            ]
            return self.registry.known(stated[0]) if len(stated) == 1 and not rivals else None
        return self.registry.known(candidates[0].kb) if self._borne_out(mention) else None

    def _borne_out(self, mention: Mention) -> bool:
        """Whether a report that never gives the full name tells something else of whom a surname alone stands for.

        His state, a title before the name, or a surname of two words that opens with no given name: else it may be
        anybody's.
        """
        country = facts()[mention.candidates[0].kb].country
        words = name_shadow(mention.span.text).split()
        rare = len(words) > 1 and words[0] not in _given()
        return bool(country in self._told or mention.attributes or mention.role or rare)

    def _unknown(self, mention: Mention) -> Entry | None:
        key = name_shadow(self.registry.shown(mention))
        if " " in key:
            return self._entry(key)
        full = self._full(key.removeprefix(ARTICLE))
        known = [kb for kb in self.named if last_word(facts()[kb].name_ar) == key.removeprefix(ARTICLE)]
        if len(full) + len(known) > 1:
            return None
        if known:
            return self.registry.known(known[0])
        return self._entry(full[0] if full else key)

    def _full(self, surname: str) -> list[str]:
        """Return the unknown full names with a surname; a shorter form of a longer one is not told apart."""
        found = self._families.get(surname, [])[:MANY]
        return [key for key in found if not any(_extends(other, key) for other in found)]

    def _entry(self, key: str) -> Entry:
        longer = [k for k in self._families.get(last_word(key), [])[:MANY] if _extends(k, key)]
        key = longer[0] if len(longer) == 1 else key
        entry = self._entries.get(key)
        if entry is None:
            text = self.unknown[key]
            entry = self.registry.new("person", text, transliterate(text))
            self._entries[key] = entry
        return entry


@cache
def _given() -> frozenset[str]:
    return frozenset(name_shadow(w) for e in table(NameWords) if e.kind == "given" for w in e.words.split())


def last_word(text: str) -> str:
    """Return the folded last word of a name without article."""
    return name_shadow(text).split()[-1].removeprefix(ARTICLE)


def _extends(longer: str, shorter: str) -> bool:
    """Whether one name has the other's words, in order, and more (a middle name)."""
    rest = iter(longer.split())
    words = shorter.split()
    return len(words) > 1 and len(longer.split()) > len(words) and all(word in rest for word in words)
