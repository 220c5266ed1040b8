"""What annotators made of texts: the exports of Label Studio (JSON, JSON-MIN, JSON lines) and doccano (JSON lines).

Offsets are code points of the text; those of older Label Studios count UTF-16 units, and are turned where the words
that came with them tell so.
"""

from __future__ import annotations

import contextlib
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from kawalis.ingest.sources import read_bytes
from kawalis.ingest.tables import json_value, line_rows
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LABELLED = ("entities", "labels", "label", "spans")
_META = ("meta", "metadata")


class Mark(NamedTuple):
    """Characters ``[start, end)`` under a label; ``id`` is that of the region where the program kept one."""

    start: int
    end: int
    label: str
    id: str | None = None


class Annotated(NamedTuple):
    """What one person made of one text.

    ``source`` is file and number, ``meta`` the columns beside the text, ``faults`` what could not be read of it:
    reason code and detail.
    """

    source: str
    text: str | None
    meta: dict[str, Any]
    marks: tuple[Mark, ...]
    author: str | None
    faults: tuple[tuple[str, dict[str, Any]], ...]


def annotated(path: Path) -> Iterator[Annotated | InputError]:
    """Yield what each person made of each text; what is none of it is an :class:`InputError`."""
    name = str(path)
    try:
        data = read_bytes(path, ".jsonl", name)
        rows = _rows(data, name)
    except InputError as error:
        yield error
        return
    except FileNotFoundError:
        yield InputError("missing", name)
        return
    except (OSError, ValueError) as error:
        yield InputError("unreadable", name, reason=getattr(error, "strerror", None) or str(error))
        return
    for number, row in rows:
        yield from _of_row(row, f"{name}:{number}")


def _rows(data: bytes, name: str) -> Iterator[tuple[int, Any]]:
    """Return the tasks with their numbers: a list's, the only one's, or those of lines."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head == b"[":
        return iter(list(enumerate(json_value(data, name), start=1)))
    rows = list(line_rows(data, name))
    if head == b"{" and rows[0][1] is None:  # one task on several lines, unless the first line is broken
        with contextlib.suppress(InputError):
            return iter([(1, json_value(data, name))])
    return iter(rows)


def _of_row(row: Any, source: str) -> Iterator[Annotated | InputError]:
    if row is None:
        yield InputError("broken_json", source, reason="no JSON")
    elif not isinstance(row, dict):
        yield InputError("not_a_task", source)
    elif isinstance(row.get("data"), dict):
        yield from _label_studio(row, source)
    else:
        yield _flat(row, source)


def _label_studio(task: dict[str, Any], source: str) -> Iterator[Annotated | InputError]:
    data, done = task["data"], task.get("annotations", task.get("completions"))
    text = data.get("text")
    if not isinstance(text, str):
        yield InputError("no_text", source)
        return
    made = [a for a in done if isinstance(a, dict)] if isinstance(done, list) else []
    made = [a for a in made if not a.get("was_cancelled") and isinstance(a.get("result"), list)]
    if not made:
        yield InputError("no_annotation", source)
    for annotation in made:
        marks, faults = _marks(annotation["result"], text)
        yield Annotated(source, text, data, marks, _person(annotation.get("completed_by")), faults)


def _flat(row: dict[str, Any], source: str) -> Annotated | InputError:
    """Return a row of JSON-MIN or doccano."""
    text = row.get("text", row.get("data"))
    if not isinstance(text, str):
        return InputError("no_text", source)
    found = [row[key] for key in _LABELLED if isinstance(row.get(key), list)]
    found += [v for k, v in row.items() if k not in _LABELLED and _is_min(v)]
    if not any(found):
        return InputError("no_annotation", source)
    meta = {k: v for key in _META if isinstance(row.get(key), dict) for k, v in row[key].items()} | row
    marks, faults = _marks([item for items in found for item in items], text)
    if row.get("relations"):
        faults += (("unknown_kind", {"what": "relations"}),)
    return Annotated(source, text, meta, marks, _person(row.get("annotator", row.get("username"))), faults)


def _is_min(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) and "labels" in item for item in value)


def _marks(items: list[Any], text: str) -> tuple[tuple[Mark, ...], tuple[tuple[str, dict[str, Any]], ...]]:
    marks: list[Mark] = []
    faults: list[tuple[str, dict[str, Any]]] = []
    for item in items:
        value, own = item, None
        if isinstance(item, dict) and "type" in item and "value" in item:
            if item["type"] not in {"labels", "hypertextlabels"}:
                faults.append(("unknown_kind", {"what": str(item["type"])[:80]}))
                continue
            value, own = item["value"], item.get("id")
        elif isinstance(item, dict) and "type" in item and "labels" not in item and "label" not in item:
            faults.append(("unknown_kind", {"what": str(item["type"])[:80]}))
            continue
        for start, end, label, words in _parts(value):
            place = _place(text, start, end, words)
            if place is None:
                faults.append(("bad_span", {"what": f"{start}-{end} {label}"[:120]}))
            else:
                marks.append(Mark(*place, str(label), own if isinstance(own, str) else None))
    return tuple(marks), tuple(faults)


def _parts(value: Any) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Yield start, end, label and words of a marked stretch; one of another form has no place."""
    if isinstance(value, list) and len(value) == 3:  # noqa: PLR2004 - start, end, label
        yield (*value, None)
    elif isinstance(value, dict):
        start, end = (value.get(f"{side}_offset", value.get(side)) for side in ("start", "end"))
        labels = value.get("labels", value.get("label"))
        for label in labels if isinstance(labels, list) else [labels]:
            yield start, end, label, value.get("text")
    else:
        yield None, None, str(value), None


def _place(text: str, start: Any, end: Any, words: Any) -> tuple[int, int] | None:
    """Return the place in code points, ``None`` where the text has none such or holds other words there."""
    if any(isinstance(at, bool) or not isinstance(at, int) for at in (start, end)) or not 0 <= start < end:
        return None
    places = [(start, end)]
    if isinstance(words, str):
        places += _from_utf16(text, start, end)
    for first, last in places:
        here = text[first:last]
        if last <= len(text) and (not isinstance(words, str) or here.split() == words.split()):
            return first, last
    return None


def _from_utf16(text: str, start: int, end: int) -> list[tuple[int, int]]:
    units = [0, *accumulate(2 if ord(char) > 0xFFFF else 1 for char in text)]  # noqa: PLR2004 - behind the BMP
    first, last = bisect_left(units, start), bisect_left(units, end)
    return [(first, last)] if last < len(units) and (units[first], units[last]) == (start, end) else []


def _person(value: Any) -> str | None:
    """Return who annotated: an address or name, else the program's number."""
    if isinstance(value, dict):
        value = value.get("email") or value.get("username") or value.get("id")
    return (
        str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None
    )
