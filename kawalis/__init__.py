"""Kawalis reads Arabic political news and keeps the whole chain of attribution.

``kawalis.read(text, outlet=None, published=None)`` returns a :class:`kawalis.model.Record`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from kawalis.model import Record

__version__ = "0.1.0"
__all__ = ["__version__", "read"]


def read(
    text: str,
    outlet: str | None = None,
    published: str | None = None,
    *,
    model: str | None = None,
    actors: str | PathLike[str] | None = None,
) -> Record:
    """Read one report and return its record.

    ``text`` is the report, its first line the headline; it is kept untouched and every span of the
    record indexes it. ``outlet`` is the outlet's name as the user writes it, ``published`` an ISO 8601
    day (``2021-04-08``), ``model`` the annotator: ``news`` (where nothing is given), ``open``, a folder or an
    installed package. ``actors`` is a folder of your own actor files, laid over ours.

    Raises :class:`kawalis.model.InputError` for text that holds no Arabic report, for a day that is no date and for a
    folder that is none, :class:`kawalis.model.AnnotatorError` for an annotator that cannot be used,
    :class:`kawalis.model.DataError` for an actor file at fault, with file and line.
    """
    from kawalis.pipeline import read_text  # noqa: PLC0415 - importing the engine costs start-up time

    return read_text(text, outlet=outlet, published=published, model=model, actors=actors)
