"""Whether a text is Arabic news, and what else it is where it is not."""

from __future__ import annotations

from kawalis.ingest.extra import load
from kawalis.ingest.language import require_arabic
from kawalis.model import InputError

_SAMPLE = 2_000  # characters


def require(text: str, source: str) -> None:
    """Raise :class:`InputError` where the text is not Arabic; a code ``not_arabic`` gets the language that it is."""
    try:
        require_arabic(text, source)
    except InputError as error:
        if error.code == "not_arabic":
            raise InputError(f"not_arabic.{language_of(text)}", source, **error.detail) from error
        raise


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, by py3langid."""
    name, _ = load("py3langid").classify(text[:_SAMPLE])
    return str(name)
