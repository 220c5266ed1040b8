"""Entities as JSON lines, and statements as the CSV that ``ftm statements`` tools read."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING

from kawalis.export.files import clean
from kawalis.export.ftm.entities import entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.export.ftm.entities import Entity
    from kawalis.model import Record

DATASET = "kawalis"
COLUMNS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang"),
    *("original_value", "external", "first_seen", "last_seen", "id"),
)
TYPES = {
    **dict.fromkeys(("name", "alias", "namesMentioned"), "name"),
    **dict.fromkeys(("bodyText", "summary", "description", "notes"), "text"),
    **dict.fromkeys(("document", "resolved", "involved", "entity", "subject", "object", "proof"), "entity"),
    **dict.fromkeys(("date", "startDate", "endDate", "publishedAt"), "date"),
    **dict.fromkeys(("country", "contextCountry"), "country"),
    "location": "address",
    "language": "language",
    "mimeType": "mimetype",
    "sourceUrl": "url",
}
PLAIN = "string"
SPOKEN = frozenset({"name", "text", "string", "address"})  # only values of these types bear a language


def entity_chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:
    """Yield one entity a line."""
    for entity in entities(records, language=language):
        properties = {name: list(values) for name, values in entity.values.items()}
        row = {"id": entity.id, "schema": entity.schema, "properties": properties, "datasets": [DATASET]}
        yield clean(json.dumps(row, ensure_ascii=False)) + "\n"


def statement_chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:
    """Yield the CSV: one statement for each value of each property, then one for the entity as a whole."""
    yield _line(COLUMNS)
    for entity in entities(records, language=language):
        yield from (_line(row) for row in _statements(entity))


def _statements(entity: Entity) -> Iterator[tuple[str, ...]]:
    seen: list[str] = []
    for prop, values in entity.values.items():
        kind = TYPES.get(prop, PLAIN)
        for value, language in values.items():
            text, lang = clean(value), language if kind in SPOKEN else ""
            own = statement_id(entity.id, prop, text, lang)
            seen.append(own)
            yield _row(entity, prop, kind, text, lang, own)
    whole = hashlib.sha1("".join(sorted(seen)).encode(), usedforsecurity=False).hexdigest()
    yield _row(entity, "id", "id", whole, "", statement_id(entity.id, "id", whole, ""))


def _row(entity: Entity, prop: str, kind: str, value: str, lang: str, own: str) -> tuple[str, ...]:
    return (
        *(entity.id, entity.id, prop, kind, entity.schema, value, DATASET, "kawalis", lang),
        *("", "f", "", "", own),
    )


def statement_id(entity: str, prop: str, value: str, lang: str) -> str:
    """Return the id that FollowTheMoney gives such a statement."""
    key = f"{DATASET}.{entity}.{prop}.{value}" + (f"@{lang}" if lang else "")
    return hashlib.sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest()


def _line(row: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(row)
    return out.getvalue()
