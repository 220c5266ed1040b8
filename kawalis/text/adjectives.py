"""Shapes of adjectives in folded letters: agreement endings and the relational ending (nisba)."""

from __future__ import annotations

from kawalis.text.fold import ARTICLE

_AGREEMENT = ("", "ه", "ا", "ون", "ين", "ان", "تان", "تين", "ات")
_NISBA = ("ي", "يه", "يا", "يون", "يين", "يان", "يتان", "يتين", "يات")
_SHORTEST = 4  # letters: في and ابي are no relational adjectives


def agreement_forms(adjective: str) -> tuple[str, ...]:
    """Return the folded forms under which an adjective (masculine singular, folded) agrees with its noun.

    A phrase keeps its first word where that is a particle: in a phrase of two words the last one agrees.
    """
    head, _, last = adjective.rpartition(" ")
    lead = head + " " if head else ""
    return tuple(lead + last + ending for ending in _AGREEMENT)


def is_nisba_shaped(folded: str) -> bool:
    """Whether a folded word ends as relational adjectives do (عراقي، العراقية، عراقيون)."""
    core = folded.removeprefix(ARTICLE)
    return len(core) >= _SHORTEST and core.endswith(_NISBA)


def nisba_stem(folded: str) -> str:
    """Return a relational adjective without article and agreement (المحلية and محليون give محلي)."""
    core = folded.removeprefix(ARTICLE)
    ending = max((e for e in _NISBA if core.endswith(e)), key=len, default="")
    return core[: len(core) - len(ending)] + _NISBA[0] if ending else core


def is_plural_shaped(folded: str, *, nominative: bool = False) -> bool:
    """Whether a folded word ends as sound masculine plurals do (مسؤولون، المراقبين); ``nominative``: the first only."""
    core = folded.removeprefix(ARTICLE)
    return len(core) > _SHORTEST and core.endswith(("ون",) if nominative else ("ون", "ين"))
