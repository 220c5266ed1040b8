"""Near duplicates: sketches that agree in a band are compared, and the later of two alike is linked to the earlier.

A sketch has 128 words of 32 bits (MinHash); 16 bands of 8 words bring together what is alike by 0.7 with nine chances
in ten or more above 0.75.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import insert, or_, select, text

from kawalis.store.tables import articles, bands, copies, sketches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from kawalis.store.incoming import Incoming

BANDS = 16
ALIKE = 0.7  # estimated Jaccard index of the shingles
METHOD = "rensa.rminhash/128"
_NEAR = {
    "sqlite": text("SELECT hash, article FROM bands WHERE hash IN (SELECT value FROM json_each(:hashes))"),
    "postgresql": text("SELECT hash, article FROM bands WHERE hash = ANY(:hashes)"),
}
_MANY = 200  # candidates of one batch that are compared: a sign of boilerplate where there are more


def band_hashes(sketch: bytes) -> list[int]:
    """Return the signed 64-bit hashes of a sketch's bands, none of an empty sketch."""
    if not sketch:
        return []
    size = len(sketch) // BANDS
    return [
        int.from_bytes(
            hashlib.blake2b(bytes([i]) + sketch[i * size : (i + 1) * size], digest_size=8).digest(),
            "little",
            signed=True,
        )
        for i in range(BANDS)
    ]


def likeness(one: bytes, other: bytes) -> float:
    """Return the estimated Jaccard index of two sketches, 0 where there is none."""
    if not one or len(one) != len(other):
        return 0.0
    same = np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")
    return float(same.mean())


def link_copies(
    connection: Connection, new: Sequence[tuple[str, Incoming]], apart: set[tuple[str, str]]
) -> dict[str, str]:
    """Store the sketches of new articles (id and report) and link near duplicates; return the originals by copy.

    ``apart`` are pairs (new, old) that are two versions of one page and no copies. The articles are stored already.
    """
    if not new:
        return {}
    rows = _rows(connection, articles.c.id.in_([found for found, _ in new]))
    known = {row["id"]: row for row in rows}
    hashes = {found: band_hashes(report.sketch) for found, report in new}
    near = _near(connection, {h for values in hashes.values() for h in values})
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
    saved |= {found: report.sketch for found, report in new}
    found_links: dict[tuple[str, str], float] = {}
    originals: dict[str, str] = {}
    for found, report in sorted(new, key=lambda pair: known[pair[0]]["number"]):
        row = known[found]
        candidates = {other["id"]: other for other in twins[row["digest"]]}
        for h in hashes[found]:
            candidates |= {by_number[n]["id"]: by_number[n] for n in near.get(h, ()) if n in by_number}
            near.setdefault(h, []).append(row["number"])
        best = _best(row, report.sketch, candidates, saved, apart, found_links)
        if best:
            originals[found] = best
    _store(connection, new, hashes, known, found_links)
    return originals


def _best(
    row: Any,
    sketch: bytes,
    candidates: dict[str, Any],
    saved: dict[str, bytes],
    apart: set[tuple[str, str]],
    links: dict[tuple[str, str], float],
) -> str | None:
    """Note the links between an article and its candidates; return the one that it copies, if any."""
    alike = [
        (1.0 if other["digest"] == row["digest"] else likeness(sketch, saved.get(found, b"")), other)
        for found, other in list(candidates.items())[:_MANY]
        if found != row["id"] and (row["id"], found) not in apart and (found, row["id"]) not in apart
    ]
    alike = [(value, other) for value, other in alike if value >= ALIKE]
    if not alike:
        return None
    value, first = min(alike, key=lambda pair: _age(pair[1]))
    if _age(first) < _age(row):
        links[row["id"], first["id"]] = value
        return str(first["id"])
    for value, other in alike:  # an older report that came in later is the original of them all
        links[other["id"], row["id"]] = value
    return None


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
    new: Sequence[tuple[str, Incoming]],
    hashes: dict[str, list[int]],
    known: dict[str, Any],
    links: dict[tuple[str, str], float],
) -> None:
    bodies = [{"article": found, "body": report.sketch} for found, report in new if report.sketch]
    if bodies:
        connection.execute(insert(sketches), bodies)
        rows = [
            {"hash": h, "article": known[found]["number"]} for found, values in hashes.items() for h in values
        ]
        connection.execute(insert(bands), rows)
    if links:
        connection.execute(
            insert(copies),
            [
                {"article": a, "original": b, "likeness": value, "method": METHOD}
                for (a, b), value in links.items()
            ],
        )
