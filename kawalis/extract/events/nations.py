"""National adjectives that stand for the party (the Iraqi-American dialogue, an American air strike)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawalis.extract.events.reading import Reading

NATIONAL = 3  # tokens after a noun in which its national adjectives stand
INSTRUMENT = 7  # tokens after a verb in which the means is told


def nationalities(reading: Reading, index: int, limit: int) -> list[tuple[int, int]]:
    """Return the national adjectives right after token ``index - 1``, as token ranges."""
    words, out = reading.words, []
    for j in range(index, min(limit, index + NATIONAL)):
        token = reading.tokens[j]
        if token.kind == "punct" and token.text[0] in words.pauses:
            continue
        folded = token.fold[1:] if words.conjoined(token) else token.fold
        if folded in words.nationalities:
            out.append((j, j + 1))
        elif out or token.kind != "word" or token.fold in words.functional or _noun(reading, j):
            break
    return out


def _noun(reading: Reading, index: int) -> bool:
    """Whether a token is a noun of its own, whose adjective does not belong to the noun before it."""
    word = reading.tree.head(index, index + 1)
    return word is not None and word.pos in {"NOUN", "PROPN", "X"}


def instruments(reading: Reading, index: int, limit: int) -> list[tuple[int, int]]:
    """Return the national adjective of what a passive was done with (بضربة جوية أميركية)."""
    for j in range(index, min(limit, index + INSTRUMENT)):
        token = reading.tokens[j]
        if token.kind == "punct":
            break
        form = next((f for f in token.forms if f.proclitics[-1:] == (reading.words.instrument,)), None)
        if form is not None and j not in reading.covered:
            return nationalities(reading, j + 1, limit)
    return []
