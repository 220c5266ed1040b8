"""From bytes to text, in the encodings in which Arabic news is kept.

A byte order mark decides; else UTF-8 does, and where a few bytes of it are broken each stands as U+FFFD in
the text. What is no UTF-8 is tried in the two old 8-bit encodings and taken where it gives plausible Arabic.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from math import log2

from kawalis.knowledge import table
from kawalis.knowledge.schema.languages import Language
from kawalis.model import InputError
from kawalis.text import count_arabic

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("cp1256", "iso8859_6")
_CONTAINERS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x7fELF",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
)
_CONTROLS = bytes(b for b in (*range(0x20), 0x7F) if b not in b"\t\n\v\f\r")
_FEW_CONTROLS = 3
_CONTROL_SHARE = 0.02
_SLIP_SHARE = 0.1  # broken bytes among all that are no ASCII: damage, not another encoding
_GARBAGE_SHARE = 0.34
_NEUTRAL = re.compile(
    "[\u0600-\u061f\u0640\u064b-\u065f\u060c\u00a0-\u00bf\u2010-\u203a\u200b-\u200f\u0660-\u066d]"
)
_SAMPLE = 20_000  # characters
_UNKNOWN = log2(1e-4)
_PLAUSIBLE = (
    -5.2
)  # mean log2 of letter frequencies: running Arabic has about -4.3, wrongly decoded text under -6


def decode(data: bytes, source: str) -> str:
    """Decode ``data``. Raises :class:`InputError` with code ``binary`` or ``not_text``, naming ``source``."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _damaged(data[len(mark) :], encoding, source)
    if _is_binary(data):
        raise InputError("binary", source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") / max(1, _non_ascii(text))
    if broken <= _SLIP_SHARE:
        return text
    legacy = _legacy(data)
    if legacy is not None:
        return legacy
    if broken > _GARBAGE_SHARE:
        raise InputError("not_text", source)
    return text


def _damaged(data: bytes, encoding: str, source: str) -> str:
    """Decode what a byte order mark announces, broken units replaced."""
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > _GARBAGE_SHARE * _non_ascii(text):
        raise InputError("binary" if _is_binary(data) else "not_text", source)
    return text


def _is_binary(data: bytes) -> bool:
    if data.startswith(_CONTAINERS):
        return True
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > _FEW_CONTROLS and controls > _CONTROL_SHARE * len(data)


def _non_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _legacy(data: bytes) -> str | None:
    """Return the most plausible of the old encodings' readings, ``None`` where none is."""
    best, found = _PLAUSIBLE, None
    for encoding in _LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = plausibility(text)
        if score > best:
            best, found = score, text
    return found


def plausibility(text: str) -> float:
    """Return the mean log2 frequency, as Arabic letters, of the characters beyond ASCII and marks."""
    frequencies = _frequencies()
    letters = _NEUTRAL.sub("", text[:_SAMPLE])
    values = [frequencies.get(char, _UNKNOWN) for char in letters if not char.isascii()]
    return sum(values) / len(values) if values and count_arabic(letters) else _UNKNOWN


@cache
def _frequencies() -> dict[str, float]:
    arabic = next(language for language in table(Language) if language.letters)
    return {letter: log2(share / 1000) for letter, share in arabic.letters.items()}
