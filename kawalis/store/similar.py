"""Near duplicates: sketches that agree in a band are compared, and the later of two alike is linked to the earlier.

A sketch has 128 words of 32 bits (MinHash); 16 bands of 8 words bring together what is alike by 0.7 with nine chances
in ten or more above 0.75.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import select

from kawalis.store.bulk import among, insert_many
from kawalis.store.tables import articles, bands, copies, sketches

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection

    from kawalis.store.prepared import Prepared

BANDS = 16
ALIKE = 0.7  # estimated Jaccard index of the shingles
METHOD = "rensa.rminhash/128"
_MIX, _HALF = np.uint64(0x9E37_79B9_7F4A_7C15), np.uint64(32)
_MANY = 200  # candidates of one batch that are compared: a sign of boilerplate where there are more


def band_hashes(sketches: Sequence[bytes]) -> list[list[int]]:
    """Return the signed 64-bit hashes of each sketch's bands, none of an empty sketch."""
    made = [sketch for sketch in sketches if sketch]
    if not made:
        return [[] for _ in sketches]
    parts = np.frombuffer(b"".join(made), "<u8").reshape(len(made), BANDS, -1)
    mixed = np.broadcast_to(np.arange(1, BANDS + 1, dtype=np.uint64), parts.shape[:2])  # bands are told apart
    for i in range(parts.shape[2]):
        mixed = (mixed ^ parts[:, :, i]) * _MIX
        mixed = mixed ^ (mixed >> _HALF)
    hashes = iter(mixed.view(np.int64).tolist())
    return [next(hashes) if sketch else [] for sketch in sketches]


def likeness(one: bytes, other: bytes) -> float:
    """Return the estimated Jaccard index of two sketches, 0 where there is none."""
    if not one or len(one) != len(other):
        return 0.0
    same = np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")
    return float(same.mean())


def link_copies(
    connection: Connection, new: Mapping[int, Prepared], apart: set[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Store the sketches of new articles and link near duplicates; return the links: copy, original.

    They are those that come about when the articles come one by one. ``new`` are articles that are stored already, by
    their numbers. ``apart`` are pairs (new, old) that are two versions of one page and no copies.
    """
    if not new:
        return []
    near = _near(connection, {h for each in new.values() for h in each.bands})
    numbers = sorted({number for found in near.values() for number in found})[: 100 * _MANY]
    digests = {each.digest for each in new.values()}
    others = _rows(connection, among(connection, articles.c.number, numbers)) if numbers else []
    others += _rows(connection, among(connection, articles.c.digest, digests))
    by_number = {row["number"]: row for row in others}
    twins: dict[str, list[int]] = {}
    for row in by_number.values():
        twins.setdefault(row["digest"], []).append(row["number"])
    saved = {each.article: each.report.sketch for each in new.values()}
    old = [row["id"] for row in by_number.values() if row["id"] not in saved]
    if old:
        wanted = select(sketches).where(among(connection, sketches.c.article, old))
        saved |= connection.execute(wanted).tuples().all()
    found_links: dict[tuple[str, str], float] = {}
    for number, each in sorted(new.items()):
        candidates = {n for h in each.bands for n in near.get(h, ())}
        candidates |= {other for other in twins[each.digest] if other < number}
        if candidates:
            known = {by_number[n]["id"]: by_number[n] for n in sorted(candidates) if n in by_number}
            _link(by_number[number], each.report.sketch, known, saved, apart, found_links)
        for h in each.bands:
            near.setdefault(h, []).append(number)
    _store(connection, new, found_links)
    return list(found_links)


def _link(
    row: Any,
    sketch: bytes,
    candidates: dict[str, Any],
    saved: dict[str, bytes],
    apart: set[tuple[str, str]],
    links: dict[tuple[str, str], float],
) -> None:
    """Note the links between an article and its candidates, the first come first."""
    alike = [
        (1.0 if other["digest"] == row["digest"] else likeness(sketch, saved.get(found, b"")), other)
        for found, other in list(candidates.items())[:_MANY]
        if found != row["id"] and (row["id"], found) not in apart and (found, row["id"]) not in apart
    ]
    alike = [(value, other) for value, other in alike if value >= ALIKE]
    if not alike:
        return
    value, first = min(alike, key=lambda pair: _age(pair[1]))
    if _age(first) < _age(row):
        links[row["id"], first["id"]] = value
        return
    for value, other in alike:  # an older report that came in later is the original of them all
        links[other["id"], row["id"]] = value


def _age(row: Any) -> tuple[str, int]:
    return row["published"] or "9999", row["number"]


def _near(connection: Connection, hashes: Collection[int]) -> dict[int, list[int]]:
    """Return the numbers of the articles under each hash."""
    out: dict[int, list[int]] = {}
    wanted = select(bands.c.hash, bands.c.article).where(among(connection, bands.c.hash, hashes))
    for h, number in connection.execute(wanted).tuples():
        out.setdefault(h, []).append(number)
    return out


def _rows(connection: Connection, condition: Any) -> list[Any]:
    columns = (articles.c.number, articles.c.id, articles.c.digest, articles.c.published)
    return list(connection.execute(select(*columns).where(condition)).mappings())


def _store(connection: Connection, new: Mapping[int, Prepared], links: dict[tuple[str, str], float]) -> None:
    sketched = [
        {"article": each.article, "body": each.report.sketch} for each in new.values() if each.report.sketch
    ]
    places = sorted((h, number) for number, each in new.items() for h in each.bands)
    rows = [{"hash": h, "article": number} for h, number in places]  # in the order of the table: quicker
    found_links = [
        {"article": a, "original": b, "likeness": value, "method": METHOD} for (a, b), value in links.items()
    ]
    insert_many(connection, sketches, sketched)
    insert_many(connection, bands, rows)
    insert_many(connection, copies, found_links)
