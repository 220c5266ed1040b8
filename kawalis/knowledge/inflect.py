"""Every written form of a verb, with what each form tells.

``inflect(VerbEntry(perfect="قال", imperfect="يقول"))`` gives قال, قالت, قالوا, قلنا, يقول, يقل ... under
their folded spelling. Clitics are no part of it: match ``Form.fold`` (or ``Form.bare`` for a noun with the
article) of a token's readings against the keys. The class of the verb is read off its spelling:

- a final alef or alef maqsura is weak (نفى: نفت, نفوا; دعا: دعت, دعوا; the imperfect tells the radical);
- a final yeh is weak before waw only (بقي: بقيت, بقوا);
- an alef before the last letter is hollow (قال, استقال: the alef falls before consonants);
- a final shadda is doubled (ردّ: رددنا);
- a final hamza keeps its place, with the spellings in use (بدأوا, بدؤوا).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kawalis.knowledge.load import table
from kawalis.knowledge.schema.inflection import Inflection, VerbEntry
from kawalis.text import fold

ACTIVE, PASSIVE = "active", "passive"
_HOLLOW = 3  # letters of the shortest hollow verb
_WEAK_NOUN = 3  # a noun of three letters keeps its yeh (نفي, against تخلٍّ and نافٍ)


class Feature(NamedTuple):
    """What one form tells: values as in :class:`~kawalis.knowledge.schema.inflection.Affix`.

    ``tense`` is perfect, imperfect, jussive (also subjunctive), masdar or participle; ``voice`` active or
    passive; ``person`` 1, 2, 3 or ""; ``gender`` m, f or ""; ``number`` s, d or p.
    """

    tense: str
    voice: str = ACTIVE
    person: str = ""
    gender: str = ""
    number: str = "s"


Stems = dict[str, tuple[str, ...]]


def inflect(verb: VerbEntry) -> dict[str, frozenset[Feature]]:
    """Return each folded form of ``verb`` with all the features that it may have."""
    found: dict[str, set[Feature]] = {}
    _add(found, "perfect", ACTIVE, _perfect(verb.perfect, verb.imperfect, verb.perfect_stem))
    imperfect = _imperfect(verb.imperfect, verb.perfect)
    _add(found, "imperfect", ACTIVE, imperfect)
    jussive = verb.jussive or _jussive(verb.imperfect, verb.perfect)
    _add(found, "jussive", ACTIVE, {**imperfect, "zero": (_plain(jussive)[1:],)})
    if verb.passive_perfect:
        _add(found, "perfect", PASSIVE, _perfect(verb.passive_perfect, verb.imperfect, None, verb.perfect))
    if verb.passive_imperfect:
        stems = _imperfect(verb.passive_imperfect, verb.perfect)
        _add(found, "imperfect", PASSIVE, stems)
        short = _plain(_jussive(verb.passive_imperfect, verb.perfect))[1:]
        _add(found, "jussive", PASSIVE, {**stems, "zero": (short,)})
    for noun in verb.masdar:
        _add(found, "masdar", ACTIVE, noun_stems(noun))
    if verb.active_participle:
        _add(found, "participle", ACTIVE, noun_stems(verb.active_participle))
    if verb.passive_participle:
        _add(found, "participle", PASSIVE, noun_stems(verb.passive_participle))
    other_words = {fold(form) for form in verb.not_forms}
    return {form: frozenset(features) for form, features in found.items() if form not in other_words}


def inflect_noun(noun: str) -> dict[str, frozenset[Feature]]:
    """Return the folded singular (accusative too), dual and sound feminine plural of a noun of action."""
    found: dict[str, set[Feature]] = {}
    _add(found, "masdar", ACTIVE, noun_stems(noun))
    return {form: frozenset(features) for form, features in found.items()}


@cache
def _rules() -> Inflection:
    rules: Inflection = table(Inflection)[0]
    return rules


@cache
def _affixes(tense: str, voice: str) -> tuple[tuple[str, str, str, Feature], ...]:
    """The cells of a paradigm: stem shape, folded prefix and suffix, what the cell tells."""
    return tuple(
        (a.stem, fold(a.prefix), fold(a.suffix), Feature(tense, voice, a.person, a.gender, a.number))
        for a in _rules().affixes
        if a.tense == tense
    )


def _add(found: dict[str, set[Feature]], tense: str, voice: str, stems: Stems) -> None:
    alef = _rules().alef
    long = alef + alef
    folded = {shape: [fold(stem) for stem in shapes] for shape, shapes in stems.items()}
    for shape, prefix, suffix, feature in _affixes(tense, voice):
        for stem in folded[shape]:
            form = (prefix + stem + suffix).replace(long, alef)
            found.setdefault(form, set()).add(feature)


_keeps = cache(fold)  # a letter alone: "" for a mark


def _plain(word: str) -> str:
    """Drop vowel marks, keep the spelling."""
    return "".join(char for char in word if _keeps(char))


def _doubled(word: str) -> bool:
    shadda = _rules().shadda
    marks = word[len(word.rstrip("".join(c for c in word if not fold(c)))) :]
    return shadda in marks


def _hollow(perfect: str) -> bool:
    plain = _plain(perfect)
    return len(plain) >= _HOLLOW and plain[-2] == _rules().alef and not _doubled(perfect)


def _before_waw(stem: str) -> tuple[str, ...]:
    """Spellings before a long waw: a final hamza on alef or on the line may sit on waw."""
    rules = _rules()
    if stem.endswith((rules.hamza_on_alef, rules.hamza)):
        return stem, stem[:-1] + rules.hamza_on_waw
    return (stem,)


def _perfect(perfect: str, imperfect: str, given: str | None, active: str = "") -> Stems:
    """Shapes of a perfect stem; ``active`` is the active perfect where ``perfect`` is a passive."""
    rules = _rules()
    word = _plain(perfect)
    if word[-1] in (rules.alef, rules.alef_maqsura):
        body = word[:-1]
        radical = rules.waw if word[-1] == rules.alef and _plain(imperfect)[-1] == rules.waw else rules.yeh
        full = (given or body + radical,)
        return {"zero": (word,), "teh": (body,), "waw": (body,), "alef": (body + radical,), "consonant": full}
    stem = word
    if _hollow(perfect) or (active and _hollow(active)):
        stem = word[:-2] + word[-1]
    elif _doubled(perfect) or (active and _doubled(active)):
        stem = word + word[-1]
    before_waw = (word[:-1],) if word[-1] == rules.yeh else _before_waw(word)
    return {
        "zero": (word,),
        "teh": (word,),
        "alef": (word,),
        "waw": before_waw,
        "consonant": (_plain(given) if given and not active else stem,),
    }


def _imperfect(imperfect: str, perfect: str) -> Stems:
    rules = _rules()
    base = _plain(imperfect)[1:]
    if base[-1] in (rules.yeh, rules.alef_maqsura, rules.waw):
        full = base[:-1] + (rules.waw if base[-1] == rules.waw else rules.yeh)
        return {"zero": (base,), "waw": (base[:-1],), "alef": (full,), "consonant": (full,)}
    consonant = base
    if _hollow(perfect):
        consonant = base[:-2] + base[-1]
    elif _doubled(imperfect):
        consonant = base + base[-1]
    return {"zero": (base,), "waw": _before_waw(base), "alef": (base,), "consonant": (consonant,)}


def _jussive(imperfect: str, perfect: str) -> str:
    rules = _rules()
    word = _plain(imperfect)
    if word[-1] in (rules.yeh, rules.alef_maqsura, rules.waw):
        return word[:-1]
    if _hollow(perfect) and word[-2] in (rules.alef, rules.waw, rules.yeh):
        return word[:-2] + word[-1]
    return word


def noun_stems(noun: str) -> Stems:
    """Shapes of a verbal noun or participle: teh marbuta opens before suffixes, a weak yeh may fall."""
    rules = _rules()
    word = _plain(noun)
    if word[-1] == rules.teh_marbuta:
        return {"zero": (word,), "teh": (word[:-1] + rules.teh,), "alef": (word[:-1],), "waw": (word[:-1],)}
    if word[-1] == rules.yeh and len(word) > _WEAK_NOUN:
        return {"zero": (word, word[:-1]), "teh": (word,), "alef": (word,), "waw": (word[:-1],)}
    return {"zero": (word,), "teh": (word,), "alef": (word,), "waw": (word,)}
