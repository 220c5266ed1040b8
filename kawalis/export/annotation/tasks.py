"""Tasks for annotators: Label Studio's JSON with findings as predictions, doccano's JSON lines with them as labels."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kawalis.export.annotation.regions import ARTICLE, LAID, LAYERS, regions, written
from kawalis.export.files import clean
from kawalis.export.tables.views import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.export.annotation.regions import Region
    from kawalis.model import Record

FROM, TO = "label", "text"  # the names of the control and of the text in Label Studio's configuration


def label_studio(records: Iterable[Record], *, language: str, view: str) -> Iterator[str]:  # noqa: ARG001 - labels are codes
    """Yield the parts of one JSON list, a task an article."""
    joint = "[\n"
    for record in records:
        found = regions(record, _layers(view))
        prediction = {
            "model_version": f"kawalis {record.kawalis} {record.model}",
            "result": [_result(region, record.article.text) for region in found],
        }
        yield joint + clean(
            json.dumps({"data": _data(record, found), "predictions": [prediction]}, ensure_ascii=False)
        )
        joint = ",\n"
    yield "[]\n" if joint == "[\n" else "\n]\n"


def doccano(records: Iterable[Record], *, language: str, view: str) -> Iterator[str]:  # noqa: ARG001 - labels are codes
    """Yield a line an article, its labels as [start, end, label]."""
    for record in records:
        found = regions(record, _layers(view))
        labels = [[region.start, region.end, region.label] for region in found]
        yield clean(json.dumps(_data(record, found) | {"label": labels}, ensure_ascii=False)) + "\n"


def _layers(view: str) -> tuple[str, ...]:
    return tuple(LAYERS) if view == ALL else (view,)


def _data(record: Record, found: list[Region]) -> dict[str, Any]:
    article = record.article
    return {
        "text": article.text,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.value,
        ARTICLE: article.id,
        LAID: written(found),
    }


def _result(region: Region, text: str) -> dict[str, Any]:
    value = {
        "start": region.start,
        "end": region.end,
        "text": text[region.start : region.end],
        "labels": [region.label],
    }
    return {"id": str(region), "from_name": FROM, "to_name": TO, "type": "labels", "value": value}
