"""Facts about known actors, by id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kawalis.knowledge import table
from kawalis.knowledge.actor_rules import KNOWN_UNTIL
from kawalis.knowledge.cities import city
from kawalis.knowledge.overlay import per_overlay
from kawalis.knowledge.schema.actors import KnownActor, Role
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.knowledge.schema.places import KnownPlace
from kawalis.knowledge.titles import Office, read_office
from kawalis.text import fold


@dataclass(frozen=True, slots=True)
class Facts:
    """What the record shows of a known actor."""

    kb: str
    kind: str
    name_ar: str
    name_en: str | None
    country: str | None
    code: str | None


_SHORT_LABEL = 4  # letters: shorter ones (www, bbc, news) name too much


@per_overlay
def facts() -> dict[str, Facts]:
    """Return what is known under every id: actors, outlets, countries, places."""
    found: dict[str, Facts] = {}
    for a in table(KnownActor):
        found[a.id] = Facts(a.id, a.kind, a.names.ar[0], _first(a.names.en), a.country, a.code or a.country)
    for o in table(Outlet):
        code = f"{o.country}MED" if o.country else None
        found[o.id] = Facts(o.id, "outlet", o.names.ar[0], _first(o.names.en), o.country, code)
    for c in table(Country):
        found[c.id] = Facts(c.id, "country", c.names.ar[0], _first(c.names.en), c.code, c.code)
    for p in table(KnownPlace):
        found[p.id] = Facts(p.id, "place", p.names.ar[0], _first(p.names.en), p.country, p.country)
    return found


def fact(kb: str) -> Facts:
    """Return what is known under an id, one of a city of GeoNames included. Raises ``KeyError`` for an unknown one."""
    found = city(kb)
    if found is None:
        return facts()[kb]
    return Facts(kb, "place", found.name_ar, found.name_en, found.country, found.country)


def _first(names: list[str]) -> str | None:
    return names[0] if names else None


@per_overlay
def holders() -> tuple[tuple[Office, str, str, Role], ...]:
    """Return (office, country, actor id, role) for every dated role of a person."""
    out = []
    for actor in table(KnownActor):
        for role in actor.roles:
            office = read_office(role.title_ar)
            if office:
                out.append((office, role.country or actor.country or "", actor.id, role))
    return tuple(out)


def holder(office: Office, country: str, day: str) -> str | None:
    """Return who held an office on an ISO day, or ``None`` where nobody or more than one did by the files."""
    posts = _by_office().get((office.title, country), [])
    found = {kb for known, kb, role in posts if known.same_as(office) and _held(role, day)}
    return found.pop() if len(found) == 1 else None


def held(kb: str, office: Office) -> bool:
    """Whether a known person ever held an office."""
    return any(known.same_as(office) for known, _ in _offices_of().get(kb, ()))


def left(kb: str, office: Office, day: str) -> bool:
    """Whether a known person surely left an office, each time that he held it, before an ISO day."""
    roles = [role for known, role in _offices_of().get(kb, ()) if known.same_as(office)]
    return bool(roles) and all(role.end is not None and role.end < day[: len(role.end)] for role in roles)


@per_overlay
def _offices_of() -> dict[str, list[tuple[Office, Role]]]:
    found: dict[str, list[tuple[Office, Role]]] = {}
    for office, _, kb, role in holders():
        found.setdefault(kb, []).append((office, role))
    return found


@per_overlay
def _by_office() -> dict[tuple[str, str], list[tuple[Office, str, Role]]]:
    found: dict[tuple[str, str], list[tuple[Office, str, Role]]] = {}
    for office, country, kb, role in holders():
        found.setdefault((office.title, country), []).append((office, kb, role))
    return found


def _held(role: Role, day: str) -> bool:
    """Whether a role covers a day for certain.

    An undated start, a vague edge, an end that nobody knows (``approximate``) or an open end long ago does not.
    """
    if not role.start or role.start > day[: len(role.start)]:
        return False
    if len(role.start) < len(day) and day.startswith(role.start):
        return False
    if role.end:
        return role.end > day[: len(role.end)]
    return not role.approximate and day <= KNOWN_UNTIL


@cache
def outlet_names() -> dict[str, str]:
    """Return folded names and domains of outlets -> id; a domain's first label too, where no outlet is named so."""
    out: dict[str, str] = {}
    for outlet in table(Outlet):
        for name in (*outlet.names.ar, *outlet.names.en, *outlet.short, *outlet.domains):
            out.setdefault(fold(name), outlet.id)
    for outlet in table(Outlet):
        for domain in outlet.domains:
            label = domain.partition(".")[0]
            if len(label) > _SHORT_LABEL:
                out.setdefault(fold(label), outlet.id)
                out.setdefault(fold(label.replace("-", "")), outlet.id)
    return out
