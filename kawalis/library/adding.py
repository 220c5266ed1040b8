"""Adding: from named files to reports in the library, each added, the same, updated or skipped with a reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kawalis.ingest import article_of
from kawalis.ingest.addresses import canonical
from kawalis.ingest.columns import Columns
from kawalis.ingest.days import day_of
from kawalis.ingest.outlets import by_address, by_name
from kawalis.ingest.sources import items
from kawalis.model import InputError, Published
from kawalis.store.incoming import Incoming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kawalis.ingest.item import Item
    from kawalis.store.library import Library

BATCH = 200  # reports of one transaction: what a stop may lose, and the next run adds again
SKIPPED = "skipped"


class Given(NamedTuple):
    """What the user says of all reports: columns of tables by field, outlet and day where a report names none."""

    columns: Mapping[str, str] = {}
    outlet: str | None = None
    published: str | None = None


def add(
    library: Library, names: Iterable[str], given: Given, tell: Callable[[int], None] = lambda _: None
) -> Counter[str]:
    """Add what is in the files named; return how many were added, the same, updated and skipped.

    ``tell`` is given the number of items after each batch.
    """
    counts: Counter[str] = Counter()
    batch: list[Incoming] = []

    def keep() -> None:
        if batch:
            counts.update(outcome.what for outcome in library.add(batch))
            batch.clear()
        tell(counts.total())

    for found in items(names, Columns(given.columns)):
        try:
            if isinstance(found, InputError):
                raise found
            batch.append(incoming(found, given))
        except InputError as error:
            library.skip(error.source, error.code, dict(error.detail))
            counts[SKIPPED] += 1
        if len(batch) >= BATCH:
            keep()
    keep()
    return counts


def incoming(item: Item, given: Given) -> Incoming:
    """Return the report of an item. Raises :class:`InputError`."""
    address = canonical(item.url) if item.url else None
    named = item.outlet or given.outlet
    outlet = by_address(address) or by_name(named)
    day = day_of(item.published)
    article = article_of(item.text, source=item.source, outlet=named)
    published = Published(day, "metadata") if day else Published(None, "unknown")
    return Incoming(
        text=article.text,
        title=item.title or article.title,
        published=Published(given.published, "given") if given.published and not day else published,
        origin=item.origin,
        outlet=article.outlet or (outlet.name if outlet else None),
        outlet_id=outlet.id if outlet else None,
        url=address,
        author=item.author,
    )
