"""Any spaCy pipeline as an annotator of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.annotate.annotation import Annotation
from kawalis.annotate.model.loading import load
from kawalis.model import AnnotatorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

NEEDED = ("token.pos", "token.dep", "doc.ents")


def pipeline(model: str) -> tuple[Callable[[str], Annotation], str]:
    """Return a pipeline as a function of texts, and its version.

    Raises :class:`AnnotatorError` where it does not assign parts of speech, a tree and names, and what spaCy raises.
    """
    nlp = load(model)
    assigned = {name for pipe in nlp.pipe_names for name in nlp.get_pipe_meta(pipe).assigns}
    lacking = [name for name in NEEDED if name not in assigned]
    if lacking:
        raise AnnotatorError("lacks", model, ", ".join(lacking))
    nlp.max_length = 10**9  # our parser cuts long texts itself; spaCy's limit is for its own
    meta = nlp.meta
    return lambda text: annotation_of(nlp(text)), f"{meta['lang']}_{meta['name']} {meta['version']}"


def annotation_of(doc: Doc) -> Annotation:
    """Return what a Doc holds."""
    tokens = list(doc)
    starts = [token.idx for token in tokens]
    return Annotation(
        text=doc.text,
        starts=starts,
        ends=[start + len(token) for start, token in zip(starts, tokens, strict=True)],
        blank=[token.is_space for token in tokens],
        norms=[token.norm_ for token in tokens],
        lemmas=[token.lemma_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        features=[str(token.morph) for token in tokens],
        relations=[token.dep_ for token in tokens],
        heads=[token.head.i for token in tokens],
        begins=[i for i, mark in enumerate(doc.to_array("SENT_START").tolist()) if mark == 1],
        names=[(name.start_char, name.end_char, name.label_) for name in doc.ents],
    )
