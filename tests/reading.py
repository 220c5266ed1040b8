"""What must hold of every record, whatever the text: used by the tests of robustness and of samples."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Record


def spans_of(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in a plain record that has offsets and a text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for item in value.values():
            yield from spans_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans_of(item)


def faults_of(record: Record) -> list[str]:
    """Return what is wrong with a record: a shifted offset, an id twice, a reference to nothing."""
    from kawalis.export.record_json import to_dict  # noqa: PLC0415

    plain = to_dict(record)
    text = plain["article"]["text"]
    faults = [
        f"span [{s['start']}, {s['end']}) is {text[s['start'] : s['end']]!r}, not {s['text']!r}"
        for s in spans_of(plain)
        if text[s["start"] : s["end"]] != s["text"] or not s["text"]
    ]
    ids: dict[str, set[str]] = {}
    for kind in ("times", "names", "actors", "statements", "events"):
        listed = [item["id"] for item in plain[kind]]
        ids[kind] = set(listed)
        if len(listed) != len(ids[kind]):
            faults.append(f"{kind}: an id stands twice")
    everything = [i for known in ids.values() for i in known]
    if len(everything) != len(set(everything)):
        faults.append("an id stands in two lists")
    for kind, where, target in references(plain):
        if target is not None and target not in ids[kind]:
            faults.append(f"{where}: no {kind} entry {target!r}")
    for check in plain["checks"]:
        faults.extend(
            f"{check['kind']}: about {i!r}, which is nothing" for i in check["about"] if i not in everything
        )
    return [*faults, *faults_of_sentences(text, plain["sentences"])]


def faults_of_sentences(text: str, sentences: list[dict[str, int]]) -> list[str]:
    """Return what is wrong with the sentences: they run in order and hold all that is no white space."""
    faults = []
    if any(before["end"] > after["start"] for before, after in pairwise(sentences)):
        faults.append("sentences overlap")
    if any(not 0 <= s["start"] < s["end"] <= len(text) for s in sentences):
        faults.append("a sentence lies outside the text")
    covered = "".join(text[s["start"] : s["end"]] for s in sentences)
    if "".join(covered.split()) != "".join(text.split()):
        faults.append("sentences do not cover the text")
    return faults


def references(plain: dict[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    """Yield (list, where, id) of everything that a record refers to."""
    for name in plain["names"]:
        yield "actors", name["id"], name["actor"]
    for statement in plain["statements"]:
        where = statement["id"]
        yield "statements", where, statement["parent"]
        yield "actors", where, statement["source"]
        yield "times", where, statement["said_at"]
        for link in statement["chain"]:
            yield "actors", f"{where} chain", link["actor"]
    for event in plain["events"]:
        where = event["id"]
        yield "statements", where, event["statement"]
        yield "times", where, (event["time"] or {}).get("time")
        for actor in (*event["actors"], *event["targets"]):
            yield "actors", where, actor
