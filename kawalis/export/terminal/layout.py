"""Lines of mixed Arabic and Latin that a terminal does not scramble.

Each stretch of the report's own words stands between FSI and PDI, so that its direction stays its own
(Unicode TR9). A terminal takes every line for itself, so the text is wrapped here and the isolates are closed
and opened anew at each line's end. For an Arabic reader the whole line stands between RLI and PDI and, on a
screen, is filled up to the width, which sets it against the right edge.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FSI, PDI, LRI, RLI, RLM = "\u2068", "\u2069", "\u2066", "\u2067", "\u200f"
_BIDI = dict.fromkeys(map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_DATE = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b", re.ASCII)
_QUOTED = re.compile(rf"(?<=«)[^«»]+(?=»)|{_DATE.pattern}", re.ASCII)
_PIECES = re.compile(r"\s+|\S+")
LONGEST = 1200  # characters of one stretch; what is longer is cut and marked


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; ``own`` marks words of the report, to be isolated."""

    text: str
    style: str = ""
    own: bool = False


Piece = tuple[int, Run]  # a part of a run, with the run's number


def clean(text: str) -> str:
    """Make foreign text safe to print: single spaces, no control and no direction mark of its own."""
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    text = " ".join(text.translate(_BIDI).split())
    return "".join(c if unicodedata.category(c) not in {"Cc", "Cs"} else "\ufffd" for c in text)


def own(text: str, style: str = "") -> Run:
    """Make a run of the report's own words; an ISO date in it keeps its order."""
    return Run(_DATE.sub(f"{LRI}\\g<0>{PDI}", clean(text)), style, own=True)


def told(text: str, style: str = "") -> list[Run]:
    """Make runs of a sentence in the reader's language: what it quotes, and its dates, are isolated."""
    text = clean(text)
    out, at = [], 0
    for match in _QUOTED.finditer(text):
        out += [Run(text[at : match.start()], style), own(match[0], style)]
        at = match.end()
    return [*out, Run(text[at:], style)]


@dataclass(frozen=True, slots=True)
class Frame:
    """The page: ``width`` in cells, the reader's direction, and whether lines are filled (on a screen)."""

    width: int = 100
    rtl: bool = False
    fill: bool = False

    def lines(self, runs: Iterable[Run], *, indent: int = 0, hang: int | None = None) -> Iterator[Text]:
        """Wrap ``runs``: the first line after ``indent`` spaces, the others after ``hang``."""
        hang = indent if hang is None else hang
        room, left = self.width - indent, indent
        line: list[Piece] = []
        used = 0
        for gap, word in _words(list(runs)):
            for part in _cut(word, self.width - max(indent, hang)):
                size, space = _cells(part), _cells(gap) if line else 0
                if line and used + space + size > room:
                    yield self._line(line, left)
                    line, used, space, room, left = [], 0, 0, self.width - hang, hang
                line.extend([*gap, *part] if space else part)
                used += space + size
                gap = []  # noqa: PLW2901 - the parts of a cut word stand close
        if line:
            yield self._line(line, left)

    def _line(self, parts: list[Piece], indent: int) -> Text:
        out = Text(RLI if self.rtl else "")
        out.append(" " * indent)
        used, i = indent, 0
        while i < len(parts):
            index, run = parts[i]
            text = ""
            while i < len(parts) and parts[i][0] == index:
                text += parts[i][1].text
                i += 1
            used += cell_len(text)
            out.append(f"{FSI}{text}{PDI}" if run.own else text, style=run.style or None)
        if self.rtl:
            # a right-to-left mark keeps the filling inside the line, against TR9's rule L1
            out.append((" " * (self.width - used) + RLM if self.fill else "") + PDI)
        return out


def _words(runs: list[Run]) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Yield the white space before each unbreakable word, and the word's pieces."""
    gap: list[Piece] = []
    word: list[Piece] = []
    for index, run in enumerate(runs):
        for text in _PIECES.findall(run.text):
            piece = (index, Run(text, run.style, run.own))
            if not text.isspace():
                word.append(piece)
                continue
            if word:
                yield gap, word
                gap, word = [], []
            gap.append(piece)
    if word:
        yield gap, word


def _cells(pieces: list[Piece]) -> int:
    return sum(cell_len(run.text) for _, run in pieces)


def _cut(word: list[Piece], room: int) -> Iterator[list[Piece]]:
    """Cut a word that no line can hold."""
    if _cells(word) <= room:
        yield word
        return
    for index, run in word:
        for i in range(0, len(run.text), room):
            yield [(index, Run(run.text[i : i + room], run.style, run.own))]
