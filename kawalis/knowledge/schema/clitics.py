"""Clitics of written Arabic: what may be split off a word."""

from __future__ import annotations

from kawalis.knowledge.schema.base import Entry


class Clitics(Entry):
    """The closed inventory, in folded letters.

    ``proclitics`` lists the orders of letters that may precede a core, outermost first, each as one string
    (``"وب"`` is waw + beh). ``article`` is the definite article, ``fused`` the spelling of lam + article.
    ``enclitics`` are attached pronouns. ``restore`` pairs (end of a core before an enclitic, end of the word
    without it): a teh before a pronoun may be a teh marbuta.
    ``shortest`` is the least number of letters that a core must keep.
    """

    id: str
    proclitics: list[str]
    article: str
    fused: str
    enclitics: list[str]
    restore: list[tuple[str, str]]
    shortest: int
