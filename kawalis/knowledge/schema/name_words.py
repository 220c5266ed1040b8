"""Words that names of persons are made of."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry


class NameWords(Entry):
    """A list of name words, separated by blanks in ``words``.

    ``kind``: ``given`` (opens a name), ``common_given`` (opens a name, but is an everyday word as well),
    ``family`` (goes on), ``connector`` (joins what follows: بن، أبو), ``prefix`` (one name with the next word: عبد),
    ``never`` (no name, though it stands where one could), ``adjective`` (an adjective in -ī that is no family name).
    """

    id: str
    kind: Literal["given", "common_given", "family", "connector", "prefix", "never", "adjective"]
    words: str
    gender: Literal["m", "f", ""] = ""
    origin: str = ""


class Transliteration(Entry):
    """How Arabic letters or whole name words are written in Latin letters, folded Arabic first."""

    id: str
    kind: Literal["letters", "words"]
    pairs: dict[str, str]
