"""A short line cut into tokens, without the trained annotator: enough to read a date in it."""

from __future__ import annotations

from kawalis.annotate.morphology import forms_of
from kawalis.annotate.tokens import tokenize
from kawalis.model import Document, Sentence, Token


def plain(text: str) -> Document:
    """Return the line as one sentence."""
    tokens = []
    for i, piece in enumerate(tokenize(text)):
        surface = text[piece.start : piece.end]
        folded, forms = forms_of(surface, piece.kind)
        tokens.append(Token(i, piece.start, piece.end, surface, folded, piece.kind, 0, forms))
    sentences = (Sentence(0, 0, len(text), 0, len(tokens), "body"),) if tokens else ()
    return Document(text, tuple(tokens), sentences)
