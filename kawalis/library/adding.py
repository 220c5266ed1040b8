"""Adding: from named files to reports in the library, each added, the same, updated or skipped with a reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kawalis.ingest.columns import Columns
from kawalis.ingest.item import Checked
from kawalis.ingest.sources import items
from kawalis.ingest.web import Web
from kawalis.library.making import Found, Given, Makers, skip_of
from kawalis.model import InputError
from kawalis.store.incoming import SAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kawalis.ingest.item import Item
    from kawalis.library.making import Made
    from kawalis.store.library import Library

__all__ = ["Given", "Net", "add"]

BATCH = 200  # items that are made into reports together
TOGETHER = 1000  # items of one transaction: what a stop may lose, and the next run adds again
SKIPPED, COPIES = "skipped", "copies"
METHOD = "page.1"  # how texts are made of pages: with a new one, pages known by their bytes are read again


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
    workers: int | None = None,
) -> Counter[str]:
    """Add what is in the files and at the addresses named; return how many were added, the same, updated and skipped.

    ``tell`` is given the number of items after each batch. ``workers`` make reports beside; without a number that is
    for us to decide. The library is the same whatever it is.
    """
    counts: Counter[str] = Counter()
    batch: list[Found] = []
    waiting: list[Made] = []
    visits: list[Checked] = []
    memory = _Memory(library, given)

    def keep() -> None:
        reports = [report for made in waiting for report in made.reports]
        skips = [skip for made in waiting for skip in made.skips]
        waiting.clear()
        if reports or skips:
            outcomes = library.add_prepared(reports, skips)
            counts.update(outcome.what for outcome in outcomes)
            counts.update(COPIES for outcome in outcomes if outcome.original and outcome.what != SAME)
            counts.update(SKIPPED for _ in skips)
        for visit in visits:  # after what was found there: a stop in between asks again
            library.checked(*visit)
        visits.clear()
        tell(counts.total() - counts[COPIES])

    with Makers(given, workers) as makers:

        def work(*, at_once: bool) -> None:
            waiting.extend(makers.put(batch, at_once=at_once))
            batch.clear()
            if at_once or sum(len(made.reports) + len(made.skips) for made in waiting) >= TOGETHER:
                keep()

        for found in items(names, Columns(given.columns), Web(memory, private=net.private, delay=net.delay)):
            if isinstance(found, InputError):
                batch.append(Found(None, skip=skip_of(found)))
            elif isinstance(found, Checked):
                visits.append(found)
                counts.update([SAME] * library.stands(found.address))
            else:
                if memory.known(found):
                    counts[SAME] += 1
                else:
                    batch.append(Found(found, memory.key(found)))
                if found.checked:
                    visits.append(found.checked)
            if visits or len(batch) >= BATCH:  # what was fetched is kept at once
                work(at_once=bool(visits))
        work(at_once=True)
    return counts
