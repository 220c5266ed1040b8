"""The annotation stage."""

from __future__ import annotations

from itertools import pairwise

from kawalis.annotate.annotator import annotator
from kawalis.annotate.morphology import forms_of
from kawalis.annotate.tokens import tokenize
from kawalis.annotate.words import entities_of, sentence_starts, words_of
from kawalis.model import Article, Document, Sentence, Token, stage


@stage(requires=("article", "model"), assigns=("document",))
def annotate(article: Article, model: str) -> Document:
    """Cut the article's text into sentences and tokens, and lay over them what the annotator ``model`` says.

    Only white space lies outside tokens. Raises :class:`kawalis.model.AnnotatorError`.
    """
    text = article.text
    trained = annotator(model)
    found = trained(text)
    raw = list(tokenize(text))
    starts = sentence_starts(found, raw)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for index, (first, last) in enumerate(pairwise([*starts, len(raw)])):
        start, end = raw[first].start, raw[last - 1].end
        layer = "headline" if start < article.body_start else "body"
        sentences.append(Sentence(index, start, end, first, last, layer))
        for i in range(first, last):
            piece = raw[i]
            surface = text[piece.start : piece.end]
            folded, forms = forms_of(surface, piece.kind)
            tokens.append(Token(i, piece.start, piece.end, surface, folded, piece.kind, index, forms))
    words, names = words_of(found, raw, model), tuple(entities_of(found))
    return Document(text, tuple(tokens), tuple(sentences), words, names, trained.version)
