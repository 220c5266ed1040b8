"""From a run of tokens to the word classes that begin at each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kawalis.extract.times.lexicon import RECENT, YEAR_DIGITS, lookup
from kawalis.extract.times.numerals import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kawalis.extract.times.lexicon import Features, Hit
    from kawalis.model import Token

_DOTTED = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})$", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})[.,:](\d{2})$", re.ASCII)
_HIJRI = (1380, 1460)  # 1960 to 2038: in news of our day such a number is a Hijri year
_OLD = (1700, 1899)  # a year behind a day and month; elsewhere rather a count
_HOUR, _MIDNIGHT = 60, 2400  # minutes; a clock without its colon (1430)
_LONGEST = 9  # words of a numeral; nineteen hundred and ninety-nine in words has 7


class Piece(NamedTuple):
    """A class or part found.

    It ends before token ``last``; ``pre`` are the proclitics of its first token, read under form ``form``.
    """

    last: int
    pre: str
    form: int
    features: Mapping[str, int | str]


Cell = dict[str, list[Piece]]


def cells(tokens: Sequence[Token]) -> list[Cell]:
    """Return for every token of a run the classes that begin there, indices relative to the run."""
    find = lookup()
    out: list[Cell] = [{} for _ in tokens]
    for i, token in enumerate(tokens):
        if token.kind == "number":
            _number(token.fold, i, out[i])
            continue
        for hit in find(token):
            last = fits(tokens, i, hit) if hit.word.rest else i + 1
            if last:
                piece = Piece(last, hit.pre, hit.form, hit.word.features)
                for name in hit.word.classes:
                    out[i].setdefault(name, []).append(piece)
    for i in range(len(tokens)):
        if "NUM" in out[i] and i + 1 < len(tokens):
            out[i]["NUM"] += _thousands(out[i]["NUM"][0], out[i + 1])
        if "NUMWORD" in out[i] or "THE_NUMWORD" in out[i]:
            _numerals(i, out)
    return out


def fits(tokens: Sequence[Token], i: int, hit: Hit) -> int:
    """Return the index after the phrase of ``hit`` at token ``i``, 0 where its words do not follow."""
    rest = hit.word.rest
    if not rest:
        return i + 1
    last = i + 1 + len(rest)
    if last > len(tokens):
        return 0
    for token, word in zip(tokens[i + 1 : last], rest, strict=True):
        if token.fold != word:
            return 0
    return last


def _number(shadow: str, i: int, cell: Cell) -> None:
    if shadow.isdecimal() and len(shadow) <= YEAR_DIGITS + 1:
        value = int(shadow)
        cell["NUM"] = [Piece(i + 1, "", 0, {"v": value})]
        if _HIJRI[0] <= value <= _HIJRI[1]:
            cell["HYEARNUM"] = cell["NUM"]
        elif len(shadow) == YEAR_DIGITS:
            cell["YEARNUM"] = cell["NUM"]
            if _OLD[0] <= value < RECENT[0]:
                cell["OLDYEAR"] = cell["NUM"]
            if RECENT[0] <= value <= RECENT[1]:
                cell["RECENT"] = cell["NUM"]
                if value % 100:  # "in 2000 cases" counts; hardly anyone counts 2014
                    cell["BAREYEAR"] = cell["NUM"]
        elif len(shadow) <= 2:  # noqa: PLR2004 - a day, a month or an hour has one or two digits
            cell["SHORT"] = cell["NUM"]
        if len(shadow) == YEAR_DIGITS and value < _MIDNIGHT and value % 100 < _HOUR:
            cell["CLOCK4"] = [Piece(i + 1, "", 0, {"hour": value // 100, "minute": value % 100})]
        return
    match = _DOTTED.match(shadow)
    if match:
        a, b, c = (int(group) for group in match.groups())
        features: Features = {"day": a, "month": b, "year": c}
        if len(match[1]) == YEAR_DIGITS:
            features = {"day": c, "month": b, "year": a}
        cell["DOTTED"] = [Piece(i + 1, "", 0, features)]
        return
    match = _CLOCK.match(shadow)
    if match:
        cell["CLOCKNUM"] = [Piece(i + 1, "", 0, {"hour": int(match[1]), "minute": int(match[2])})]


def _thousands(number: Piece, following: Cell) -> list[Piece]:
    """Return digits multiplied by a word: 400 thousand."""
    return [
        Piece(word.last, "", 0, {"v": int(number.features["v"]) * int(word.features["v"])})
        for word in following.get("NUMWORD", ())
        if word.features["t"] == "thousand" and not word.pre
    ]


def _numerals(i: int, out: list[Cell]) -> None:
    """Add every numeral in words that begins at ``i``, shorter ones too."""
    for name in ("NUMWORD", "THE_NUMWORD"):
        for head in out[i].get(name, ()):
            tally = Tally()
            tally.add(int(head.features["v"]), str(head.features["t"]), False)
            at = head.last
            while True:
                kind = ("THE_" if name.startswith("THE_") else "") + ("ORD" if tally.ordinal else "NUM")
                piece = Piece(at, head.pre, head.form, {"v": tally.value})
                out[i].setdefault(kind, []).append(piece)
                if kind == "THE_NUM" and RECENT[0] <= tally.value <= RECENT[1] and tally.value % 100:
                    out[i].setdefault("THE_BAREYEAR", []).append(piece)
                following = _next_word(at, out) if at - i < _LONGEST else None
                if following is None:
                    break
                word, joined = following
                if not tally.add(int(word.features["v"]), str(word.features["t"]), joined):
                    break
                at = word.last


def _next_word(at: int, out: list[Cell]) -> tuple[Piece, bool] | None:
    """Return the number word at ``at`` and whether a waw joins it, attached or as its own word."""
    joined = False
    if at < len(out) and "AND" in out[at]:
        at, joined = at + 1, True
    if at >= len(out):
        return None
    for name in ("NUMWORD", "THE_NUMWORD"):
        for piece in out[at].get(name, ()):
            if not piece.pre or (len(piece.pre) == 1 and "AND" not in out[at] and not joined):
                return piece, joined or bool(piece.pre)
    return None
