"""Pure functions from text to text: shadows for matching, never shown, never stored as the text itself."""

from kawalis.text.adjectives import agreement_forms, is_nisba_shaped, is_plural_shaped, nisba_stem
from kawalis.text.digits import to_ascii_digits
from kawalis.text.fold import ARTICLE, fold, fold_with_offsets
from kawalis.text.found import clitic_forms, folded_run, runs_in, stem_of, words_in
from kawalis.text.ligature import fuses
from kawalis.text.names import name_shadow
from kawalis.text.normalise import count_arabic, ends_in_teh_marbuta, is_direction_mark, strip_invisible
from kawalis.text.shadow import search_shadow, shadow_words
from kawalis.text.stem import light_stem, skeleton

__all__ = [
    "ARTICLE",
    "agreement_forms",
    "clitic_forms",
    "count_arabic",
    "ends_in_teh_marbuta",
    "fold",
    "fold_with_offsets",
    "folded_run",
    "fuses",
    "is_direction_mark",
    "is_nisba_shaped",
    "is_plural_shaped",
    "light_stem",
    "name_shadow",
    "nisba_stem",
    "runs_in",
    "search_shadow",
    "shadow_words",
    "skeleton",
    "stem_of",
    "strip_invisible",
    "to_ascii_digits",
    "words_in",
]
