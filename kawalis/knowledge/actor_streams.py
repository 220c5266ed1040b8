"""Open data about actors, read line by line into a small store on disk: FollowTheMoney entities, Wikidata items.

Nothing is held in memory but one line. What is not taken is counted under a reason code. Property numbers are
Wikidata's: P31 instance of, P39 position held (P580 start, P582 end), P102 party, P27 citizenship, P298 ISO 3166-1.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from typing import IO, TYPE_CHECKING, Any

from kawalis.knowledge.actor_rules import is_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FORMATS = ("ftm", "wikidata")
HUMAN = "Q5"
PERSON = frozenset({"Person"})
BODIES = frozenset({"Organization", "PublicBody"})
EDGES = {
    "Occupancy": ("holder", "post"),
    "Membership": ("member", "organization"),
    "Directorship": ("director", "organization"),
}
DAY, MONTH, YEAR = 11, 10, 9  # precisions of Wikidata's times
_WIDTH = {DAY: 10, MONTH: 7, YEAR: 4}
_TIME = re.compile(r"\+(\d{4}-\d\d-\d\d)T")


class Store:
    """Things by id, and who holds what: a database in a temporary file of its own, gone when it is closed."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")  # SQLite's own temporary file: it spills to disk by itself
        self._base.execute("CREATE TABLE thing (id TEXT PRIMARY KEY, said TEXT)")
        self._base.execute("CREATE TABLE held (holder TEXT, said TEXT)")
        self.skipped: Counter[str] = Counter()

    def add(self, name: str, said: Mapping[str, Any]) -> None:
        """Keep what is said of a thing; a second line for one id is not taken."""
        done = self._base.execute("INSERT OR IGNORE INTO thing VALUES (?, ?)", (name, json.dumps(said)))
        if not done.rowcount:
            self.skipped["repeated_id"] += 1

    def hold(self, holder: str, said: Mapping[str, Any]) -> None:
        """Keep what somebody holds: ``to`` (an id), ``how``, ``start``, ``end``, ``ended``, ``role``, ``origin``."""
        self._base.execute("INSERT INTO held VALUES (?, ?)", (holder, json.dumps(said)))

    def finish(self) -> None:
        """Make the store quick to ask."""
        self._base.execute("CREATE INDEX by_holder ON held (holder)")

    def thing(self, name: str) -> dict[str, Any] | None:
        """Return what is said of a thing, or ``None`` where the stream did not hold it."""
        row = self._base.execute("SELECT said FROM thing WHERE id = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def things(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield every thing, in the order of ids."""
        for name, said in self._base.execute("SELECT id, said FROM thing ORDER BY id"):
            yield name, json.loads(said)

    def held_by(self, name: str) -> list[dict[str, Any]]:
        """Return what one thing holds, in the order of the stream."""
        rows = self._base.execute("SELECT said FROM held WHERE holder = ? ORDER BY rowid", (name,))
        return [json.loads(row[0]) for row in rows]

    def close(self) -> None:
        """Let go of the store."""
        self._base.close()


def fill(store: Store, stream: IO[bytes] | Iterable[bytes], form: str, countries: Mapping[str, str]) -> None:
    """Read a stream into a store; ``countries`` maps ISO 3166-1 alpha-2 (upper case) to alpha-3."""
    for line in stream:
        text = line.strip().rstrip(b",")
        if text in {b"", b"[", b"]"}:
            continue
        try:
            entity = json.loads(text)
        except ValueError:
            store.skipped["broken_line"] += 1
            continue
        try:
            if form == "ftm":
                _ftm(store, entity, countries)
            else:
                for item in entity["entities"].values() if "entities" in entity else (entity,):
                    _wikidata(store, item)
        except (AttributeError, KeyError, IndexError, TypeError):
            store.skipped["broken_entity"] += 1
    store.finish()


def _ftm(store: Store, entity: Any, countries: Mapping[str, str]) -> None:
    schema, said = entity["schema"], entity["properties"]
    origin = f"OpenSanctions {entity['id']}"
    if schema in EDGES:
        holder, target = EDGES[schema]
        dates = {edge: _one(said.get(f"{edge}Date", ()), store) for edge in ("start", "end")}
        ended = "ended" in said.get("status", ()) and not dates["end"]
        for name in said[holder]:
            for other in said[target]:
                how = "role" if schema == "Occupancy" else "member"
                store.hold(name, {"to": other, "how": how, "ended": ended, "origin": origin, **dates})
        return
    if schema not in PERSON | BODIES | {"Position"}:
        store.skipped["other_schema"] += 1
        return
    store.skipped["weak_alias"] += len(said.get("weakAlias", ()))
    found = [said.get(name, ()) for name in ("citizenship", "nationality", "country")]
    codes = [countries.get(code.upper()) for code in next((codes for codes in found if codes), ())]
    gender = {"male": "m", "female": "f"}.get(_single(said.get("gender", ())) or "", "")
    kind = "person" if schema in PERSON else "office" if schema == "Position" else "organisation"
    names = [*said.get("name", ()), *said.get("alias", ())]
    wikidata = _single(said.get("wikidataId", ()))
    store.add(
        entity["id"],
        {
            "kind": kind,
            "names": names,
            "country": codes[0] if len(codes) == 1 else None,
            "gender": gender if kind == "person" else "",
            "origin": origin + (f", Wikidata {wikidata}" if wikidata else ""),
        },
    )


def _wikidata(store: Store, item: Any) -> None:
    if item.get("type") != "item":
        store.skipped["no_item"] += 1
        return
    claims, names = item.get("claims") or {}, []
    for language in ("ar", "en"):
        label = (item.get("labels") or {}).get(language)
        aliases = (item.get("aliases") or {}).get(language, ())
        names += [term["value"] for term in (*([label] if label else ()), *aliases)]
    person = HUMAN in _items(store, claims, "P31")
    code = next((snak["datavalue"]["value"] for snak, _ in _claims(store, claims, "P298")), None)
    origin = f"Wikidata {item['id']}"
    nations = _items(store, claims, "P27")
    store.add(
        item["id"],
        {
            "kind": "person" if person else "thing",
            "names": names,
            "code": code,
            "nations": nations,
            "origin": origin,
        },
    )
    for name, how in (("P39", "role"), ("P102", "member")):
        for snak, qualifiers in _claims(store, claims, name) if person else ():
            edges = [_edge(store, qualifiers.get(edge, ())) for edge in ("P580", "P582")]
            (start, _), (end, known) = edges
            target = snak["datavalue"]["value"]["id"]
            ended = known and end is None
            held = {"to": target, "how": how, "start": start, "end": end, "ended": ended, "origin": origin}
            store.hold(item["id"], held)


def _claims(store: Store, claims: Mapping[str, Any], name: str) -> Iterator[tuple[Any, Any]]:
    """Yield the main value and qualifiers of each claim; deprecated ones and those without a value are counted."""
    for claim in claims.get(name, ()):
        if claim.get("rank") == "deprecated":
            store.skipped["deprecated"] += 1
        elif claim["mainsnak"]["snaktype"] != "value":
            store.skipped["no_value"] += 1
        else:
            yield claim["mainsnak"], claim.get("qualifiers") or {}


def _items(store: Store, claims: Mapping[str, Any], name: str) -> list[str]:
    return [snak["datavalue"]["value"]["id"] for snak, _ in _claims(store, claims, name)]


def _edge(store: Store, snaks: Any) -> tuple[str | None, bool]:
    """Return a date as exact as the statement has it, and whether an edge is stated at all (``novalue`` is none)."""
    told = [snak for snak in snaks if snak["snaktype"] != "novalue"]
    values = {_time(snak["datavalue"]["value"]) for snak in told if snak["snaktype"] == "value"}
    if len(values) == 1 and None not in values:
        return values.pop(), True
    if values:
        store.skipped["vague_date"] += 1
    return None, bool(told)


def _time(value: Mapping[str, Any]) -> str | None:
    """Return a date with its precision; a decade or century is none."""
    found, width = _TIME.match(value["time"]), _WIDTH.get(value["precision"])
    text: str = found[1][:width] if found and width else ""
    return text if is_date(text) else None


def _one(dates: Any, store: Store) -> str | None:
    """Return the date of a list; of several the common part, if that is a date."""
    if not dates:
        return None
    values: set[str] = {value[:10] for value in dates}
    shortest = min(values, key=len)
    if not all(value.startswith(shortest) for value in values) or not is_date(shortest):
        store.skipped["vague_date"] += 1
        return None
    return shortest


def _single(values: Any) -> str | None:
    return str(values[0]) if len(values) == 1 else None
