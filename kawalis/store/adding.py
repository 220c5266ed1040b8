"""Adding reports: each is added, the same as one that is there, or a new version of its page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from kawalis.store.bulk import among, insert_many
from kawalis.store.changes import log
from kawalis.store.clock import now
from kawalis.store.fulltext import ARTICLE, enter
from kawalis.store.incoming import ADDED, SAME, UPDATED, Outcome
from kawalis.store.pack import storable
from kawalis.store.similar import link_copies
from kawalis.store.tables import articles, copies, intake, texts, versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from kawalis.store.prepared import Prepared


def add(connection: Connection, reports: Sequence[Prepared]) -> list[Outcome]:
    """Add the reports, all in the transaction of ``connection``; return what became of each."""
    moment = now()
    held = _held(connection, [prepared.article for prepared in reports])
    pages = _pages(connection, {each.report.url for each in reports if each.report.url})
    new: list[Prepared] = []
    seen: list[dict[str, Any]] = []
    keys: dict[str, str] = {}
    changed: list[tuple[str, str]] = []  # (new version's article, old one's)
    outcomes: list[tuple[str, str]] = []
    for prepared in reports:
        found, report = prepared.article, prepared.report
        what = SAME if found in held else ADDED
        if found not in held:
            held.add(found)
            new.append(prepared)
        if report.key:
            keys.setdefault(report.key, found)
        if report.url:
            history = pages.setdefault(report.url, [])
            if history and history[-1] != found:
                what = UPDATED
                changed.append((found, history[-1]))
            if not history or history[-1] != found:
                history.append(found)
                row = {"address": report.url, "number": len(history), "article": found, "seen_at": moment}
                seen.append(row)
        outcomes.append((what, found))
    numbered = _insert(connection, new, moment)
    insert_many(connection, versions, seen)
    _remember(connection, keys)
    apart = {(a, b) for history in pages.values() for a in history for b in history if a != b}
    links = link_copies(connection, numbered, apart)
    _supersede(connection, changed)
    told = [({UPDATED: "changed"}.get(what, what), found) for what, found in outcomes if what != SAME]
    entries = [(what, "article", found, found) for what, found in told]
    log(connection, moment, entries + [("added", "copy", copy, copy) for copy, _ in links])
    originals = dict(links)
    return [Outcome(what, found, originals.get(found)) for what, found in outcomes]


def unchanged(connection: Connection, places: Sequence[tuple[str, str | None]]) -> list[bool]:
    """Tell of each article and address whether it is there, and stands at that address, so that adding does nothing."""
    held = _held(connection, [found for found, _ in places])
    pages = _pages(connection, {storable(address) for _, address in places if address})
    return [
        found in held and (not address or pages.get(storable(address), [""])[-1] == found)
        for found, address in places
    ]


def _held(connection: Connection, wanted: Sequence[str]) -> set[str]:
    """Return which of these articles are there."""
    return set(connection.scalars(select(articles.c.id).where(among(connection, articles.c.id, wanted))))


def _pages(connection: Connection, addresses: set[str]) -> dict[str, list[str]]:
    """Return the articles that stood at each address, the oldest first."""
    out: dict[str, list[str]] = {}
    if addresses:
        rows = select(versions.c.address, versions.c.article).where(
            among(connection, versions.c.address, addresses)
        )
        for address, article in connection.execute(rows.order_by(versions.c.number)).tuples():
            out.setdefault(address, []).append(article)
    return out


def _insert(connection: Connection, new: Sequence[Prepared], moment: str) -> dict[int, Prepared]:
    """Insert the articles; return them by their numbers."""
    if not new:
        return {}
    digests = {prepared.digest: prepared for prepared in new}
    wanted = select(texts.c.digest).where(among(connection, texts.c.digest, digests))
    kept = set(connection.scalars(wanted))
    last = connection.execute(select(func.coalesce(func.max(articles.c.number), 0))).scalar_one()
    numbered = dict(enumerate(new, start=last + 1))  # writers take turns: the numbers are free
    bodies = [
        {"digest": digest, "size": prepared.size, "body": prepared.body}
        for digest, prepared in digests.items()
        if digest not in kept
    ]
    insert_many(connection, texts, bodies)
    rows = [_row(number, prepared, moment) for number, prepared in numbered.items()]
    insert_many(connection, articles, rows)
    rows = [
        {
            "kind": ARTICLE,
            "item": each.article,
            "article": each.article,
            "exact": each.exact,
            "stem": each.stem,
        }
        for each in new
    ]
    enter(connection, rows)
    return numbered


def _row(number: int, prepared: Prepared, moment: str) -> dict[str, Any]:
    report = prepared.report
    return {
        "number": number,
        "id": prepared.article,
        "digest": prepared.digest,
        "title": report.title,
        "outlet": report.outlet,
        "outlet_id": report.outlet_id,
        "url": report.url,
        "language": report.language,
        "author": report.author,
        "published": report.published.value,
        "published_origin": report.published.origin,
        "published_why": _why(report.published.why),
        "origin": report.origin,
        "added_at": moment,
        "current": True,
        "day": report.published.value,
        "record": None,
    }


def _why(clues: tuple[str, ...]) -> str:
    return storable(json.dumps(clues, ensure_ascii=False)) if clues else "[]"


def _remember(connection: Connection, keys: dict[str, str]) -> None:
    if keys:
        there = set(connection.scalars(select(intake.c.key).where(among(connection, intake.c.key, keys))))
        rows = [{"key": key, "article": found} for key, found in keys.items() if key not in there]
        insert_many(connection, intake, rows)


def _supersede(connection: Connection, changed: Sequence[tuple[str, str]]) -> None:
    """Mark which of the articles still stand at an address."""
    for found in dict.fromkeys(name for pair in changed for name in pair):
        places = select(versions.c.address).where(versions.c.article == found)
        history = _pages(connection, set(connection.scalars(places)))
        stands = any(articles_there[-1] == found for articles_there in history.values())
        connection.execute(update(articles).where(articles.c.id == found).values(current=stands))


def originals_of(connection: Connection, found: str) -> list[str]:
    """Return what an article is a copy of."""
    return list(connection.scalars(select(copies.c.original).where(copies.c.article == found)))
