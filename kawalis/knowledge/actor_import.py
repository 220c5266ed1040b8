"""Files of actors from open data: what it says under our schema, and nothing that it does not say.

An actor without an Arabic name and a post without an Arabic title are left out, counted under a reason code. One
whose name ours has is not written: where the two differ, the difference is told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kawalis.knowledge import table
from kawalis.knowledge.actor_rules import is_before
from kawalis.knowledge.actor_streams import FORMATS, Store, fill
from kawalis.knowledge.schema.actors import KnownActor
from kawalis.knowledge.schema.countries import Country
from kawalis.knowledge.titles import read_office
from kawalis.text import count_arabic, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER_SCRIPT = re.compile(r"[\u0660-\u0669\u0670-\u06d3\u0750-\u077f]")  # letters that Arabic has not


_Known = dict[tuple[str, str], list[KnownActor]]


@dataclass
class Outcome:
    """What came of an import: files written, reason codes of what was not taken, differences with ours."""

    written: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    conflicts: list[tuple[str, str, str, str, str]] = field(
        default_factory=list
    )  # origin, our id, field, ours, theirs


def import_actors(stream: Iterable[bytes], form: str, out: Path, countries: Mapping[str, str]) -> Outcome:
    """Write a file for each actor of a stream into a folder; a file that is there stays as it is.

    Raises ``OSError`` where the folder cannot be written.
    """
    store = Store()
    try:
        fill(store, stream, form, countries)
        outcome = Outcome(skipped=store.skipped)
        out.mkdir(parents=True, exist_ok=True)
        for row in _rows(store, outcome):
            _write(out, row, outcome)
    finally:
        store.close()
    outcome.skipped = +outcome.skipped  # without codes that counted nothing
    return outcome


def _rows(store: Store, outcome: Outcome) -> Iterator[dict[str, Any]]:
    known: _Known = defaultdict(list)
    for actor in table(KnownActor):
        for name in {fold(name) for name in (*actor.names.ar, *actor.variants)}:
            known[actor.kind, name].append(actor)
    for name, said in store.things():
        if said["kind"] not in {"person", "organisation"}:
            continue
        arabic = _arabic(said["names"])
        if not arabic:
            outcome.skipped["no_arabic_name"] += 1
            continue
        row = _row(store, name, said, outcome, known)
        ours = {a.id: a for n in arabic for a in known.get((said["kind"], fold(n)), ())}
        if not ours:
            yield row
            continue
        outcome.skipped["name_of_ours"] += 1
        for actor in ours.values():
            outcome.conflicts += _differences(actor, row)


def _row(store: Store, name: str, said: Mapping[str, Any], outcome: Outcome, known: _Known) -> dict[str, Any]:
    arabic, latin = _arabic(said["names"]), _latin(said["names"])
    row: dict[str, Any] = {
        "id": _id(name),
        "kind": said["kind"],
        "names": {"ar": arabic[:1], "en": latin},
        "variants": arabic[1:],
        "gender": said.get("gender", ""),
        "country": said.get("country") or _nation(store, said.get("nations", ())),
        "roles": [],
        "affiliations": [],
    }
    origins = [said["origin"]]
    for held in store.held_by(name):
        is_role = held["how"] == "role"
        part = _role(store, held, outcome) if is_role else _affiliation(store, held, outcome, known)
        if part:
            row["roles" if is_role else "affiliations"].append(part)
            origins.append(held["origin"])
    row["origin"] = "; ".join(dict.fromkeys(origins))
    return {key: value for key, value in row.items() if value or key in {"id", "kind", "names"}}


def _role(store: Store, held: Mapping[str, Any], outcome: Outcome) -> dict[str, Any] | None:
    post = store.thing(held["to"])
    titles = _arabic(post["names"]) if post else []
    if post is None or not titles:
        outcome.skipped["post_not_in_stream" if post is None else "no_arabic_title"] += 1
        return None
    if read_office(titles[0]) is None:
        outcome.skipped["title_no_office"] += 1
        return None
    dates = _dates(held, outcome)
    if dates is None:
        return None
    latin = _latin(post["names"])
    out = {
        "title_ar": titles[0],
        "title_en": latin[0] if latin else "",
        "country": post.get("country"),
        **dates,
    }
    if held["ended"]:
        out["approximate"] = True
    return {key: value for key, value in out.items() if value or key.startswith("title")}


def _affiliation(
    store: Store, held: Mapping[str, Any], outcome: Outcome, known: _Known
) -> dict[str, Any] | None:
    """Return a membership of a body of ours, by its Arabic name, or of one that the stream holds."""
    body = store.thing(held["to"])
    names = _arabic(body["names"]) if body else []
    kinds = ("organisation", "group")
    ours = {actor.id for name in names for kind in kinds for actor in known.get((kind, fold(name)), ())}
    if len(ours) == 1:
        to = ours.pop()
    elif body and names and not ours and body["kind"] == "organisation":
        to = _id(held["to"])
    else:
        outcome.skipped["body_not_imported"] += 1
        return None
    dates = _dates(held, outcome)
    return None if dates is None else {"to": to, "relation": "member", **dates}


def _dates(held: Mapping[str, Any], outcome: Outcome) -> dict[str, str] | None:
    start, end = held["start"], held["end"]
    if start and end and is_before(end, start):
        outcome.skipped["ends_before_start"] += 1
        return None
    return {key: value for key, value in (("start", start), ("end", end)) if value}


def _nation(store: Store, nations: list[str]) -> str | None:
    """Return the code of the only state of somebody, as the state's own item says it."""
    things = [store.thing(name) for name in nations]
    codes = [thing["code"] for thing in things if thing and thing.get("code")]
    known = {country.code for country in table(Country)}
    return codes[0] if len(nations) == len(codes) == 1 and codes[0] in known else None


def _differences(ours: KnownActor, row: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    if ours.country and row.get("country") and ours.country != row["country"]:
        yield row["origin"], ours.id, "country", ours.country, row["country"]
    for role in row.get("roles", ()):
        office = read_office(role["title_ar"])
        for known in ours.roles:
            other = read_office(known.title_ar)
            if office is None or other is None or not office.same_as(other):
                continue
            for edge in ("start", "end"):
                mine, theirs = getattr(known, edge), role.get(edge)
                if mine and theirs and (is_before(mine, theirs) or is_before(theirs, mine)):
                    yield row["origin"], ours.id, f"roles.{edge}", f"{known.title_ar} {mine}", theirs


def _write(out: Path, row: dict[str, Any], outcome: Outcome) -> None:
    import yaml  # noqa: PLC0415 - only an import writes YAML

    path = out / f"{row['id']}.yaml"
    if path.exists():
        outcome.skipped["file_exists"] += 1
        return
    text = yaml.safe_dump(row, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, encoding="utf-8")
    outcome.written += 1


def _id(name: str) -> str:
    return "import-" + re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def _arabic(names: list[str]) -> list[str]:
    """Return the names in Arabic letters alone, each spelling once; Persian, Urdu and Kurdish ones are none."""
    found = [n for n in names if count_arabic(n) and not _LATIN.search(n) and not _OTHER_SCRIPT.search(n)]
    return list({fold(name): name for name in reversed(found)}.values())[::-1]


def _latin(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if _LATIN.search(name) and not count_arabic(name)))


__all__ = ["FORMATS", "Outcome", "import_actors"]
