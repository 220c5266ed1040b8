"""From text to tokens, readings of words, and sentences; and the trained annotator beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.annotate.stage import annotate

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

__all__ = ["annotate", "load"]


def load(name: str | Path = "news") -> Language:
    """Return a trained spaCy pipeline: ``news``, ``open``, a folder or an installed package.

    spaCy is imported here and no sooner. Raises ``OSError`` (spaCy's) where there
    is no pipeline of that name, ``ImportError`` without the extra.
    """
    from kawalis.annotate.model.loading import load as load_now  # noqa: PLC0415 - spaCy takes a third of a second

    return load_now(name)
