"""News outlets, with who owns or directs them stated as a fact."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.actors import Names
from kawalis.knowledge.schema.base import Entry


class OutletAffiliation(Entry):
    """Who stands behind an outlet.

    ``kind``: a ``state`` (its ``country``), a ``party`` or armed group (``body``, an actor id where there is one),
    a ``private`` owner, or a ``public`` broadcaster under a charter.
    """

    kind: Literal["state", "party", "private", "public"]
    country: str | None = None
    body: str | None = None


class Outlet(Entry):
    """An outlet.

    ``names`` stand alone for it; ``short`` names do so only after a word for an outlet (``قناة العالم``: the
    bare word means "the world"). ``domains`` are its addresses without ``www``.
    """

    id: str
    kind: Literal["television", "agency", "newspaper", "site", "radio", "magazine"]
    names: Names
    short: list[str] = []
    domains: list[str] = []
    country: str | None = None
    affiliation: OutletAffiliation | None = None
    origin: str = ""
