"""How sure a content is: markers in its words, and what the cue itself tells."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry

Mode = Literal["asserted", "conditional", "predicted", "demand", "question", "commitment"]
Certainty = Literal["certain", "probable", "possible", "unknown"]


class Marker(Entry):
    """A word of the content that changes mode and certainty; fields as told in ``data/ar/factuality.yaml``.

    ``prefix`` is a letter before an imperfect (the future); ``nominal`` wants a content that is a noun phrase.
    ``examples`` are sentences whose statement gets this mode, ``counter_examples`` ones that stay asserted.
    """

    id: str
    mode: Mode
    certainty: Certainty
    where: Literal["start", "opening", "anywhere"]
    words: list[str] = []
    prefix: str | None = None
    needs: Literal["imperfect"] | None = None
    by_speaker: Mode | None = None
    nominal: bool = False
    examples: list[str] = []
    counter_examples: list[str] = []


class CueModes(Entry):
    """Mode and certainty by cue; fields as told in ``data/ar/modes.yaml``."""

    id: str
    modes: dict[str, Mode]
    certainties: dict[str, Certainty]
    asserted_objects: list[str]
    asserted_verbs: list[str]
    demanding_verbs: list[str]
    weak_verbs: dict[str, Certainty]
    weak_sources: list[str]
    window: int
    own: list[str]
    teh_imperfects: list[str]
    imperfect_letters: list[str]
    sin_words: list[str]
    imperfect_beginnings: list[str]
