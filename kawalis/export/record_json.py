"""The record as JSON: the fields of the contract, in its order, and nothing else."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kawalis.model import Record


def to_dict(record: Record) -> dict[str, Any]:
    """Return the record as plain values (dicts, lists, strings, numbers)."""
    article = record.article
    return {
        "schema": record.schema,
        "kawalis": record.kawalis,
        "model": record.model,
        "article": {
            "id": article.id,
            "title": article.title,
            "outlet": article.outlet,
            "url": article.url,
            "language": article.language,
            "text": article.text,
            "published": {
                "value": article.published.value,
                "origin": article.published.origin,
                "why": list(article.published.why),
            },
        },
        "sentences": [{"start": s.start, "end": s.end} for s in record.sentences],
        "times": plain(record.times),
        "anchored": plain(record.anchored),
        "names": plain(record.names),
        "actors": plain(record.actors),
        "statements": plain(record.statements),
        "events": plain(record.events),
        "checks": plain(record.checks),
    }


def to_json(record: Record, *, indent: int | None = None) -> str:
    """Return the record as JSON text; lone surrogates are escaped, so that UTF-8 can hold any record."""
    text = json.dumps(to_dict(record), ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(to_dict(record), ensure_ascii=True, indent=indent)
    return text


def plain(value: Any) -> Any:
    """Return a part of a record as plain values."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value
