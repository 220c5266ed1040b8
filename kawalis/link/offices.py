"""Offices without a name, and descriptions: the general, the minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.knowledge.titles import Office, read_office, titles_by_id
from kawalis.link.known import held, holder
from kawalis.link.things import code_of, english, link_thing, name_key
from kawalis.link.transliterate import transliterate

if TYPE_CHECKING:
    from kawalis.link.registry import Entry, Registry
    from kawalis.model import Mention

MILITARY = "MIL"


def link_office(registry: Registry, mention: Mention, day: str | None, home: str | None) -> None:
    """Link an office: whom the report has named as its holder, who held it that day, else the office itself.

    ``day`` is the day of the report, ``home`` the country of its outlet, for an office that states none.
    """
    office = read_office(mention.role or mention.span.text)
    entry = _named_holder(registry, mention, office) if office else None
    country = mention.country
    if entry is None and office and day:
        title = titles_by_id()[office.title]
        kb = holder(office, "" if title.code == "IGO" else country or home or "-", day)
        entry = registry.known(kb) if kb else None
    registry.link(mention, entry or _office_entry(registry, mention, office))


def link_description(registry: Registry, mention: Mention) -> None:
    """Link a description of somebody or some group named before."""
    if mention.kind != "person":
        _link_group(registry, mention)
        return
    fitting = [e for e in registry.entries if e.kind == "person" and e.mentions and _fits(e, mention)]
    if fitting:
        registry.link(mention, max(fitting, key=lambda e: e.mentions[-1].span.start))
        return
    offices = [e for e in registry.entries if e.kind == "office" and e.mentions and _fits(e, mention)]
    if offices:
        registry.link(mention, max(offices, key=lambda e: e.mentions[-1].span.start))
        return
    registry.link(mention, _office_entry(registry, mention, read_office(mention.span.text)))


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
    """Return the person (or office) of this report to whom the same office was given."""
    for entry in reversed(registry.entries):
        if mention.country and entry.country and mention.country != entry.country:
            continue
        if any(office.same_as(known) for known in entry.offices):
            return entry
        if (
            entry.kind == "person"
            and entry.kb
            and entry.mentions
            and held(entry.kb, office)
            and mention.country
        ):
            return entry
    return None


def _office_entry(registry: Registry, mention: Mention, office: Office | None) -> Entry:
    key = name_key(mention.span.text)
    for entry in registry.entries:
        same = office is not None and office in entry.offices and entry.country == mention.country
        if entry.kind == "office" and (key in entry.names or same):
            return entry
    entry = registry.new("office", mention.span.text, english(mention) or transliterate(mention.span.text))
    entry.names.add(key)
    entry.code = code_of(mention)
    entry.country = mention.country
    entry.titles.update(mention.attributes)
    if office:
        entry.offices.append(office)
    return entry


def _link_group(registry: Registry, mention: Mention) -> None:
    link_thing(registry, mention)
