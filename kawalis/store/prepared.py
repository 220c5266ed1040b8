"""A report as it goes into the store: all that needs no database, made beforehand and anywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kawalis.store.pack import pack_text, storable
from kawalis.store.rows import shadow
from kawalis.store.similar import band_hashes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.store.incoming import Incoming


class Prepared(NamedTuple):
    """``digest`` and ``size`` (bytes) are the text's, ``body`` is it packed, ``exact`` and ``stem`` are its shadow.

    The text itself is left out of ``report``.
    """

    digest: str
    article: str
    report: Incoming
    size: int
    body: bytes
    exact: str
    stem: str
    bands: list[int]  # hashes under which near duplicates are sought


def prepare(reports: Sequence[Incoming], sketches: Sequence[bytes] = ()) -> list[Prepared]:
    """Return each report as it goes into the store, with its sketch where those are given."""
    out = []
    for number, given in enumerate(reports):
        digest, size = given.digest, len(given.text.encode("utf-8", "surrogatepass"))
        exact, stem = shadow(given.text)
        report = replace(
            given,
            text="",
            title=storable(given.title),
            origin=storable(given.origin),
            sketch=sketches[number] if sketches else given.sketch,
            outlet=_storable(given.outlet),
            outlet_id=_storable(given.outlet_id),
            url=_storable(given.url),
            author=_storable(given.author),
        )
        found, body = given.id_for(digest), pack_text(given.text)
        out.append(Prepared(digest, found, report, size, body, exact, stem, band_hashes(report.sketch)))
    return out


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)
