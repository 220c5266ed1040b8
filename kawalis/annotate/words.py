"""What the trained annotator says of a text, laid over the engine's tokens."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from kawalis.annotate.sentences import ends_before
from kawalis.model import AnnotatorError, Entity, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.annotate.annotation import Annotation
    from kawalis.annotate.tokens import Piece

KINDS = {"PER": "PER", "PERS": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}


def sentence_starts(found: Annotation, pieces: Sequence[Piece]) -> list[int]:
    """Return the indices of the pieces at which the annotator's sentences begin, the first always.

    A sentence ends at a line's end or at a mark that ends one; where the annotator parts a sentence elsewhere (before a
    joined clause, between two nouns), its two trees stand in one sentence.
    """
    starts = [0] if pieces else []
    at = 0
    for index in found.begins:
        start = found.starts[index]
        while at < len(pieces) and pieces[at].end <= start:
            at += 1
        fits = at < len(pieces) and pieces[at].start >= start and at != starts[-1]
        if fits and ends_before(found.text, pieces, at):
            starts.append(at)
    return starts


def words_of(found: Annotation, pieces: Sequence[Piece], model: str) -> tuple[Word, ...]:
    """Return the syntactic words of a text over the engine's pieces, white space left out.

    Raises :class:`AnnotatorError` (``shifts``) where a foreign tokenizer's tokens are not the text's own.
    """
    if not pieces:
        return ()
    kept = [not blank for blank in found.blank]
    numbers: list[int] = []  # of each token among the words; -1 for white space
    count = 0
    for keep in kept:
        numbers.append(count if keep else -1)
        count += keep
    starts, heads = list(compress(found.starts, kept)), []
    for number, head in enumerate(compress(found.heads, kept)):
        above = numbers[head]
        heads.append(number if above < 0 else above)
    columns = (found.norms, found.lemmas, found.pos, found.features, found.relations)
    return tuple(
        map(
            Word,
            range(count),
            starts,
            compress(found.ends, kept),
            *(compress(column, kept) for column in columns),
            heads,
            _places(starts, pieces, model),
        )
    )


def _places(starts: list[int], pieces: Sequence[Piece], model: str) -> Iterator[int]:
    """Yield the piece in which each word begins."""
    ends = [piece.end for piece in pieces]
    at, last = 0, len(pieces) - 1
    for start in starts:
        while at < last and ends[at] <= start:
            at += 1
        if ends[at] <= start:
            raise AnnotatorError("shifts", model)
        yield at


def entities_of(found: Annotation) -> Iterator[Entity]:
    """Yield the names of the kinds that the record knows."""
    for start, end, label in found.names:
        kind = KINDS.get(label)
        if kind is not None:
            yield Entity(start, end, kind)
