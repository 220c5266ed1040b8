"""What the program says to people, in Arabic or English, from the message table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge.load import table
from kawalis.knowledge.schema.messages import Message as Entry
from kawalis.model import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("en", "ar")


@cache
def _entries() -> Mapping[str, Entry]:
    return {entry.id: entry for entry in table(Entry)}


def message(key: str, **fields: object) -> Message:
    """Return the message ``key`` in both languages, its fields filled. Raises ``KeyError`` for an unknown id."""
    entry = _entries()[key]
    return Message(ar=entry.ar.format(**fields), en=entry.en.format(**fields))


class Words:
    """The messages in one language: ``words("view.actors")``, ``words.term("status", "denied")``."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]

    def __call__(self, key: str, **fields: object) -> str:
        """Return the message ``key``, its fields filled. Raises ``KeyError`` for an unknown id."""
        return self.of(message(key, **fields))

    def of(self, both: Message) -> str:
        """Return the one of two languages that is wanted."""
        return both.ar if self.language == "ar" else both.en

    def has(self, key: str) -> bool:
        """Whether a message has this id."""
        return key in _entries()

    def term(self, field: str, value: str | None) -> str:
        """Say a value of the record (``term.<field>.<value>``); one without a word of its own stands as it is."""
        if value is None:
            return ""
        key = f"term.{field}.{value}"
        return self(key) if self.has(key) else value.replace("_", " ")
