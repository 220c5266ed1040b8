"""A report as it goes into the store: all that needs no database, made beforehand and anywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kawalis.store.pack import pack_text, storable
from kawalis.store.rows import LONGEST_SHADOW
from kawalis.store.similar import band_hashes
from kawalis.text.shadows import search_shadows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kawalis.store.incoming import Incoming
    from kawalis.text.shadows import Shadow

    Sketch = Callable[[Sequence[Shadow]], list[bytes]]


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


def prepare(reports: Sequence[Incoming], sketch: Sketch | None = None) -> list[Prepared]:
    """Return each report as it goes into the store, with what ``sketch`` makes of its words where that is given."""
    shadows = search_shadows([given.text[:LONGEST_SHADOW] for given in reports])
    made = sketch(shadows) if sketch else [given.sketch for given in reports]
    out = []
    for given, words, sketched, bands in zip(reports, shadows, made, band_hashes(made), strict=True):
        digest, size = given.digest, len(given.text.encode("utf-8", "surrogatepass"))
        report = replace(
            given,
            text="",
            title=storable(given.title),
            origin=storable(given.origin),
            sketch=sketched,
            outlet=_storable(given.outlet),
            outlet_id=_storable(given.outlet_id),
            url=_storable(given.url),
            author=_storable(given.author),
        )
        found, body = given.id_for(digest), pack_text(given.text)
        out.append(Prepared(digest, found, report, size, body, words.exact, words.stem, bands))
    return out


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)
