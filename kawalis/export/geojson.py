"""Events with places as GeoJSON (RFC 7946): a feature an event, WGS 84, longitude first.

A place of which no coordinates are known has the geometry null, as section 3.2 allows.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kawalis.export.files import clean
from kawalis.export.tables.views import VIEWS, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.model import Record

DIGITS = 5  # of a degree: about a metre, more than any place here is known by


def chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:
    """Yield the parts of one FeatureCollection."""
    yield '{"type": "FeatureCollection", "features": ['
    joint = "\n"
    for feature in features(records, language=language):
        yield joint + clean(json.dumps(feature, ensure_ascii=False))
        joint = ",\n"
    yield "\n]}\n"


def features(records: Iterable[Record], *, language: str) -> Iterator[dict[str, Any]]:
    """Yield one feature for each event that has a place; its properties are the columns of the events' view."""
    view = VIEWS["events"]
    for one in seen(records, language):
        article = one.record.article
        for event, row in zip(one.record.events, view.rows(one), strict=True):
            if event.place is None:
                continue
            told = dict(zip(view.columns, row, strict=True))
            lat, lon = told.pop("lat"), told.pop("lon")
            yield {
                "type": "Feature",
                "id": told.pop("id"),
                "geometry": _point(lat, lon),
                "properties": {**told, "title": article.title, "url": article.url},
            }


def _point(lat: Any, lon: Any) -> dict[str, Any] | None:
    if lat is None or lon is None:
        return None
    return {"type": "Point", "coordinates": [round(lon, DIGITS), round(lat, DIGITS)]}
