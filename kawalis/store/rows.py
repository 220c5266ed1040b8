"""The rows of a record: what search, facets and views ask for, out of the JSON of docs/record.md."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from kawalis.store import ids
from kawalis.store.pack import storable_row
from kawalis.text import search_shadow

LONGEST_SHADOW = 200_000  # characters of one item that the index holds: PostgreSQL's vectors have a limit

Row = dict[str, Any]


class Rows(NamedTuple):
    """The rows of one record, by table; ``search`` are those of its statements, events and actors.

    ``about`` are pairs of ids: a statement, and an actor of whom it speaks.
    """

    statements: list[Row]
    links: list[Row]
    events: list[Row]
    parties: list[Row]
    actors: list[Row]
    times: list[Row]
    search: list[Row]
    about: list[Row]


def rows_of(record: Row, article: str, day: str | None) -> Rows:
    """Return the rows of a record of the article with that id, published on ``day``."""
    text, names = record["article"]["text"], _names(record, article)
    times = {time["id"]: time for time in record["times"]}
    rows = Rows([], [], [], [], [], [], [], _about(record, names))
    for actor in record["actors"]:
        _actor(rows, actor, names[f"actors/{actor['id']}"], article)
    for statement in record["statements"]:
        _statement(rows, statement, names, times, article, day, text)
    for event in record["events"]:
        _event(rows, event, names, article, day, record)
    for time in record["times"]:
        rows.times.append(
            {
                "article": article,
                "local": time["id"],
                "begins": time["start"],
                "ends": time["end"],
                "kind": time["kind"],
                "value": time["value"],
                "begin": time["begin"],
                "until": time["until"],
            }
        )
    return Rows(*([storable_row(row) for row in table] for table in rows))


def about_of(record: Row, article: str) -> list[Row]:
    """Return the rows ``about`` of a record alone."""
    return _about(record, _names(record, article))


def _names(record: Row, article: str) -> dict[str, str]:
    """Return the stable ids of a record's findings by their part of it and their own."""
    taken: set[str] = set()
    names: dict[str, str] = {}
    for key, make in (("actors", ids.actor_id), ("statements", ids.statement_id), ("events", ids.event_id)):
        for thing in record[key]:
            names[f"{key}/{thing['id']}"] = ids.apart(make(article, thing), taken)
    return names


def shadow(text: str) -> tuple[str, str]:
    """Return the words, folded and as stems, under which ``text`` is found."""
    return search_shadow(text[:LONGEST_SHADOW])


def search_row(kind: str, item: str, article: str | None, text: str) -> Row:
    """Return the row under which ``text`` is found."""
    exact, stem = shadow(text)
    return {"kind": kind, "item": item, "article": article, "exact": exact, "stem": stem}


def _actor(rows: Rows, actor: Row, found: str, article: str) -> None:
    entity = actor["kb"] or found
    rows.actors.append(
        {
            "id": found,
            "article": article,
            "local": actor["id"],
            "entity": entity,
            "kb": actor["kb"],
            "kind": actor["kind"],
            "name_ar": actor["name_ar"],
            "name_en": actor["name_en"],
            "role": actor["role"],
            "country": actor["country"],
            "code": actor["code"],
            "mentions": len(actor["mentions"]),
        }
    )
    words = " ".join(filter(None, (actor["name_ar"], actor["name_en"], actor["role"])))
    rows.search.append(search_row("actor", entity, None if actor["kb"] else article, words))


