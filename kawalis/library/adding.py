"""Adding: from named files to reports in the library, each added, the same, updated or skipped with a reason."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING, NamedTuple

from kawalis.ingest.columns import Columns
from kawalis.ingest.item import Checked
from kawalis.ingest.sources import items
from kawalis.ingest.web import Web
from kawalis.library.making import Found, Given, Makers, identity, place_of, skip_of
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
LARGE = 1 << 23  # characters and bytes of a batch, of what was found there: memory has an end
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
        # Addresses of what is new and not kept yet, batch by batch; none where only the page will tell.
        self._waiting: deque[set[str | None]] = deque()

    def key(self, item: Item) -> str | None:
        return item.key(METHOD, self._given.outlet, self._given.published)

    def known(self, item: Item) -> bool:
        key = self.key(item)
        return key is not None and self._library.known(key) is not None

    def new(self, batch: Iterable[Found]) -> list[Found]:
        """Return what there is to make and keep of a batch: what the library has as it is falls away.

        What stands at an address where something new waits is new, too: only in their order are they versions.
        """
        given = self._given
        batch = [each._replace(place=place_of(each.item, given)) if each.item else each for each in batch]
        keys = self._library.known_among([each.key for each in batch if each.key])
        texts = {
            number: (identity(each.item, each.place), each.place.address)
            for number, each in enumerate(batch)
            if each.item and each.place and not each.key
        }
        same = dict(zip(texts, self._library.unchanged(list(texts.values())), strict=True))
        out: list[Found] = []
        addresses: set[str | None] = set()
        for number, each in enumerate(batch):
            address = each.place.address if each.place else None
            waits = address and any({address, None} & held for held in (addresses, *self._waiting))
            if each.key in keys or (same.get(number) and not waits):
                continue
            out.append(each)
            if address or (each.item and each.item.page is not None):
                addresses.add(address)
        if out:
            self._waiting.append(addresses)
        return out

    def kept(self, batches: int) -> None:
        """Note that the oldest batches of what was new are kept."""
        for _ in range(min(batches, len(self._waiting))):
            self._waiting.popleft()


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
    size = 0
    waiting: list[Made] = []
    visits: list[Checked] = []
    memory = _Memory(library, given)

    def keep() -> None:
        reports = [report for made in waiting for report in made.reports]
        skips = [skip for made in waiting for skip in made.skips]
        memory.kept(len(waiting))
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
            new = memory.new(batch)
            counts.update([SAME] * (len(batch) - len(new)))
            batch.clear()
            waiting.extend(makers.put(new, at_once=at_once) if new or at_once else ())
            if at_once or sum(len(made.reports) + len(made.skips) for made in waiting) >= TOGETHER:
                keep()
            else:
                tell(counts.total() - counts[COPIES])

        for found in items(names, Columns(given.columns), Web(memory, private=net.private, delay=net.delay)):
            if isinstance(found, InputError):
                batch.append(Found(None, skip=skip_of(found)))
            elif isinstance(found, Checked):
                visits.append(found)
                counts.update([SAME] * library.stands(found.address))
            else:
                batch.append(Found(found, memory.key(found)))
                size += len(found.page or found.text or "")
                if found.checked:
                    visits.append(found.checked)
            if visits or len(batch) >= BATCH or size >= LARGE:  # what was fetched is kept at once
                work(at_once=bool(visits) or size >= LARGE)
                size = 0
        work(at_once=True)
    return counts
