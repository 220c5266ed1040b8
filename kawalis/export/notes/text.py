"""Names of notes, links and the escaping of Markdown."""

from __future__ import annotations

import json
import re
import unicodedata

LONGEST = 120  # bytes of a file's name without its suffix: file systems end at 255
_UNFIT = re.compile(
    r'[\\/:*?"<>|#^\[\]%\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+'
)
_MARKS = re.compile(r"([\\`*_\[\]<>#|~$])")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def file_name(title: str, own: str) -> str:
    """Return a name that every file system and wikilink takes: the title and part of the id, which tells it apart."""
    plain = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", title)).split()).strip(". ")
    while len(plain.encode("utf-8")) > LONGEST:
        plain = plain[:-1].rstrip(". ")
    if not plain or _RESERVED.fullmatch(plain):
        plain = "_" + plain
    return f"{plain} {own}"


def link(folder: str, name: str, shown: str) -> str:
    """Return a wikilink to a note."""
    return f"[[{folder}/{name}|{plain(shown)}]]"


def plain(text: str) -> str:
    """Return text for within a link: on one line, without what would end it."""
    return " ".join(re.sub(r"[\[\]|]", " ", text).split())


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def front_matter(values: dict[str, object]) -> str:
    """Return a YAML head; JSON's scalars and lists are YAML's."""
    rows = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value)
    return "---\n" + "".join(rows) + "---\n"
