"""Making reports of items: what needs no database, here or by workers beside, always in the order in which it came.

What a worker that died had in hand is made here.
"""

from __future__ import annotations

import pickle
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from kawalis.ingest import article_of
from kawalis.ingest.addresses import canonical
from kawalis.ingest.outlets import by_address, by_name
from kawalis.ingest.page import read_page
from kawalis.library import dates
from kawalis.library.beside import Programs, usual
from kawalis.library.language import naming_languages
from kawalis.library.sketch import sketches
from kawalis.model import InputError, Published
from kawalis.store.ids import article_id, digest_of
from kawalis.store.incoming import Incoming
from kawalis.store.prepared import Prepared, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Future

    from kawalis.ingest.item import Item
    from kawalis.ingest.outlets import Known

BEFORE = 1000  # items that are made here before workers are worth their start
FEW = 20  # items that are not worth the way to a worker
WAITING = (
    10  # batches that are on their way: what is made while a thousand reports are written, and as many again
)


class Given(NamedTuple):
    """What the user says of all reports: columns of tables by field, outlet and day where a report names none."""

    columns: Mapping[str, str] = {}
    outlet: str | None = None
    published: str | None = None


class Place(NamedTuple):
    """Where a text stands, before anything is made of it: the page's address, the outlet as named, its id."""

    address: str | None
    named: str | None
    outlet: Known | None


class Found(NamedTuple):
    """An item with the key that stands for its bytes, or the code and detail with which a source was skipped.

    ``place`` is that of a text, where it was looked for already.
    """

    item: Item | None
    key: str | None = None
    skip: tuple[str, str, dict[str, Any]] | None = None
    place: Place | None = None


class Made(NamedTuple):
    """What a batch became: the reports, and what was skipped (item, code, detail)."""

    reports: list[Prepared]
    skips: list[tuple[str, str, dict[str, Any]]]


def make(batch: Sequence[Found], given: Given) -> Made:
    """Make reports of a batch."""
    reports: list[Incoming] = []
    skips: list[tuple[str, str, dict[str, Any]]] = []
    for found in batch:
        if found.item is None:
            skips += [found.skip] if found.skip else []
            continue
        try:
            reports.append(incoming(found.item, given, found.key, found.place))
        except InputError as error:
            skips.append(skip_of(error))
    return Made(prepare(reports, sketches), skips)


def skip_of(error: InputError) -> tuple[str, str, dict[str, Any]]:
    """Return an error as it is kept: item, code, detail."""
    return error.source, error.code, dict(error.detail)


def place_of(item: Item, given: Given) -> Place:
    """Return where the text of an item stands: what a table or feed says holds before what the user says of all."""
    address = canonical(item.url) if item.url else None
    named = item.outlet or given.outlet
    return Place(address, named, by_address(address) or by_name(named))


def identity(item: Item, place: Place) -> str:
    """Return the id that the article of an item's text has."""
    named = (place.named or "").strip() or None
    outlet = place.outlet.id if place.outlet else named
    return article_id(digest_of(item.text or ""), outlet)


def incoming(item: Item, given: Given, key: str | None = None, place: Place | None = None) -> Incoming:
    """Return the report of an item. Raises :class:`InputError`.

    What a table or feed says of a report holds before what the user says of all; a page's address tells the outlet.
    """
    text, author, published = item.text or "", item.author, dates.written(item.published)
    place = place or place_of(item, given)
    if item.page is not None:
        page = read_page(item.page, source=item.source, url=place.address, declared=item.declared)
        text, author = page.text, author or page.author
        named = place.named or page.site
        address = place.address or (canonical(page.url) if page.url else None)
        place = Place(address, named, by_address(address) or by_name(named))
        seen = dates.of_page(page)
        published = seen if seen.value else published
    with naming_languages(text):
        article = article_of(text, source=item.source, outlet=place.named)
    if given.published and not published.value:
        published = Published(given.published, "given")
    return Incoming(
        text=article.text,
        title=item.title or article.title,
        published=published,
        origin=item.origin,
        outlet=article.outlet or (place.outlet.name if place.outlet else None),
        outlet_id=place.outlet.id if place.outlet else None,
        url=place.address,
        author=author,
        key=key,
    )


class Makers:
    """Takes batches and gives back what they became, in order; ``workers`` is how many make them, 0 for none beside.

    Where it is ``None`` there are as many as processors, none beside a single one, and none until enough came. Some
    batches are always on their way, so that workers have what to do while what is made is kept.
    """

    def __init__(self, given: Given, workers: int | None = None) -> None:
        self._given, self._here = given, BEFORE if workers is None else 0
        self._count = usual() if workers is None else workers
        self.programs = Programs(f"{__name__}:{made.__name__}", self._count)
        self._busy: deque[tuple[Future[bytes], list[Found]]] = deque()

    def __enter__(self) -> Makers:
        return self

    def __exit__(self, *_: object) -> None:
        self.programs.close()

    def put(self, batch: Sequence[Found], *, at_once: bool = False) -> Iterator[Made]:
        """Take a batch, and yield what is made by now, of this one or of earlier ones; all of it where ``at_once``."""
        few = not self._busy and len(batch) < FEW
        if at_once or few or self._count < 1 or self._here > 0:
            self._here -= len(batch)
            while self._busy:
                yield self._next()
            yield make(batch, self._given)
            return
        data = pickle.dumps((batch, self._given), pickle.HIGHEST_PROTOCOL)
        self._busy.append((self.programs.ask(data), list(batch)))
        if len(self._busy) > WAITING:
            yield self._next()

    def _next(self) -> Made:
        """Return what the oldest batch became."""
        future, batch = self._busy.popleft()
        try:
            found: Made = pickle.loads(future.result())  # noqa: S301 - of a worker of ours
        except (EOFError, OSError, pickle.UnpicklingError):
            return make(batch, self._given)
        return found


def made(data: bytes) -> bytes:
    """Return what a batch becomes, both packed: what a worker does."""
    return pickle.dumps(make(*pickle.loads(data)), pickle.HIGHEST_PROTOCOL)  # noqa: S301 - of who started us
