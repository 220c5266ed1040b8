"""Addresses: pages, and feeds with the pages that they lead to."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kawalis.ingest import feeds
from kawalis.ingest.addresses import canonical, joined
from kawalis.ingest.decode import decode
from kawalis.ingest.item import Checked, Item
from kawalis.ingest.limits import LIMIT
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.ingest.fetch import Response

_WHOLE = 600  # characters of an entry that is taken for the whole report
_FEED_LIMIT = 2 * LIMIT
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


class Getter(Protocol):
    """What fetches."""

    def fetch(
        self, address: str, etag: str | None = None, modified: str | None = None, limit: int = LIMIT
    ) -> Response:
        """Fetch an address."""


class Memory(Protocol):
    """What the library remembers of earlier visits."""

    def page(self, address: str) -> tuple[str | None, str | None]:
        """Return the ETag and date of change of an address."""

    def known(self, item: Item) -> bool:
        """Whether an article was made of what the item stands for."""


class Web:
    """Reads addresses, with a fetcher that is made when the first is asked.

    ``private`` allows addresses of the local network, ``delay`` is in seconds between two requests to one host.
    """

    def __init__(
        self, memory: Memory, *, private: bool = False, delay: float = 1.0, getter: Getter | None = None
    ) -> None:
        self._memory, self._private, self._delay, self._getter = memory, private, delay, getter

    def items(self, address: str, *, lists: bool = True) -> Iterator[Item | InputError | Checked]:
        """Yield what is at an address: a page, the entries of a feed, the feeds of a list.

        A page that has not changed since the last visit is its :class:`Checked` alone.
        """
        try:
            response = self._fetch(address, _FEED_LIMIT)
            place = canonical(address) or address
            checked = Checked(place, response.etag, response.modified)
            if response.body is None:
                yield checked
                return
            kind = feeds.kind_of(response.body)
            if kind == "opml" and lists:
                yield from self.listed(response.body, address)
            elif kind == "feed":
                feed = feeds.read_feed(response.body, address)
                yield from self._entries(feed, address, response.address)
                yield checked
            elif response.kind.endswith("json"):
                yield from self._json(response, address)
                yield checked
            else:
                yield replace(_page(response, address), checked=checked)
        except InputError as error:
            yield error

    def listed(self, data: bytes, source: str) -> Iterator[Item | InputError | Checked]:
        """Yield the entries of the feeds that an OPML list names; lists in lists are not followed."""
        for address in feeds.read_opml(data, source):
            yield from self.items(address, lists=False)

    def _entries(self, feed: feeds.Feed, source: str, base: str) -> Iterator[Item | InputError | Checked]:
        """Yield the reports of a feed's entries: the page where the feed itself holds no whole report."""
        whole = []
        for entry in feed.entries:
            link = joined(base, entry.link) if entry.link else None
            if link is None or len(feeds.text_of(entry.markup)) >= _WHOLE:
                whole.append(entry._replace(link=link))
                continue
            item = Item(
                source=link,
                origin=source,
                title=entry.title or None,
                url=link,
                published=entry.published,
                author=entry.author,
                stamp=entry.stamp,
            )
            yield item if self._memory.known(item) else self._entry_page(item, link)
        yield from feeds.items(feed._replace(entries=whole), source)

    def _entry_page(self, item: Item, link: str) -> Item | InputError | Checked:
        try:
            response = self._fetch(link, LIMIT)
            checked = Checked(canonical(link) or link, response.etag, response.modified)
            if response.body is None:
                return checked
            page = _page(response, link)
        except InputError as error:
            return error
        return replace(
            item, page=page.page, text=page.text, declared=page.declared, title=None, checked=checked
        )

    def _json(self, response: Response, address: str) -> Iterator[Item | InputError | Checked]:
        try:
            feed = feeds.json_feed(json.loads(response.body or b""))
        except (ValueError, RecursionError) as error:
            raise InputError("broken_json", address, reason=str(error)[:200]) from error
        if feed is None:
            raise InputError("not_a_page", address, kind=response.kind)
        yield from self._entries(feed, address, response.address)

    def _fetch(self, address: str, limit: int) -> Response:
        if self._getter is None:
            from kawalis.ingest.fetch import Fetcher  # noqa: PLC0415 - only who asks the web pays for it

            self._getter = Fetcher(private=self._private, delay=self._delay)
        return self._getter.fetch(address, *self._memory.page(canonical(address) or address), limit=limit)


def _page(response: Response, address: str) -> Item:
    """Return the item of a page. Raises :class:`InputError` (``not_a_page``)."""
    if response.kind and not response.kind.startswith(_PAGES):
        raise InputError("not_a_page", address, kind=response.kind)
    body = response.body or b""
    if response.kind == "text/plain":
        return Item(address, address, text=decode(body, address), url=address)
    return Item(address, address, page=body, url=response.address, declared=response.encoding)
