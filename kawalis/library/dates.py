"""The day on which a page came out: our own reading of what it shows, then its metadata, then htmldate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.ingest.days import YEARS, day_of
from kawalis.model import Published
from kawalis.pipeline import days_in

if TYPE_CHECKING:
    from kawalis.ingest.page import Page

UNKNOWN = Published(None, "unknown")


def written(text: str | None, origin: str = "metadata") -> Published:
    """Return the day of a date as a file or feed writes it, unknown where it is none."""
    if not text:
        return UNKNOWN
    day = day_of(text) or next(iter(_days(text)), None)
    return Published(day, origin, (text.strip()[:80],)) if day else UNKNOWN


def of_page(page: Page) -> Published:
    """Return the day of a page.

    What the page shows to its readers comes first: the first line that names one day in full. Where several lines name
    several days, the metadata may tell which of them it is.
    """
    metadata = [(day, text) for text in page.metadata if (day := day_of(text))]
    shown = [(day, line) for line in page.shown for day in _days(line)[:1]]
    if shown:
        known = {day for day, _ in metadata}
        day, line = next(((day, line) for day, line in shown if day in known), shown[0])
        return Published(day, "page", (line,))
    if metadata:
        return Published(metadata[0][0], "metadata", (metadata[0][1][:80],))
    if page.guess:
        return Published(page.guess, "page", ("htmldate",))
    return UNKNOWN


def _days(line: str) -> list[str]:
    return [day for day in days_in(line[:200]) if int(day[:4]) in YEARS]
