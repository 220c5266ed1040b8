"""Adding: from named files to reports in the library, each added, the same, updated or skipped with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from kawalis.ingest import article_of
from kawalis.ingest.addresses import canonical
from kawalis.ingest.columns import Columns
from kawalis.ingest.item import Checked
from kawalis.ingest.outlets import by_address, by_name
from kawalis.ingest.page import read_page
from kawalis.ingest.sources import items
from kawalis.ingest.web import Web
from kawalis.library import dates
from kawalis.library.language import naming_languages
from kawalis.library.sketch import sketches
from kawalis.model import InputError, Published
from kawalis.store.incoming import SAME, Incoming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kawalis.ingest.item import Item
    from kawalis.store.library import Library

BATCH = 200  # reports of one transaction: what a stop may lose, and the next run adds again
SKIPPED, COPIES = "skipped", "copies"
METHOD = "page.1"  # how texts are made of pages: with a new one, pages known by their bytes are read again


class Given(NamedTuple):
    """What the user says of all reports: columns of tables by field, outlet and day where a report names none."""

    columns: Mapping[str, str] = {}
    outlet: str | None = None
    published: str | None = None


class Net(NamedTuple):
    """How the web is asked: whether machines of the local network may be, and seconds between requests to a host."""

    private: bool = False
    delay: float = 1.0


class _Memory:
    """What the library remembers of earlier visits, under what the user says now."""

    def __init__(self, library: Library, given: Given) -> None:
        self.page, self._library, self._given = library.page, library, given

    def key(self, item: Item) -> str | None:
        return item.key(METHOD, self._given.outlet, self._given.published)

    def known(self, item: Item) -> bool:
        key = self.key(item)
        return key is not None and self._library.known(key) is not None


def add(
    library: Library,
    names: Iterable[str],
    given: Given,
    tell: Callable[[int], None] = lambda _: None,
    *,
    net: Net = Net(),  # noqa: B008 - immutable
) -> Counter[str]:
    """Add what is in the files and at the addresses named; return how many were added, the same, updated and skipped.

    ``tell`` is given the number of items after each batch.
    """
    counts: Counter[str] = Counter()
    batch: list[Incoming] = []
    skips: list[tuple[str, str, dict[str, object]]] = []
    visits: list[Checked] = []
    memory = _Memory(library, given)

    def keep() -> None:
        if batch or skips:
            made = zip(batch, sketches([report.text for report in batch]), strict=True)
            outcomes = library.add([replace(report, sketch=sketch) for report, sketch in made], skips)
            counts.update(outcome.what for outcome in outcomes)
            counts.update(COPIES for outcome in outcomes if outcome.original is not None)
            batch.clear()
            skips.clear()
        for visit in visits:  # after what was found there: a stop in between asks again
            library.checked(*visit)
        visits.clear()
        tell(counts.total() - counts[COPIES])

    for found in items(names, Columns(given.columns), Web(memory, private=net.private, delay=net.delay)):
        try:
            if isinstance(found, InputError):
                raise found
            if isinstance(found, Checked):
                visits.append(found)
                counts.update([SAME] * library.stands(found.address))
                continue
            if memory.known(found):
                counts[SAME] += 1
            else:
                batch.append(incoming(found, given, memory.key(found)))
            if found.checked:
                visits.append(found.checked)
        except InputError as error:
            skips.append((error.source, error.code, dict(error.detail)))
            counts[SKIPPED] += 1
        if visits or len(batch) + len(skips) >= BATCH:  # what was fetched is kept at once
            keep()
    keep()
    return counts


def incoming(item: Item, given: Given, key: str | None = None) -> Incoming:
    """Return the report of an item. Raises :class:`InputError`.

    What a table or feed says of a report holds before what the user says of all; a page's address tells the outlet.
    """
    text, address, author = item.text or "", canonical(item.url) if item.url else None, item.author
    named, published = item.outlet, dates.written(item.published)
    if item.page is not None:
        page = read_page(item.page, source=item.source, url=address, declared=item.declared)
        text, author, named = page.text, author or page.author, named or given.outlet or page.site
        address = address or (canonical(page.url) if page.url else None)
        seen = dates.of_page(page)
        published = seen if seen.value else published
    named = named or given.outlet
    outlet = by_address(address) or by_name(named)
    with naming_languages(text):
        article = article_of(text, source=item.source, outlet=named)
    if given.published and not published.value:
        published = Published(given.published, "given")
    return Incoming(
        text=article.text,
        title=item.title or article.title,
        published=published,
        origin=item.origin,
        outlet=article.outlet or (outlet.name if outlet else None),
        outlet_id=outlet.id if outlet else None,
        url=address,
        author=author,
        key=key,
    )
