"""Verbs as lexicons give them, and the table of affixes that inflects them."""

from __future__ import annotations

from kawalis.knowledge.schema.base import Entry


class VerbEntry(Entry, frozen=True, kw_only=True):
    """A verb by its stems, in plain spelling (a final shadda marks a doubled verb: ``ردّ``).

    ``perfect`` and ``imperfect`` are the third person masculine singular. The other stems are only needed
    where the spelling does not tell them: ``perfect_stem`` stands before consonant suffixes, ``jussive``
    after a negation. ``passive_perfect`` and ``passive_imperfect`` are given where the passive is in use,
    even if it is spelt like the active: then both readings stand. ``masdar`` lists verbal nouns (singular,
    indefinite). ``not_forms`` are forms of the paradigm that are mostly another word (يجب، تقل) and are left out.
    """

    perfect: str
    imperfect: str
    perfect_stem: str | None = None
    jussive: str | None = None
    passive_perfect: str | None = None
    passive_imperfect: str | None = None
    masdar: tuple[str, ...] = ()
    active_participle: str | None = None
    passive_participle: str | None = None
    not_forms: tuple[str, ...] = ()


class Affix(Entry, frozen=True, kw_only=True):
    """One cell of a paradigm: ``prefix`` + stem + ``suffix``.

    ``tense`` is perfect, imperfect, jussive (subjunctive too), masdar or participle. ``stem`` names which
    shape of the stem it takes: ``zero`` (as given), ``teh``, ``waw``, ``alef`` (before a suffix that begins
    so) or ``consonant`` (before the other consonants). ``person`` is 1, 2, 3 or "" for nouns.
    """

    tense: str
    stem: str
    prefix: str = ""
    suffix: str = ""
    person: str = ""
    gender: str = ""
    number: str = "s"


class Inflection(Entry, frozen=True, kw_only=True):
    """The affixes, and the letters that decide a verb's class (unfolded spelling)."""

    id: str
    alef: str
    waw: str
    yeh: str
    alef_maqsura: str
    teh: str
    teh_marbuta: str
    hamza: str
    hamza_on_alef: str
    hamza_on_waw: str
    shadda: str
    affixes: list[Affix]
