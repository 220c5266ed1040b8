"""What the readers of files, feeds and archives find, before it is a report."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple


class Checked(NamedTuple):
    """What a server said of an address, to be kept once everything before it is: for asking again politely."""

    address: str
    etag: str | None
    modified: str | None


@dataclass(frozen=True)  # without slots: it goes between processes, and is packed by C code then
class Item:
    """One report as it was found.

    ``source`` names it for people (a file, ``file#row``, ``archive!member``, an address), ``origin`` what it was found
    in. Either ``text`` or ``page`` (the bytes of an HTML page) is given; ``published`` is a date as it was written
    there, ``declared`` the encoding that a server named. ``stamp`` tells two states of a feed's entry apart without a
    fetch.
    """

    source: str
    origin: str
    text: str | None = None
    page: bytes | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    stamp: str | None = None
    declared: str | None = None
    checked: Checked | None = None

    def key(self, *said: str | None) -> str | None:
        """Return what stands for the bytes and all that was said of them, ``None`` for a text: that is its own key.

        An entry of a feed is known by its stamp, before its page is fetched.
        """
        if self.page is None and self.stamp is None:
            return None
        parts = [self.url, self.outlet, self.published, self.stamp, *said]
        head = "\x1f".join("" if part is None else part for part in parts).encode("utf-8", "surrogatepass")
        data = self.page or b"" if self.stamp is None else b""
        return hashlib.sha256(head + b"\0" + data).hexdigest()[:32]
