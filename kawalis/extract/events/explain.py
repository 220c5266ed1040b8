"""Why each sentence was coded or not: a reason code for every word that could tell an event."""

from __future__ import annotations

from typing import NamedTuple

NO_TRIGGER = "no_trigger"


class Reason(NamedTuple):
    """Sentence ``sentence`` (its place in the document), the word at characters [start, end), why."""

    sentence: int
    start: int
    end: int
    code: str
    detail: str


class Trace:
    """What the stage notes on its way; the last note on a word counts."""

    def __init__(self) -> None:
        self._notes: dict[tuple[int, int], Reason] = {}

    def note(self, sentence: int, start: int, end: int, code: str, detail: str = "") -> None:
        """Note why a word tells an event or none."""
        self._notes[sentence, start] = Reason(sentence, start, end, code, detail)

    def reasons(self, sentences: int) -> list[Reason]:
        """Return the notes in the order of the text, one at least for each of so many sentences."""
        found = sorted(self._notes.values())
        told = {reason.sentence for reason in found}
        found += [Reason(i, -1, -1, NO_TRIGGER, "") for i in range(sentences) if i not in told]
        return sorted(found)
