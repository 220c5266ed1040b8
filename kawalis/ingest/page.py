"""An HTML page: its main text, its headline, and what it says of its date, outlet and author."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kawalis.ingest.decode import decode
from kawalis.ingest.extra import load
from kawalis.ingest.limits import LIMIT, LIMIT_MB
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = 120  # characters: what is longer is no line with a date
_META = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_DATED = re.compile(r"date|time|publish|posted|byline|meta", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_MOST = 40  # candidates for the line with the date


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds.

    ``text`` is the headline, a line end and the body. ``shown`` are short lines in which the page may show its date,
    ``metadata`` the dates of its metadata in the order of trust, ``guess`` what htmldate makes of the page.
    """

    text: str
    title: str
    shown: tuple[str, ...]
    metadata: tuple[str, ...]
    guess: str | None
    site: str | None
    author: str | None
    url: str | None


def read_page(data: bytes, *, source: str, url: str | None = None, declared: str | None = None) -> Page:
    """Read a page. Raises :class:`InputError` with ``too_large``, ``empty``, ``no_main_text`` or a code of decoding."""
    etree, html, trafilatura = load("lxml.etree"), load("lxml.html"), load("trafilatura")
    if len(data) > LIMIT:
        raise InputError("too_large", source, limit_mb=LIMIT_MB)
    markup = decode_page(data, source, declared)
    try:
        tree = html.document_fromstring(markup, parser=html.HTMLParser(no_network=True, huge_tree=False))
        shown, metadata = tuple(_shown(tree)), tuple(_metadata(tree))
        found = trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )  # fmt: skip
    except (etree.LxmlError, ValueError, RecursionError, AssertionError, TypeError) as error:
        raise InputError("no_main_text", source) from error
    fields: dict[str, Any] = found.as_dict() if found is not None else {}
    body = (fields.get("text") or "").strip()
    if not body:
        raise InputError("no_main_text", source)
    title = " ".join((fields.get("title") or "").split())
    text = body if not title or " ".join(body.partition("\n")[0].split()) == title else f"{title}\n{body}"
    guess = fields.get("date")
    return Page(
        text=text,
        title=title or body.partition("\n")[0].strip(),
        shown=shown,
        metadata=metadata,
        guess=guess if guess and not guess.endswith("-01-01") else None,
        site=fields.get("sitename") or None,
        author=fields.get("author") or None,
        url=_canonical(tree) or url,
    )


def decode_page(data: bytes, source: str, declared: str | None = None) -> str:
    """Decode a page: as it says itself, where that fits all of its bytes, else as its bytes look."""
    named = _DECLARED.search(data[:4096])
    for encoding in (declared, named[1].decode("ascii", "replace") if named else None):
        if encoding and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
            try:
                return data.decode(encoding)
            except (LookupError, UnicodeError):
                continue
    return decode(data, source)


def _metadata(tree: Any) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield from _json_dates(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _META and meta.get("content"):
            metas.setdefault(name, meta.get("content"))
    yield from (metas[name] for name in _META if name in metas)
    for time in tree.iter("time"):
        if time.get("datetime") and (
            time.get("pubdate") is not None or time.get("itemprop") == "datePublished"
        ):
            yield time.get("datetime")


def _json_dates(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        date = value.get("datePublished")
        if isinstance(date, str):
            yield date
        for inner in value.values():
            yield from _json_dates(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _json_dates(inner)


def _shown(tree: Any) -> Iterator[str]:
    """Yield short lines of elements that are named after dates, in the order of the page."""
    left = _MOST
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "meta", "link"}:
            continue
        named = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))
        if element.tag != "time" and not _DATED.search(named):
            continue
        line = " ".join("".join(element.itertext()).split())
        if line and len(line) <= _SHORT and _NUMBER.search(line):
            yield line
            left -= 1
            if not left:
                return


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return str(link.get("href"))
    return None
