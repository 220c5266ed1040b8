"""Load an annotator: one of the shipped ones, or any spaCy pipeline by path or package name."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

# They register what the shipped configs name; an installed package does so by its entry points, a checkout here.
from kawalis.annotate.model import joint, language, lemmas, sentences, verbs
from kawalis.annotate.model.shipped import NAMES, SHIPPED

REGISTERED = (joint.Joint, language.Kawalis, lemmas.Lemmas, sentences.Sentences, verbs.Verbs)


def load(name: str | Path = "news") -> Language:
    """The pipeline `news` or `open`, or one from a folder or an installed package.

    Raises OSError (from spaCy) where there is none of that name.
    """
    if str(name) in NAMES:
        return spacy.load(SHIPPED / str(name))
    return spacy.load(name)