def _statement(
    rows: Rows,
    statement: Row,
    names: dict[str, str],
    times: dict[str, Row],
    article: str,
    day: str | None,
    text: str,
) -> None:
    found = names[f"statements/{statement['id']}"]
    cue = statement["cue"]
    spans = [*([cue] if cue else []), *statement["sources"], *statement["contents"]]
    said = times.get(statement["said_at"] or "", {})
    begins = min((span["start"] for span in spans), default=0)
    ends = max((span["end"] for span in spans), default=0)
    rows.statements.append(
        {
            "id": found,
            "article": article,
            "local": statement["id"],
            "parent": names.get(f"statements/{statement['parent']}"),
            "layer": statement["layer"],
            "begins": begins,
            "ends": ends,
            "cue": cue["text"] if cue else None,
            "source": names.get(f"actors/{statement['source']}"),
            "source_type": statement["source_type"],
            "cue_class": statement["cue_class"],
            "directness": statement["directness"],
            "polarity": statement["polarity"],
            "certainty": statement["certainty"],
            "mode": statement["mode"],
            "said_begin": said.get("begin"),
            "said_until": said.get("until"),
            "day": day,
        }
    )
    for position, link in enumerate(statement["chain"]):
        actor = names.get(f"actors/{link['actor']}")
        if actor is not None:
            rows.links.append(
                {
                    "statement": found,
                    "position": position,
                    "article": article,
                    "actor": actor,
                    "link": link["link"],
                }
            )
    rows.search.append(search_row("statement", found, article, text[begins:ends]))


def _about(record: Row, names: dict[str, str]) -> list[Row]:
    """Return of whom each statement speaks: who is named in its words, who takes part in what is told there.

    Who speaks is left out.
    """
    told: dict[str | None, set[str]] = {}
    for event in record["events"]:
        told.setdefault(event["statement"], set()).update(event["actors"], event["targets"])
    places = [(m["start"], m["end"], a["id"]) for a in record["actors"] for m in a["mentions"]]
    pairs = []
    for statement in record["statements"]:
        spans = [(span["start"], span["end"]) for span in statement["contents"]]
        named = {own for start, end, own in places if any(a <= start and end <= b for a, b in spans)}
        for own in sorted((named | told.get(statement["id"], set())) - {statement["source"]}):
            if f"actors/{own}" in names:
                found = {"statement": names[f"statements/{statement['id']}"], "actor": names[f"actors/{own}"]}
                pairs.append(found)
    return pairs


def _event(rows: Rows, event: Row, names: dict[str, str], article: str, day: str | None, record: Row) -> None:
    found = names[f"events/{event['id']}"]
    anchor, place, time = event["anchor"], event["place"] or {}, event["time"] or {}
    sizes = [{key: size[key] for key in ("kind", "low", "high")} for size in event.get("size", ())]
    rows.events.append(
        {
            "id": found,
            "article": article,
            "local": event["id"],
            "begins": anchor["start"],
            "ends": anchor["end"],
            "anchor": anchor["text"],
            "type": event["type"],
            "mode": event["mode"],
            "status": event["status"],
            "statement": names.get(f"statements/{event['statement']}"),
            "place": place.get("name_en") or place.get("span", {}).get("text"),
            "country": place.get("country"),
            "lat": place.get("lat"),
            "lon": place.get("lon"),
            "place_precision": place.get("precision"),
            "begin": time.get("begin"),
            "until": time.get("until"),
            "time_precision": time.get("precision"),
            "contexts": " ".join(event.get("contexts", ())),
            "sizes": json.dumps(sizes),
            "day": day,
            "telling": event.get("telling"),
        }
    )
    for role, key in (("actor", "actors"), ("target", "targets")):
        for actor in dict.fromkeys(names.get(f"actors/{local}") for local in event[key]):
            if actor is not None:
                rows.parties.append({"event": found, "role": role, "actor": actor, "article": article})
    spans = [anchor, *event["also"], *event["actor_spans"], *event["target_spans"]]
    words = [span["text"] for span in sorted(spans, key=lambda span: span["start"])]
    words += [place["span"]["text"], place.get("name_en") or ""] if place else []
    people = {actor["id"]: actor for actor in record["actors"]}
    words += [people[local]["name_ar"] for local in (*event["actors"], *event["targets"]) if local in people]
    rows.search.append(search_row("event", found, article, " ".join(words)))
