"""What the trained annotator says of a text, laid over the engine's tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kawalis.annotate.sentences import ends_before
from kawalis.model import AnnotatorError, Entity, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from kawalis.annotate.tokens import Piece

KINDS = {"PER": "PER", "PERS": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}


def sentence_starts(doc: Doc, pieces: Sequence[Piece]) -> list[int]:
    """Return the indices of the pieces at which the annotator's sentences begin, the first always.

    A sentence ends at a line's end or at a mark that ends one; where the annotator parts a sentence elsewhere (before a
    joined clause, between two nouns), its two trees stand in one sentence.
    """
    starts = [0] if pieces else []
    at = 0
    marks: Any = doc.to_array("SENT_START")
    text = doc.text  # joined afresh each time it is asked for
    for index in (marks == 1).nonzero()[0].tolist():
        start = doc[index].idx
        while at < len(pieces) and pieces[at].end <= start:
            at += 1
        fits = at < len(pieces) and pieces[at].start >= start and at != starts[-1]
        if fits and ends_before(text, pieces, at):
            starts.append(at)
    return starts


def words_of(doc: Doc, pieces: Sequence[Piece], model: str) -> tuple[Word, ...]:
    """Return the syntactic words of a document over the engine's pieces, white space left out.

    Raises :class:`AnnotatorError` (``shifts``) where a foreign tokenizer's tokens are not the text's own.
    """
    if not pieces:
        return ()
    indices: list[int] = []  # of each spaCy token among the words; -1 for white space
    count = 0
    for token in doc:
        blank = token.is_space
        indices.append(-1 if blank else count)
        count += not blank
    words: list[Word] = []
    at = 0
    for token, index in zip(doc, indices, strict=True):
        if index < 0:
            continue
        start = token.idx
        end = start + len(token)
        while at + 1 < len(pieces) and pieces[at].end <= start:
            at += 1
        if pieces[at].end <= start:
            raise AnnotatorError("shifts", model)
        head = indices[token.head.i]
        words.append(
            Word(
                index=index,
                start=start,
                end=end,
                norm=token.norm_,
                lemma=token.lemma_,
                pos=token.pos_,
                features=str(token.morph),
                relation=token.dep_,
                head=index if head < 0 else head,
                token=at,
            )
        )
    return tuple(words)


def entities_of(doc: Doc) -> Iterator[Entity]:
    """Yield the names of the kinds that the record knows."""
    for name in doc.ents:
        kind = KINDS.get(name.label_)
        if kind is not None:
            yield Entity(name.start_char, name.end_char, kind)
