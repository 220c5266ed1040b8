"""Light stems: two spellings of one word, or two forms of one noun, under the same letters.

The affixes are those of light stemming in Arabic retrieval (Larkey, Ballesteros and Connell, SIGIR 2002); the
skeleton further drops what patterns and inflection add around a root. Both are for loose comparison only.
"""

from __future__ import annotations

_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و")
_SUFFIXES = ("ها", "هم", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا")
_SHORTEST = 3  # letters that a stem keeps
_WEAK = str.maketrans("", "", "اويء")
_AROUND = "تمنسيه"  # letters that patterns add before or after a root


def light_stem(folded: str) -> str:
    """Strip one prefix and then suffixes from a folded word, while three letters stay."""
    stem = folded
    for prefix in _PREFIXES if stem.startswith(_PREFIXES) else ():
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST:
            stem = stem[len(prefix) :]
            break
    shorter = True
    while shorter and stem.endswith(_SUFFIXES):
        shorter = False
        for suffix in _SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST:
                stem = stem[: -len(suffix)]
                shorter = True
                break
    return stem


def skeleton(folded: str) -> str:
    """Return the strong consonants of a folded word's stem, less what patterns add while three stay."""
    bones = light_stem(folded).translate(_WEAK)
    while len(bones) > _SHORTEST and bones[0] in _AROUND:
        bones = bones[1:]
    while len(bones) > _SHORTEST and bones[-1] in _AROUND:
        bones = bones[:-1]
    return bones
