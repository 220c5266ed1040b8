"""Offices without a name, and descriptions: the general, the minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.knowledge.titles import Office, read_office, titles_by_id
from kawalis.link.known import held, holder
from kawalis.link.things import code_of, english, link_thing, name_key

if TYPE_CHECKING:
    from kawalis.link.registry import Entry, Registry
    from kawalis.model import Mention

MILITARY = "MIL"


def link_office(registry: Registry, mention: Mention, day: str | None, home: str | None) -> None:
    """Link an office: whom the report has named as its holder, who held it that day, else the office itself.

    ``day`` is the day of the report, ``home`` the country of its outlet, for an office that states none.
    """
    office = read_office(registry.shown(mention))
    if office and not office.complement and titles_by_id()[office.title].kind == "head":
        link_description(registry, mention)  # "the Israeli minister" says no more than "the minister"
        return
    entry = _apposed(registry, mention)
    if entry and office and office not in entry.offices:
        entry.offices.append(office)
        entry.titles.update(mention.attributes)
    if entry is None and office:
        entry = _named_holder(registry, mention, office)
    country = mention.country
    if entry is None and office and day:
        title = titles_by_id()[office.title]
        kb = holder(office, "" if title.code == "IGO" else country or home or "-", day)
        entry = registry.known(kb) if kb else None
    registry.link(mention, entry or _office_entry(registry, mention, office))


def _apposed(registry: Registry, mention: Mention) -> Entry | None:
    """Return the person in apposition to whom an office stands: سهيل المزروعي وزير الطاقة.

    A surname alone could be a subject with the office its object; a country that differs rules it out.
    """
    entry = registry.before(mention)
    if entry is None or (mention.country and entry.country and mention.country != entry.country):
        return None
    last = max((m for m in entry.mentions if m.span.start < mention.span.start), key=lambda m: m.span.start)
    return entry if last.form == "office" or " " in last.span.text else None


def link_description(registry: Registry, mention: Mention) -> None:
    """Link a description of somebody or some group named before."""
    if mention.kind not in {"person", "office"}:
        link_thing(registry, mention)
        return
    for kind in ("person", "office"):
        fitting = [
            e for e in registry.entries if e.kind == kind and _before(e, mention) and _fits(e, mention)
        ]
        if fitting:
            registry.link(mention, min(fitting, key=lambda e: _distance(e, mention)))
            return
    registry.link(mention, _office_entry(registry, mention, read_office(registry.shown(mention))))


def _before(entry: Entry, mention: Mention) -> bool:
    """Whether an actor was mentioned before."""
    return any(m.span.start < mention.span.start for m in entry.mentions)


def _distance(entry: Entry, mention: Mention) -> tuple[int, int]:
    """Characters back to an actor's nearest mention, farther than any where all stand after."""
    back = [mention.span.start - m.span.start for m in entry.mentions if m.span.start < mention.span.start]
    ahead = [m.span.start - mention.span.start for m in entry.mentions if m.span.start >= mention.span.start]
    return (0, min(back)) if back else (1, min(ahead, default=0))


def _fits(entry: Entry, mention: Mention) -> bool:
    """Whether an earlier actor answers a description: title or rank, country, gender."""
    if mention.country and entry.country and mention.country != entry.country:
        return False
    if mention.gender and entry.gender and mention.gender != entry.gender:
        return False
    titles = set(mention.attributes)
    if titles & entry.titles:
        return True
    office = read_office(mention.span.text)
    if office and entry.kb and entry.kind == "person" and not office.complement:
        known = titles_by_id()[office.title]
        return known.kind == "rank" and (entry.code or "").endswith(MILITARY)
    return False


def _named_holder(registry: Registry, mention: Mention, office: Office) -> Entry | None:
    """Return the person of this report to whom the same office was given, the nearest before, else after."""
    fitting = []
    for entry in registry.entries:
        if not entry.mentions or (mention.country and mention.country != entry.country):
            continue
        same = any(office.same_as(known) for known in entry.offices)
        if not same and entry.kind == "person" and entry.kb and mention.country:
            same = held(entry.kb, office)
        if same:
            fitting.append(entry)
    persons = [entry for entry in fitting if entry.kind == "person"]
    return min(persons or fitting, key=lambda e: _distance(e, mention), default=None)


def _office_entry(registry: Registry, mention: Mention, office: Office | None) -> Entry:
    shown = registry.shown(mention)
    key = name_key(shown)
    for entry in registry.entries:
        same = office is not None and office in entry.offices and entry.country == mention.country
        if entry.kind == "office" and (key in entry.names or same):
            return entry
    entry = registry.new("office", shown, english(mention))
    entry.names.add(key)
    entry.code = code_of(mention)
    entry.country = mention.country
    entry.titles.update(mention.attributes)
    if office:
        entry.offices.append(office)
    return entry
