"""Near duplicates: sketches that agree in a band are compared, and the later of two alike is linked to the earlier.

A sketch has 128 words of 32 bits (MinHash); 16 bands of 8 words bring together what is alike by 0.7 with nine chances
in ten or more above 0.75.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import or_, select, text

from kawalis.store.bulk import insert_many
from kawalis.store.tables import articles, bands, copies, sketches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from kawalis.store.prepared import Prepared

BANDS = 16
ALIKE = 0.7  # estimated Jaccard index of the shingles
METHOD = "rensa.rminhash/128"
_NEAR = {
    "sqlite": text("SELECT hash, article FROM bands WHERE hash IN (SELECT value FROM json_each(:hashes))"),
    "postgresql": text("SELECT hash, article FROM bands WHERE hash = ANY(:hashes)"),
}
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
    connection: Connection, new: Sequence[Prepared], apart: set[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Store the sketches of new articles and link near duplicates; return the links: copy, original.

    They are those that come about when the articles come one by one. ``apart`` are pairs (new, old) that are two
    versions of one page and no copies. The articles are stored already.
    """
    if not new:
        return []
    rows = _rows(connection, articles.c.id.in_([each.article for each in new]))
    known = {row["id"]: row for row in rows}
    near = _near(connection, {h for each in new for h in each.bands})
    numbers = {number for found in near.values() for number in found}
    digests = {row["digest"] for row in rows}
    others = _rows(
        connection, or_(articles.c.number.in_(sorted(numbers)[: 100 * _MANY]), articles.c.digest.in_(digests))
    )
    by_number = {row["number"]: row for row in (*others, *rows)}
    twins: dict[str, list[Any]] = {}
    for row in by_number.values():
        twins.setdefault(row["digest"], []).append(row)
    wanted = select(sketches).where(sketches.c.article.in_([row["id"] for row in others]))
    saved: dict[str, bytes] = dict(connection.execute(wanted).tuples().all())
    saved |= {each.article: each.report.sketch for each in new}
    found_links: dict[tuple[str, str], float] = {}
    for each in sorted(new, key=lambda each: int(known[each.article]["number"])):
        row = known[each.article]
        numbers = {n for h in each.bands for n in near.get(h, ())}
        numbers |= {other["number"] for other in twins[row["digest"]] if other["number"] < row["number"]}
        if numbers:
            candidates = {by_number[n]["id"]: by_number[n] for n in sorted(numbers) if n in by_number}
            _link(row, each.report.sketch, candidates, saved, apart, found_links)
        for h in each.bands:
            near.setdefault(h, []).append(row["number"])
    _store(connection, new, known, found_links)
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


def _near(connection: Connection, hashes: Iterable[int]) -> dict[int, list[int]]:
    """Return the numbers of the articles under each hash; one value holds all hashes, a list of them is slow."""
    out: dict[int, list[int]] = {}
    wanted = _NEAR[connection.dialect.name]
    values = list(hashes) if connection.dialect.name == "postgresql" else json.dumps(list(hashes))
    for h, number in connection.execute(wanted, {"hashes": values}).tuples():
        out.setdefault(h, []).append(number)
    return out


def _rows(connection: Connection, condition: Any) -> list[Any]:
    columns = (articles.c.number, articles.c.id, articles.c.digest, articles.c.published)
    return list(connection.execute(select(*columns).where(condition)).mappings())


def _store(
    connection: Connection,
    new: Sequence[Prepared],
    known: dict[str, Any],
    links: dict[tuple[str, str], float],
) -> None:
    sketched = [{"article": each.article, "body": each.report.sketch} for each in new if each.report.sketch]
    places = sorted((h, int(known[each.article]["number"])) for each in new for h in each.bands)
    rows = [{"hash": h, "article": number} for h, number in places]  # in the order of the table: quicker
    found_links = [
        {"article": a, "original": b, "likeness": value, "method": METHOD} for (a, b), value in links.items()
    ]
    insert_many(connection, sketches, sketched)
    insert_many(connection, bands, rows)
    insert_many(connection, copies, found_links)
