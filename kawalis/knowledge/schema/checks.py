"""What the checks of one report know of words."""

from __future__ import annotations

from kawalis.knowledge.schema.base import Entry


class Rung(Entry):
    """One step of a ladder.

    ``words`` are said of somebody as they are, ``negated`` stand here after a negation (``not at ease``).
    """

    words: list[str]
    negated: list[str] = []


class Ladder(Entry):
    """Words for one thing by strength, the weakest rung first."""

    id: str
    rungs: list[Rung]


class CheckWords(Entry):
    """A closed list of words or fixed phrases that the checks share; ``what`` tells its use."""

    id: str
    what: str
    words: list[str]


class SeriesNoun(Entry):
    """Nouns of happenings that are counted one by one (a visit, a round).

    ``owned`` series belong to whoever makes them; others to what follows the noun, one of ``of``.
    """

    id: str
    nouns: list[str]
    owned: bool = True
    of: list[str] = []


class Ordinal(Entry):
    """An ordinal number's words: ``after`` the noun (with the article) and ``before`` it."""

    id: str
    number: int
    after: list[str]
    before: list[str] = []
