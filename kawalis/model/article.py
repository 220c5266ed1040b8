"""One report as it came in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """The day a report came out.

    ``value`` is an ISO 8601 day or ``None`` where it is unknown. ``origin`` is one of ``given`` (by the
    user), ``metadata``, ``page``, ``inferred`` (from the text), ``unknown``. ``why`` holds the clues in
    words, and the days that remain where the clues leave several; ``why_ar`` says the same in Arabic, for a reader
    (the record's JSON holds ``why`` alone).
    """

    value: str | None
    origin: str
    why: tuple[str, ...] = ()
    why_ar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A report with its untouched text.

    For a plain-text file ``text`` is the file's own, its first line the headline.
    ``title`` is the headline as it stands in ``text`` (stripped), ``body_start`` the offset at which the
    body begins. ``outlet`` is what the user or the page says, ``None`` where neither does.
    """

    id: str
    text: str
    title: str
    body_start: int
    outlet: str | None
    url: str | None
    language: str
    published: Published

    @classmethod
    def of(
        cls,
        text: str,
        *,
        outlet: str | None = None,
        published: Published | None = None,
        url: str | None = None,
    ) -> Article:
        """Make an article of a plain text whose first non-blank line is the headline."""
        lead = len(text) - len(text.lstrip())
        line_end = text.find("\n", lead)
        line_end = len(text) if line_end < 0 else line_end
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return cls(
            id=digest,
            text=text,
            title=text[lead:line_end].strip(),
            body_start=min(line_end + 1, len(text)),
            outlet=outlet,
            url=url,
            language="ar",
            published=published or Published(None, "unknown"),
        )
