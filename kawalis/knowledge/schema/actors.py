"""Known actors: persons, organisations, groups, offices; one file each."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry


class Names(Entry):
    """Names as readers know them; the first of each language is the one shown."""

    ar: list[str]
    en: list[str]


class Role(Entry):
    """A post held. ``start`` and ``end`` are EDTF prefixes (``2020-05-07``, ``2020-05``, ``2020``).

    A missing ``start`` is unknown, a missing ``end`` means that it lasts, or that its end is unknown where
    ``approximate`` is set. ``title`` is the id of an entry of ``ar/titles.yaml`` where the post is one of
    those; ``country`` is the country of the post where it is not the actor's own.
    """

    title_ar: str
    title_en: str
    title: str | None = None
    org: str | None = None
    country: str | None = None
    start: str | None = None
    end: str | None = None
    approximate: bool = False


class Affiliation(Entry):
    """Belongs to another known actor (``to``): member, part, armed wing, proxy, owner ..., with dates."""

    to: str
    relation: str
    start: str | None = None
    end: str | None = None


class KnownActor(Entry):
    """An actor that reports name again and again.

    ``names`` are full names; ``variants`` further Arabic spellings and forms of the full name; ``surnames``
    what stands for the actor alone (a family name, a nickname), listed only where that is usual.
    ``country`` is ISO 3166-1 alpha-3, ``code`` a CAMEO actor code. ``origin`` says where the facts are from.
    """

    id: str
    kind: Literal["person", "organisation", "group", "office"]
    names: Names
    variants: list[str] = []
    surnames: list[str] = []
    gender: Literal["m", "f", ""] = ""
    country: str | None = None
    code: str | None = None
    roles: list[Role] = []
    affiliations: list[Affiliation] = []
    origin: str = ""
