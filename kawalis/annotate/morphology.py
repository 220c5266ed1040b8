"""Every way to split clitics off a word, least first. Which reading holds is for lexicons to say.

Without a trained segmenter a word keeps all its readings: وقال is وقال or و + قال, and the look-up
that finds a known core decides. Readings depend on the word alone, so they are cached.
"""

from __future__ import annotations

from functools import cache, lru_cache

from kawalis.knowledge import table
from kawalis.knowledge.schema.clitics import Clitics
from kawalis.model import Form
from kawalis.text import ends_in_teh_marbuta, fold, fold_with_offsets
from kawalis.text.normalise import DROPPED

_LONGEST = 24  # letters; the longest words of the treebank with all clitics have 17
_CACHED = 64  # characters; a longer token is no word, and would only fill the memory


@cache
def _clitics() -> Clitics:
    return table(Clitics)[0]


def forms_of(surface: str, kind: str) -> tuple[str, tuple[Form, ...]]:
    """Return the folded shadow of a token and its readings, the whole token first."""
    return _cached(surface, kind) if len(surface) <= _CACHED else _forms_of(surface, kind)


def _forms_of(surface: str, kind: str) -> tuple[str, tuple[Form, ...]]:
    folded = fold(surface)
    if kind != "word" or len(folded) > _LONGEST:
        return folded, (Form(0, 0, folded),)
    readings = _readings(folded)
    if ends_in_teh_marbuta(surface):
        # folding makes teh marbuta and the pronoun one letter; the surface tells them apart
        readings = tuple(form for form in readings if not form.enclitic)
    if len(folded) == len(surface) and DROPPED.isdisjoint(surface):
        return folded, readings
    shadow, offsets = fold_with_offsets(surface)
    if shadow != folded:  # a presentation form that only normalises in context
        return folded, (Form(0, 0, folded),)
    moved = []
    for form in readings:
        cuts = (form.lead, len(shadow) - form.trail)
        if any(cut and offsets[cut] == offsets[cut - 1] for cut in cuts):
            continue  # a split inside a ligature, which is one character of the text
        lead = offsets[form.lead] if form.lead else 0
        trail = len(surface) - offsets[cuts[1]]
        moved.append(Form(lead, trail, form.fold, form.proclitics, form.definite, form.enclitic))
    return folded, tuple(moved)


_cached = lru_cache(maxsize=65536)(_forms_of)


def _readings(folded: str) -> tuple[Form, ...]:
    clitics = _clitics()
    found: dict[Form, None] = {Form(0, 0, folded): None} if len(folded) < clitics.shortest else {}
    for lead, letters, core, definite in _starts(folded, clitics):
        found[Form(lead, 0, core, letters, definite)] = None
        for enclitic in clitics.enclitics:
            if definite or not core.endswith(enclitic):
                continue
            stem = core[: -len(enclitic)]
            if len(stem) < clitics.shortest:
                continue
            for variant in _restored(stem, clitics):
                found[Form(lead, len(enclitic), variant, letters, False, enclitic)] = None
    return tuple(sorted(found, key=lambda form: (form.lead + form.trail, form.lead)))


def _starts(folded: str, clitics: Clitics) -> list[tuple[int, tuple[str, ...], str, bool]]:
    """Return (letters stripped, proclitics, core, definite) for every split at the front."""
    out: list[tuple[int, tuple[str, ...], str, bool]] = []
    for letters in ("", *clitics.proclitics):
        if not folded.startswith(letters):
            continue
        core = folded[len(letters) :]
        if letters and len(core) < clitics.shortest:
            continue  # the whole word is a reading however short it is
        definite = core.startswith(clitics.article) and len(core) >= len(clitics.article) + clitics.shortest
        out.append((len(letters), tuple(letters), core, definite))
        if core.startswith(clitics.fused) and len(core) >= len(clitics.fused) + clitics.shortest:
            # lam + article: the lam goes, the second stands for the article
            out.append((len(letters) + 1, (*letters, clitics.fused[0]), clitics.article + core[2:], True))
    return out


def _restored(stem: str, clitics: Clitics) -> list[str]:
    variants = [stem]
    for ending, original in clitics.restore:
        if stem.endswith(ending):
            variants.append(stem[: -len(ending)] + original)
    return variants
