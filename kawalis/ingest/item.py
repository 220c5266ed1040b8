"""What the readers of files and archives find, before it is a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One report as it was found.

    ``source`` names it for people (a file, ``file#row``, ``archive!member``), ``origin`` what it was found in.
    ``published`` is a date as it was written there.
    """

    source: str
    origin: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
