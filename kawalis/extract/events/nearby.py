"""Words that stand shortly before an event in its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Token


def near(reading: Reading, index: int, wanted: frozenset[str], count: int) -> bool:
    """Whether one of the words stands among up to ``count`` tokens before ``index`` in its clause."""
    return any(f.fold in wanted for t in window(reading, index, count) for f in t.forms)


def window(reading: Reading, index: int, count: int) -> list[Token]:
    """Return up to ``count`` tokens before ``index`` in its clause."""
    start = reading.document.sentences[reading.tokens[index].sentence].first
    out: list[Token] = []
    for j in range(index - 1, max(start, index - count) - 1, -1):
        token = reading.tokens[j]
        if token.kind == "punct" and token.text[0] in reading.words.pauses:
            break
        if token.fold in reading.words.relatives:
            break  # what governs the noun before it does not reach into the clause
        out.append(token)
        if reading.words.conjoined(token) and reading.is_verb(j):
            break  # a clause of its own begins with it
    return out[::-1]
