"""Digits of the three sets that Arabic news uses."""

from __future__ import annotations

_ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
_EXTENDED = "۰۱۲۳۴۵۶۷۸۹"
TABLE = {ord(char): str(i) for digits in (_ARABIC_INDIC, _EXTENDED) for i, char in enumerate(digits)}


def to_ascii_digits(text: str) -> str:
    """Write Arabic-Indic and Extended Arabic-Indic digits as 0-9; the length stays."""
    return text.translate(TABLE)
