"""JSON-LD after the W3C's Web Annotation Data Model: every statement, event, time and check, at its words.

Each target has two selectors for the same characters: a TextQuoteSelector with what stands before and after it, and a
TextPositionSelector whose offsets count code points, as the model demands and the record has them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kawalis.export.files import clean
from kawalis.export.tables.views import VIEWS, Seen, seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kawalis.model import Record, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "urn:kawalis:terms#"
AROUND = 32  # characters of prefix and suffix
OWN = {
    "kawalis": VOCABULARY,
    "Statement": "kawalis:Statement",
    "NewsEvent": "kawalis:Event",
    "TimeExpression": "kawalis:TimeExpression",
    "Check": "kawalis:Check",
    "finding": "kawalis:finding",
}


def chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:
    """Yield the parts of one AnnotationCollection with its only page."""
    yield (
        f'{{"@context": {json.dumps([CONTEXT, OWN])},\n"id": "urn:kawalis:annotations", '
        '"type": "AnnotationCollection",\n'
        '"first": {"id": "urn:kawalis:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": ['
    )
    joint, total = "\n", 0
    for one in seen(records, language):
        for item in items_of(one):
            yield joint + clean(json.dumps(item, ensure_ascii=False))
            joint = ",\n"
            total += 1
    yield f'\n]}},\n"total": {total}}}\n'


def items_of(one: Seen) -> Iterator[dict[str, Any]]:
    """Yield the annotations of one record, its statements first."""
    record = one.record
    for statement, body in zip(record.statements, _rows(one, "statements"), strict=True):
        spans = statement.contents or ((statement.cue,) if statement.cue else ())
        shown = " ← ".join(one.chains[statement.id])
        yield _annotation(one, "Statement", spans, body, shown, "describing")
    for event, body in zip(record.events, _rows(one, "events"), strict=True):
        yield _annotation(
            one, "NewsEvent", (event.anchor, *event.also), body, one.reading.kind_of(event), "classifying"
        )
    for time, body in zip(record.times, _rows(one, "times"), strict=True):
        yield _annotation(one, "TimeExpression", (time,), body, time.value, "describing")
    for check, body in zip(record.checks, _rows(one, "checks"), strict=True):
        told = one.words.of(check.message)
        yield _annotation(one, "Check", check.spans, body, told, "commenting")


def _rows(one: Seen, name: str) -> Iterator[dict[str, Any]]:
    view = VIEWS[name]
    for row in view.rows(one):
        yield {k: v for k, v in zip(view.columns, row, strict=True) if v is not None and v != []}


def _annotation(
    one: Seen, kind: str, spans: Sequence[Any], row: dict[str, Any], shown: str, why: str
) -> dict[str, Any]:
    article = one.record.article
    source = f"urn:kawalis:article:{article.id}"
    targets = [_target(article.text, source, article.url, span) for span in spans]
    return {
        "id": f"urn:kawalis:{row['id']}",
        "type": "Annotation",
        "motivation": why,
        "generator": {
            "id": f"urn:kawalis:engine:{one.record.kawalis}",
            "type": "Software",
            "name": "Kawalis",
        },
        "body": [
            {
                "type": "TextualBody",
                "purpose": why,
                "format": "text/plain",
                "language": one.words.language,
                "value": shown,
            },
            {
                "id": f"urn:kawalis:body:{row['id']}",
                "type": kind,
                **{f"kawalis:{name}": value for name, value in row.items() if name != "id"},
            },
        ],
        "target": targets[0] if len(targets) == 1 else targets or {"id": source, "type": "Text"},
    }


def _target(text: str, source: str, url: str | None, span: Span) -> dict[str, Any]:
    start, end = span.start, span.end
    return {
        "type": "SpecificResource",
        "source": {"id": url or source, "type": "Text", "language": "ar", "format": "text/plain"},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
