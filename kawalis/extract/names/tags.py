"""What the trained annotator's tags say of a token: a proper name, or an adjective of the noun before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.names.lexicon import adjective_at, titles_at, words
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Container

    from kawalis.model import Document, Word

PROPER = frozenset({"X", "PROPN"})  # PADT tags most names X, PUD tags them PROPN
SHORTEST = 3  # letters of a word that may be a name by its tag alone


def core_word(document: Document, index: int) -> Word | None:
    """Return the syntactic word of a token that is no clitic: its longest one."""
    found = document.words_of(index, index + 1)
    return max(found, key=lambda word: word.end - word.start, default=None)


def is_proper(document: Document, index: int) -> bool:
    """Whether a token is tagged as a proper name and no list knows it for something else."""
    token, word = document.tokens[index], core_word(document, index)
    if word is None or word.pos not in PROPER or token.kind != "word" or len(token.fold) < SHORTEST:
        return False
    if token.fold in words("never", "noun", "adjective", "connector"):
        return False
    return not titles_at(document, index) and not adjective_at(document, index, clitics=True)


def proper_run(document: Document, first: int, longest: int, taken: Container[int] = ()) -> int:
    """Return the token after a run of proper names that begins at ``first`` (``first`` itself for none).

    Only the first one may have proclitics; ``taken`` tokens end a run.
    """
    tokens, at = document.tokens, first
    while at < len(tokens) and at - first < longest and tokens[at].sentence == tokens[first].sentence:
        if at in taken or not is_proper(document, at) or (at > first and joined(document, at)):
            break
        at += 1
    return at


def joined(document: Document, index: int) -> bool:
    """Whether the annotator splits letters off a token's start."""
    word = core_word(document, index)
    return word is not None and word.start > document.tokens[index].start


def entity_end(document: Document, index: int) -> int:
    """Return the token after a place or body that the annotator finds at a token, 0 where it finds none."""
    start = document.tokens[index].start
    found = next((e for e in document.entities if e.start == start and e.kind != "PER"), None)
    return document.token_at(found.end - 1) + 1 if found else 0


def describes(document: Document, index: int) -> bool:
    """Whether a definite word is an adjective of the definite noun before it (الصادرات السعودية)."""
    word = core_word(document, index)
    if word is None or word.pos != "ADJ" or not index:
        return False
    before = document.tokens[index - 1]
    if before.kind != "word" or before.sentence != document.tokens[index].sentence:
        return False
    return word.head < word.index and any(form.fold.startswith(ARTICLE) for form in before.forms)
