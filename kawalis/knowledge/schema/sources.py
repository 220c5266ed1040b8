"""Unnamed sources: their nouns and what may describe them."""

from __future__ import annotations

from typing import Literal

from kawalis.knowledge.schema.base import Entry


class SourceNoun(Entry):
    """A noun that stands for an unnamed source, a collective voice or a document.

    ``alone`` tells whether it counts without any modifier (مصدر does, مسؤول needs one);
    ``plural_of`` names the singular, so that an anaphor in the singular does not meet a plural.
    ``examples`` are sentences in which the noun is found as such a source, ``counter_examples`` ones in which it is
    not.
    """

    id: str
    form: Literal["anonymous", "collective", "document"]
    nouns: list[str]
    gender: Literal["m", "f"]
    number: Literal["s", "d", "p"]
    alone: bool
    plural_of: str | None = None
    examples: list[str] = []
    counter_examples: list[str] = []


class SourceModifiers(Entry):
    """Words that may follow such a noun; each field is told in ``data/ar/source_modifiers.yaml``."""

    id: str
    adjectives: list[str]
    clauses: list[str]
    access: list[str]
    refusal: list[str]
