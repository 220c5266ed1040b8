"""Which of a series a happening is told to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.reading import Reading

COUNTED = 4  # tokens after a noun in which an ordinal is told of it
FAR_COUNT = 12  # ... as its predicate


def count_of(reading: Reading, found: Candidate) -> list[str]:
    """Return the ordinals told of a noun after its own phrase (his visit is the second, the latest)."""
    words, out = reading.words, []
    end = reading.document.sentences[found.sentence].last
    for j in range(found.last, min(end, found.last + FAR_COUNT)):
        token = reading.tokens[j]
        value = words.ordinals.get(token.fold, "")
        near = j < found.last + COUNTED or reading.tokens[j - 1].fold in words.copulas
        if value and near and j not in reading.timed:
            out.append(value)
        if token.kind == "punct" or token.fold in words.relatives:
            break
    return out
