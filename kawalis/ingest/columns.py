"""Which column of a table is what. The user's mapping comes first, then the usual English names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kawalis.ingest.item import Item
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELDS = {
    "text": ("text", "content", "body", "article", "article_text", "full_text", "maintext"),
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url", "address"),
    "outlet": ("outlet", "source", "publisher", "newspaper", "sitename", "site"),
    "published": (
        "published",
        "date_published",
        "published_at",
        "pubdate",
        "publication_date",
        "date",
        "datetime",
    ),
    "author": ("author", "byline", "by"),
}


class Columns:
    """From a row to an item. ``given`` maps fields to columns."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given = dict(given)
        self._known: dict[tuple[Any, ...], dict[str, str | None]] = {}

    def check(self, columns: list[str], source: str) -> None:
        """Raise :class:`InputError` (``no_column``) where a named column, or any for the text, is missing."""
        lacking = [column for column in self.given.values() if column not in columns]
        if "text" not in self.given and not self._find("text", dict.fromkeys(columns, "")):
            lacking.append("text")
        if lacking:
            raise InputError("no_column", source, column=", ".join(lacking), columns=", ".join(columns[:30]))

    def item(self, row: Mapping[str, Any], source: str, origin: str) -> Item:
        """Return the item of a row. Raises :class:`InputError` (``empty``) where the text is."""
        keys = tuple(row)
        if keys not in self._known:  # the rows of a table are alike
            self._known = {keys: {field: self._find(field, row) for field in FIELDS}}
        found = {field: _value(row, column) for field, column in self._known[keys].items()}
        body, title = found["text"] or "", " ".join((found["title"] or "").split())
        if not body.strip():
            raise InputError("empty", source)
        first = " ".join(body.lstrip().partition("\n")[0].split())
        return Item(
            source=source,
            origin=origin,
            text=body if not title or first == title else f"{title}\n{body}",
            title=title or None,
            url=found["url"],
            outlet=found["outlet"],
            published=found["published"],
            author=found["author"],
        )

    def _find(self, field: str, row: Mapping[str, Any]) -> str | None:
        if field in self.given:
            return self.given[field]
        names = {str(name).strip().lower(): name for name in row}
        return next((names[name] for name in FIELDS[field] if name in names), None)


def _value(row: Mapping[str, Any], column: str | None) -> str | None:
    value = row.get(column) if column is not None else None
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value).strip("\r\n") or None


def items(rows: Iterator[tuple[int, Any]], mapping: Columns, source: str) -> Iterator[Item | InputError]:
    """Yield the items of numbered rows, and an error for each row that is none."""
    checked = False
    for number, row in rows:
        place = f"{source}#{number}"
        if not isinstance(row, dict):
            yield InputError("not_a_row", place)
            continue
        try:
            if not checked:
                mapping.check([str(name) for name in row], source)
                checked = True
            yield mapping.item(row, place, source)
        except InputError as error:
            yield error
            if error.code == "no_column":
                return
