"""Feeds (RSS, Atom, JSON Feed) and lists of feeds (OPML)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from kawalis.ingest.extra import load
from kawalis.ingest.item import Item
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEED = re.compile(rb"<(?:\w+:)?(rss|feed|RDF|opml)[\s>]")
_HEAD = 4096  # bytes in which a feed shows itself
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class Entry(NamedTuple):
    """An entry: ``markup`` is the fullest HTML that the feed holds of it, ``stamp`` changes when the entry does."""

    link: str | None
    title: str
    markup: str
    published: str | None
    author: str | None
    stamp: str


class Feed(NamedTuple):
    """A feed."""

    title: str | None
    entries: list[Entry]


def kind_of(data: bytes) -> str | None:
    """Return ``feed`` or ``opml`` for XML that is one, else ``None``."""
    found = _FEED.search(data[:_HEAD])
    return None if found is None else "opml" if found[1] == b"opml" else "feed"


def read_feed(data: bytes, source: str) -> Feed:
    """Read a feed of XML. Raises :class:`InputError` (``unsafe_xml``, ``broken_feed``).

    A feed may be broken at its end: the entries before that are read.
    """
    _require_safe(data, source)
    found = load("feedparser").parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and (found.bozo or not found.version):
        raise InputError("broken_feed", source, reason=str(found.get("bozo_exception", ""))[:200])
    return Feed(found.feed.get("title"), [_entry(entry) for entry in found.entries])


def json_feed(value: Any) -> Feed | None:
    """Return a JSON Feed, ``None`` for another JSON value."""
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version")):
        return None
    entries = []
    for entry in value.get("items") or ():
        if isinstance(entry, dict):
            markup = entry.get("content_html") or html.escape(str(entry.get("content_text") or ""))
            authors = entry.get("authors") or (
                [entry["author"]] if isinstance(entry.get("author"), dict) else []
            )
            names = [author["name"] for author in authors if isinstance(author, dict) and author.get("name")]
            entries.append(
                _made(entry.get("url") or entry.get("external_url"), entry.get("title"), markup,
                      entry.get("date_published"), ", ".join(names), entry.get("date_modified"))
            )  # fmt: skip
    return Feed(value.get("title"), entries)


def read_opml(data: bytes, source: str) -> list[str]:
    """Return the addresses of the feeds that an OPML list names. Raises :class:`InputError`."""
    etree = load("lxml.etree")

    _require_safe(data, source)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError("broken_feed", source, reason=str(error)[:200]) from error
    found = [] if tree is None else [dict(o.attrib).get("xmlUrl", "").strip() for o in tree.iter("outline")]
    return list(dict.fromkeys(filter(None, found)))


def items(feed: Feed, source: str) -> Iterator[Item | InputError]:
    """Yield the reports of a feed as far as the feed itself holds them."""
    for number, entry in enumerate(feed.entries, start=1):
        place = f"{source}#{number}"
        text = "\n".join(filter(None, (entry.title, text_of(entry.markup))))
        if not text:
            yield InputError("empty", place)
            continue
        yield Item(
            source=place,
            origin=source,
            text=text,
            title=entry.title or None,
            url=entry.link,
            published=entry.published,
            author=entry.author,
        )


def text_of(markup: str) -> str:
    """Return the text of an entry's HTML, a line a block."""
    etree, markup_of = load("lxml.etree"), load("lxml.html")

    try:
        tree = markup_of.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return " ".join(re.sub(r"<[^>]*>", " ", markup).split())
    for element in tree.iter("br", "p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"):
        element.tail = "\n" + (element.tail or "")
        element.text = "\n" + (element.text or "") if element.tag != "br" else element.text
    etree.strip_elements(tree, "script", "style", with_tail=False)
    lines = (" ".join(line.split()) for line in "".join(tree.itertext()).split("\n"))
    return "\n".join(filter(None, lines))


def _require_safe(data: bytes, source: str) -> None:
    """No feed needs entities of its own; those that have some mean to read files or to swell."""
    if _ENTITY.search(data) or _ENTITY.search(data.replace(b"\0", b"")):
        raise InputError("unsafe_xml", source)


def _entry(entry: Any) -> Entry:
    bodies = [part.get("value") or "" for part in entry.get("content") or ()] + [entry.get("summary") or ""]
    return _made(
        entry.get("link"),
        entry.get("title"),
        max(bodies, key=len),
        entry.get("published") or entry.get("updated"),
        entry.get("author"),
        entry.get("updated") or entry.get("published"),
    )


def _made(link: Any, title: Any, markup: Any, published: Any, author: Any, changed: Any) -> Entry:
    name = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", str(title or ""))).split())
    body = str(markup or "")
    stamp = "\x1f".join(str(part or "") for part in (link, name, changed)) + f"\x1f{len(body)}"
    return Entry(str(link) if link else None, name, body, published or None, author or None, stamp)
