"""What comes into the store, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.store.ids import article_id, digest_of

if TYPE_CHECKING:
    from kawalis.model import Published

ADDED, SAME, UPDATED = "added", "same", "updated"


@dataclass(frozen=True)  # without slots: it goes between processes, and is packed by C code then
class Incoming:
    """A report to be added.

    ``text`` is the untouched text, ``title`` its headline. ``outlet`` is the name as it came, ``outlet_id`` that of the
    outlet files where one is known. ``url`` is the address under which a changed text is a new version. ``origin``
    names the file, feed or address that it came from. ``key`` stands for the raw bytes that it was made of (so that
    they need not be read again), ``sketch`` is its MinHash as little-endian 32-bit words (empty: too short for one).
    """

    text: str
    title: str
    published: Published
    origin: str
    outlet: str | None = None
    outlet_id: str | None = None
    url: str | None = None
    language: str = "ar"
    author: str | None = None
    key: str | None = None
    sketch: bytes = b""

    @property
    def digest(self) -> str:
        """The SHA-256 of the text."""
        return digest_of(self.text)

    def id_for(self, digest: str) -> str:
        """Return the article's id, given the text's digest."""
        return article_id(digest, self.outlet_id or self.outlet)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an incoming report: ``what`` is added, same or updated, ``original`` what it is a copy of."""

    what: str
    article: str
    original: str | None = None
