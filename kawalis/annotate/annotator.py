"""The trained annotator as the engine uses it: loaded once a process, checked, one thread."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kawalis.model import AnnotatorError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT = "news"
NEEDED = ("token.pos", "token.dep", "doc.ents")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LOADED = 2  # pipelines kept in memory


class Annotator(NamedTuple):
    """A loaded pipeline; ``version`` is its language, name and version (``ar_kawalis_news 0.1.0``)."""

    nlp: Language
    version: str

    def __call__(self, text: str) -> Doc:
        """Annotate a text of any length; the offsets of the result are the text's.

        Half a surrogate pair, which no encoding can hold, is read as U+FFFD.
        """
        from threadpoolctl import threadpool_limits  # noqa: PLC0415 - with numpy, which a first reading pays for

        # One report is too little work for several threads: they cost more than they bring, and other processes' time.
        with threadpool_limits(limits=1, user_api="blas"):
            return self.nlp(_SURROGATES.sub("\ufffd", text))


@lru_cache(maxsize=_LOADED)
def annotator(model: str) -> Annotator:
    """Return the annotator ``news`` or ``open``, a folder's, or an installed package's.

    Raises :class:`AnnotatorError` where there is none of that name, where it does not load, or where it does not assign
    parts of speech, a tree and names.
    """
    from kawalis.annotate.model.loading import NAMES, load  # noqa: PLC0415 - spaCy takes half a second

    try:
        nlp = load(model)
    except OSError as error:
        code = "broken" if model in NAMES or Path(model).exists() else "missing"
        raise AnnotatorError(code, model, _line(error)) from error
    except (
        Exception
    ) as error:  # what a foreign folder can raise is spaCy's, thinc's and its own code's to say
        raise AnnotatorError("broken", model, _line(error)) from error
    assigned = {name for pipe in nlp.pipe_names for name in nlp.get_pipe_meta(pipe).assigns}
    lacking = [name for name in NEEDED if name not in assigned]
    if lacking:
        raise AnnotatorError("lacks", model, ", ".join(lacking))
    nlp.max_length = 10**9  # our parser cuts long texts itself; spaCy's limit is for its own
    meta = nlp.meta
    return Annotator(nlp, f"{meta['lang']}_{meta['name']} {meta['version']}")


def _line(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]
