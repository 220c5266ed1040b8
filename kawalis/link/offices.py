"""Offices without a name, and descriptions: the general, the minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.knowledge.role_states import out_of_office, says_out
from kawalis.knowledge.titles import Office, read_office, titles_by_id
from kawalis.link.known import held, holder, left
from kawalis.link.things import code_of, english, link_thing, name_key

if TYPE_CHECKING:
    from kawalis.link.registry import Entry, Registry
    from kawalis.model import Mention

MILITARY = "MIL"


def link_office(registry: Registry, mention: Mention, day: str | None, home: str | None) -> None:
    """Link an office: whom the report has named as its holder, who held it that day, else the office itself.

    ``day`` is the day of the report, ``home`` the country of its outlet, for an office that states none.
    """
    country = mention.country
    office = read_office(registry.shown(mention))
    out = out_of_office(registry.states(mention))
    entry = _apposed(registry, mention)
    if entry and office and office not in entry.offices and (out, office) not in entry.out:
        entry.holds(office, out)
        registry.title(entry, mention.attributes, mention.span.start)
    if entry is None and office:
        entry = _named_holder(registry, mention, office, day, out)
    if entry is None and office and not out and not office.complement and _head_alone(mention):
        entry = _described(registry, mention)  # "the Israeli minister" says no more than "the minister"
    if entry is None and office and day and not out and not says_out(mention.full.text):
        title = titles_by_id()[office.title]
        kb = holder(office, "" if title.code == "IGO" else country or home or "-", day)
        entry = registry.known(kb) if kb else None
    registry.link(mention, entry or _office_entry(registry, mention, office))


def _head_alone(mention: Mention) -> bool:
    """Whether no title of a mention is a whole office of its own."""
    kinds = {titles_by_id()[title].kind for title in mention.attributes}
    return "office" not in kinds


def _apposed(registry: Registry, mention: Mention) -> Entry | None:
    """Return the person in apposition to whom an office stands: سهيل المزروعي وزير الطاقة.

    A surname alone could be a subject with the office its object; a country that differs rules it out.
    """
    found = registry.before(mention)
    if found is None:
        return None
    entry, last = found
    if mention.country and entry.country and mention.country != entry.country:
        return None
    return entry if last.form == "office" or " " in last.span.text else None


def link_description(registry: Registry, mention: Mention) -> None:
    """Link a description of somebody or some group named before."""
    if mention.kind not in {"person", "office"}:
        link_thing(registry, mention)
        return
    entry = _described(registry, mention)
    if entry is None:
        entry = _office_entry(registry, mention, read_office(registry.shown(mention)))
    registry.link(mention, entry)


def _described(registry: Registry, mention: Mention) -> Entry | None:
    """Return the nearest person before (else office) whom a description fits."""
    at = mention.span.start
    near = {e.id: e for title in mention.attributes for e in registry.near(title, at)}
    near.update({e.id: e for e in registry.introduced})
    for kind in ("person", "office"):
        fitting = [
            e for e in near.values() if e.kind == kind and e.starts and e.starts[0] < at and _fits(e, mention)
        ]
        if fitting:
            return min(fitting, key=lambda e: e.distance(at))
    return None


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


def _named_holder(
    registry: Registry, mention: Mention, office: Office, day: str | None, out: str
) -> Entry | None:
    """Return the person of this report to whom the same office was given, the nearest before, else after.

    Who is told to be out of an office (``out``) takes it only where it is told in that state again.
    """
    near = {e.id: e for title in mention.attributes for e in registry.near(title, mention.span.start)}
    fitting = []
    for entry in (*near.values(), *(e for e in registry.introduced if e.id not in near)):
        if not entry.mentions or (mention.country and mention.country != entry.country):
            continue
        told = [known for state, known in entry.out if state == out] if out else entry.offices
        same = any(office.same_as(known) for known in told)
        gone = any(office.same_as(known) for _, known in entry.out)
        if not same and not out and not gone and entry.kind == "person" and entry.kb and mention.country:
            same = held(entry.kb, office) and not (day and left(entry.kb, office, day))
        if same:
            fitting.append(entry)
    persons = [entry for entry in fitting if entry.kind == "person"]
    return min(persons or fitting, key=lambda e: e.distance(mention.span.start), default=None)


def _office_entry(registry: Registry, mention: Mention, office: Office | None) -> Entry:
    shown = registry.shown(mention)
    out = out_of_office(registry.states(mention))
    key = f"{name_key(shown)} {out}".strip()
    country = mention.country or ""
    entry = registry.keyed("office", key) or (
        registry.keyed("office", f"{office} {out} {country}") if office else None
    )
    if entry:
        return entry
    entry = registry.new("office", shown, english(mention))
    registry.file(entry, key)
    entry.code = code_of(mention)
    entry.country = mention.country
    registry.title(entry, mention.attributes, mention.span.start)
    if office:
        entry.holds(office, out)
        registry.file(entry, f"{office} {out} {country}")
    return entry
