"""The annotation stage."""

from __future__ import annotations

from kawalis.annotate.morphology import forms_of
from kawalis.annotate.sentences import split
from kawalis.annotate.tokens import tokenize
from kawalis.model import Article, Document, Sentence, Token, stage


@stage(requires=("article",), assigns=("document",))
def annotate(article: Article) -> Document:
    """Cut the article's text into tokens and sentences; only white space lies outside tokens."""
    text = article.text
    raw = list(tokenize(text))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for index, (first, last) in enumerate(split(text, raw)):
        start, end = raw[first].start, raw[last - 1].end
        layer = "headline" if start < article.body_start else "body"
        sentences.append(Sentence(index, start, end, first, last, layer))
        for i in range(first, last):
            piece = raw[i]
            surface = text[piece.start : piece.end]
            folded, forms = forms_of(surface, piece.kind)
            tokens.append(Token(i, piece.start, piece.end, surface, folded, piece.kind, index, forms))
    return Document(text, tuple(tokens), tuple(sentences))
