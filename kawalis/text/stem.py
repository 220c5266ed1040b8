"""Light stems: two spellings of one word, or two forms of one noun, under the same letters.

The affixes are those of light stemming in Arabic retrieval (Larkey, Ballesteros and Connell, SIGIR 2002); the
skeleton further drops what patterns and inflection add around a root. Both are for loose comparison only.
"""

from __future__ import annotations

# By their length, the longest first.
PREFIXES = (frozenset({"وال", "بال", "كال", "فال"}), frozenset({"لل", "ال"}), frozenset({"و"}))
SUFFIXES = (frozenset({"ها", "هم", "ان", "ات", "ون", "ين", "يه"}), frozenset({"ه", "ي", "ا"}))
SHORTEST = 3  # letters that a stem keeps
_WEAK = str.maketrans("", "", "اويء")
_AROUND = "تمنسيه"  # letters that patterns add before or after a root


def light_stem(folded: str) -> str:
    """Strip one prefix and then suffixes from a folded word, while three letters stay."""
    long, middling, short = PREFIXES
    size = len(folded)
    if size >= SHORTEST + 3 and folded[:3] in long:
        stem = folded[3:]
    elif size >= SHORTEST + 2 and folded[:2] in middling:
        stem = folded[2:]
    elif size >= SHORTEST + 1 and folded[0] in short:
        stem = folded[1:]
    else:
        stem = folded
    pairs, letters = SUFFIXES
    size = len(stem)
    while size > SHORTEST:
        if size >= SHORTEST + 2 and stem[-2:] in pairs:
            size -= 2
        elif stem[-1] in letters:
            size -= 1
        else:
            break
        stem = stem[:size]
    return stem


def skeleton(folded: str) -> str:
    """Return the strong consonants of a folded word's stem, less what patterns add while three stay."""
    bones = light_stem(folded).translate(_WEAK)
    while len(bones) > SHORTEST and bones[0] in _AROUND:
        bones = bones[1:]
    while len(bones) > SHORTEST and bones[-1] in _AROUND:
        bones = bones[:-1]
    return bones
