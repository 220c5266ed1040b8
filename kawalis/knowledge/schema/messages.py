"""Words for people, in both languages."""

from __future__ import annotations

from kawalis.knowledge.schema.base import Entry


class Message(Entry):
    """A message template; ``{name}`` fields are filled by ``str.format`` and must be the same in both languages."""

    id: str
    ar: str
    en: str
