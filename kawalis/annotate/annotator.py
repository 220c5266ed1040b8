"""The trained annotator as the engine uses it: loaded once a process, checked, one thread."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kawalis.annotate.model.shipped import NAMES, READABLE, SHIPPED
from kawalis.model import AnnotatorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kawalis.annotate.annotation import Annotation

DEFAULT = "news"
_SURROGATES = re.compile("[\ud800-\udfff]")
_LOADED = 2  # annotators kept in memory


class Annotator(NamedTuple):
    """A loaded annotator; ``version`` is its language, name and version (``ar_kawalis_news 0.1.0``)."""

    read: Callable[[str], Annotation]
    version: str

    def __call__(self, text: str) -> Annotation:
        """Annotate a text of any length; the offsets of the result are the text's.

        Half a surrogate pair, which no encoding can hold, is read as U+FFFD.
        """
        # One report is too little work for several threads: they cost more than they bring, and other processes' time.
        with _threads().limit(limits=1, user_api="blas"):
            return self.read(_SURROGATES.sub("\ufffd", text))


@lru_cache(maxsize=_LOADED)
def annotator(model: str) -> Annotator:
    """Return the annotator ``news`` or ``open``, a folder's, or an installed package's.

    ``news`` is read without spaCy. Raises :class:`AnnotatorError` where there is none of that name, where it does not
    load, or where it does not assign parts of speech, a tree and names.
    """
    try:
        if model in READABLE:
            from kawalis.annotate.model.reader import Reader  # noqa: PLC0415 - only a reading pays for numpy

            reader = Reader(SHIPPED / model)
            return Annotator(reader, reader.version)
        from kawalis.annotate.pipelines import pipeline  # noqa: PLC0415 - spaCy takes half a second

        return Annotator(*pipeline(model))
    except AnnotatorError:
        raise
    except OSError as error:
        code = "broken" if model in NAMES or Path(model).exists() else "missing"
        raise AnnotatorError(code, model, _line(error)) from error
    except (
        Exception
    ) as error:  # what a foreign folder can raise is spaCy's, thinc's and its own code's to say
        raise AnnotatorError("broken", model, _line(error)) from error


@lru_cache(maxsize=1)
def _threads() -> Any:
    """The libraries that may start threads, looked for once: after numpy is loaded."""
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415

    return ThreadpoolController()


def _line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]
