"""Which outlet it is: by the domain of the address, else by its name or id."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kawalis.ingest.addresses import host_of
from kawalis.knowledge import table
from kawalis.knowledge.schema.outlets import Outlet
from kawalis.text import fold


class Known(NamedTuple):
    """An outlet of the outlet files: its id and its first Arabic name."""

    id: str
    name: str


def by_address(address: str | None) -> Known | None:
    """Return the outlet whose domain an address has, subdomains included."""
    host = host_of(address)
    while "." in host:
        if found := _domains().get(host):
            return found
        host = host.partition(".")[2]
    return None


def by_name(name: str | None) -> Known | None:
    """Return the outlet of that id, domain or name."""
    if not name:
        return None
    wanted = fold(" ".join(name.split()))
    return _names().get(wanted) or _domains().get(wanted.removeprefix("www."))


@cache
def _domains() -> dict[str, Known]:
    return {domain: _known(outlet) for outlet in table(Outlet) for domain in outlet.domains}


@cache
def _names() -> dict[str, Known]:
    out: dict[str, Known] = {}
    for outlet in table(Outlet):
        for name in (outlet.id, *outlet.names.ar, *outlet.names.en):
            out.setdefault(fold(name), _known(outlet))
    return out


def _known(outlet: Outlet) -> Known:
    return Known(outlet.id, (outlet.names.ar or outlet.names.en or [outlet.id])[0])
