"""Events as JSON, one a line: the fields of the record, with the article and the actors that they name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kawalis.export.record_json import to_dict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.model import Record


def text(records: Iterable[Record]) -> str:
    """Return one line for each event; lone surrogates are escaped, so that UTF-8 can hold any record."""
    lines = [line for record in records for line in lines_of(record)]
    return "".join(line + "\n" for line in lines)


def lines_of(record: Record) -> list[str]:
    """Return the events of one record as JSON."""
    plain = to_dict(record)
    actors = {a["id"]: {k: v for k, v in a.items() if k != "mentions"} for a in plain["actors"]}
    article = {k: v for k, v in plain["article"].items() if k != "text"}
    chains = {s["id"]: s["chain"] for s in plain["statements"]}
    out = []
    for event in plain["events"]:
        chain = chains.get(event["statement"], [])
        named = [*event["actors"], *event["targets"], *(link["actor"] for link in chain)]
        row = {
            "article": article,
            **event,
            "chain": chain,
            "named": [actors[i] for i in dict.fromkeys(named)],
        }
        line = json.dumps(row, ensure_ascii=False)
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            line = json.dumps(row, ensure_ascii=True)
        out.append(line)
    return out
