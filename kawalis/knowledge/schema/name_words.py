"""Words that names of persons are made of."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry


class NameWords(Entry):
    """A list of words, separated by blanks in ``words``.

    ``kind``: ``given`` (opens a name), ``common_given`` (opens a name, but is an everyday word as well),
    ``family`` (goes on), ``connector`` (joins what follows: بن، آل), ``prefix`` (one name with the next word:
    عبد), ``kunya`` (opens a name by itself: أبو), ``spelled`` (a name only as it is spelled there, not under
    every spelling that folds alike), ``never`` (no name, though it stands where one could), ``noun`` (no name
    either, but what an office may be of), ``adjective`` (in -ī and no family name), ``own_outlet`` (stands
    right before the name by which an outlet speaks of itself: علمت), ``locative`` (a preposition that calls for
    a place), ``quality`` (an adjective with article that names of bodies have, beside ``adjective``),
    ``purpose`` (after lam, what a body is for: للأنباء), ``direction`` (part of a facility's name: ميناء شرق
    كذا), ``compound`` (second half of a given name: نور الدين), ``servant`` (a ``prefix`` that goes with any of
    God's names), ``godly`` (no name alone), ``epithet`` (an adjective that says something of a body and is no
    part of its name), ``god_prefix`` (a name with it: عزيز الله), ``article_given`` (a given name that has its
    article), ``wire`` (stands after an outlet's name in a byline: سبق - وكالات), ``within``,
    ``within_state`` and ``within_group`` (between an office and the body, state or group that it is in),
    and letters of grammar: ``lam``, ``waw``, ``nisba``, ``feminine``.
    """

    id: str
    kind: Literal[
        "given",
        "common_given",
        "family",
        "connector",
        "prefix",
        "never",
        "adjective",
        "own_outlet",
        "locative",
        "quality",
        "purpose",
        "direction",
        "compound",
        "servant",
        "godly",
        "epithet",
        "god_prefix",
        "article_given",
        "wire",
        "spelled",
        "kunya",
        "noun",
        "within",
        "within_state",
        "within_group",
        "lam",
        "waw",
        "nisba",
        "feminine",
    ]
    words: str
    gender: Literal["m", "f", ""] = ""
    origin: str = ""


class Transliteration(Entry):
    """How Arabic is written in Latin letters, folded Arabic first: letters, letters that open a word, whole words."""

    id: str
    kind: Literal["letters", "initials", "finals", "words"]
    pairs: dict[str, str]
