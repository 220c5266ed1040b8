"""Languages in Arabic script, as far as one must tell them apart before a report is read."""

from __future__ import annotations

from kawalis.knowledge.schema.base import Entry


class Language(Entry):
    """One language, ``id`` its ISO 639 code.

    ``words`` are frequent function words as they are spelt, with Arabic ``ي`` and ``ك`` for their Persian
    twins, and no spelling that is frequent in another language of the table. ``letters`` gives the frequency
    of each letter in a thousand letters of running text; only Arabic needs it, to tell in which old 8-bit
    encoding bytes are plausible Arabic. The tests run ``examples`` (in this language) and
    ``counter_examples`` (in another).
    """

    id: str
    name_ar: str
    name_en: str
    words: list[str]
    letters: dict[str, float] = {}
    examples: list[str] = []
    counter_examples: list[str] = []
