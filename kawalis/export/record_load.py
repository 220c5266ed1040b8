"""Records read back from the JSON that ``kawalis read --json`` prints."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from kawalis.model import ExportError, Record
from kawalis.model import article as articles
from kawalis.model import document as documents
from kawalis.model import record as records
from kawalis.model import span as spans
from kawalis.model.article import Article, Published
from kawalis.model.document import Sentence
from kawalis.model.record import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMES = {**vars(spans), **vars(documents), **vars(articles), **vars(records)}


def from_json(line: str | bytes, *, source: str) -> Record:
    """Return the record that a line of JSON holds.

    Raises :class:`kawalis.model.ExportError` (``record``) for anything else, ``newer`` for a schema that this version
    does not know.
    """
    try:
        value = json.loads(line)
    except ValueError as error:
        raise ExportError("record", source, why=str(error)) from error
    if not isinstance(value, dict):
        raise ExportError("record", source, why="no object")
    if isinstance(value.get("schema"), int) and value["schema"] > SCHEMA:
        raise ExportError("newer", source, schema=value["schema"], known=SCHEMA)
    try:
        record = from_dict(value)
        _check(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ExportError("record", source, why=f"{type(error).__name__}: {error}") from error
    return record


def from_dict(value: dict[str, Any]) -> Record:
    """Return the record of the values that :func:`kawalis.export.record_json.to_dict` gives.

    What that leaves out (a sentence's tokens, clues in Arabic) is empty. Raises ``KeyError``, ``TypeError`` or
    ``ValueError`` where a field is missing or of the wrong kind.
    """
    given = value["article"]
    base = Article.of(_is(str, given["text"]))
    article = replace(
        base,
        id=_is(str, given["id"]),
        title=_is(str, given["title"]),
        outlet=_made(str | None, given["outlet"]),
        url=_made(str | None, given["url"]),
        language=_is(str, given["language"]),
        published=_made(Published, given["published"]),
    )
    sentences = tuple(
        Sentence(i, s["start"], s["end"], 0, 0, "headline" if s["start"] < base.body_start else "body")
        for i, s in enumerate(value["sentences"])
    )
    optional = {field.name for field in fields(Record) if not _needed(field)}
    parts = {
        name: _made(kind, value[name])
        for name, kind in _kinds(Record).items()
        if name not in {"article", "sentences", "schema"} and (name in value or name not in optional)
    }
    return Record(article=article, sentences=sentences, schema=_is(int, value["schema"]), **parts)


@cache
def _kinds(made: type) -> dict[str, Any]:
    return typing.get_type_hints(made, globalns=_NAMES)


def _is(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} expected, not {type(value).__name__}")
    return value


def _made(kind: Any, value: Any) -> Any:
    """Return ``value`` as a ``kind``: a dataclass, a tuple of one kind, one of several, or a plain value."""
    return _maker(kind)(value)


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a ``kind`` of plain values; a library holds thousands of records, so it is made once."""
    if typing.get_origin(kind) is tuple:
        inner = _maker(typing.get_args(kind)[0])
        return lambda value: tuple([inner(item) for item in _is(list, value)])
    if typing.get_origin(kind) in {types.UnionType, typing.Union}:
        one = _maker(next(k for k in typing.get_args(kind) if k is not type(None)))
        return lambda value: None if value is None else one(value)
    if is_dataclass(kind):
        return _dataclass_maker(typing.cast("type", kind))
    if kind is float:
        return lambda value: float(value) if isinstance(value, int) else _is(float, value)
    return lambda value: _is(kind, value)


def _dataclass_maker(kind: type) -> Callable[[Any], Any]:
    hints = _kinds(kind)
    makers = [(f.name, _maker(hints[f.name]), _needed(f)) for f in fields(kind)]

    def make(value: Any) -> Any:
        given = _is(dict, value)
        return kind(**{name: one(given[name]) for name, one, needed in makers if needed or name in given})

    return make


def _needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _check(record: Record) -> None:
    """Hold the one promise that everything stands on: a span's text is the article's."""
    text = record.article.text
    for span in spans_of(record):
        if text[span.start : span.end] != span.text:
            raise ValueError(f"[{span.start}, {span.end}) is not the text's")


def spans_of(record: Record) -> list[spans.Span]:
    """Return every span of a record's actors, statements, events, anchored times and checks."""
    found: list[spans.Span] = []
    for actor in record.actors:
        found += actor.mentions
    for s in record.statements:
        found += [*s.contents, *s.sources, *([s.cue] if s.cue else ()), *s.evidence.spans]
    for e in record.events:
        found += [e.anchor, *e.also, *e.actor_spans, *e.target_spans, *e.evidence.spans]
        found += [*([e.place.span] if e.place else ()), *(size.span for size in e.size)]
    for time in record.anchored:
        found.append(time.anchor)
    for check in record.checks:
        found += check.spans
    return found
