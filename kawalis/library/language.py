"""Which language a text is that is not Arabic."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kawalis.ingest.extra import load
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAMPLE = 2_000  # characters


@contextmanager
def naming_languages(text: str) -> Iterator[None]:
    """Give an :class:`InputError` ``not_arabic`` of what is done with ``text`` the language that it is."""
    try:
        yield
    except InputError as error:
        if error.code == "not_arabic":
            raise InputError(f"not_arabic.{language_of(text)}", error.source, **error.detail) from error
        raise


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, by py3langid."""
    name, _ = load("py3langid").classify(text[:_SAMPLE])
    return str(name)
