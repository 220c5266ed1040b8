"""The query language: words, "phrases", prefix*, -not, OR, (groups), field:value.

Side by side is "and" and binds closer than OR; ``-`` holds for what stands right behind it. Whatever a person types is
read: an unknown field, an empty phrase or a lone sign is a :class:`QueryError` with the place at which it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kawalis.model.errors import KawalisError
from kawalis.text import shadow_words

FIELDS = frozenset(
    {
        *("kind", "outlet", "since", "until", "source-type", "certainty", "directness", "polarity", "mode"),
        *("type", "status", "telling", "place", "country", "actor"),
    }
)
VALUES = {"kind": ("article", "statement", "event", "actor"), "telling": ("told", "mentioned")}
DEEPEST = 40  # groups within groups
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>\()|(?P<close>\))|(?P<no>-(?=[^\s)]))|
        (?:(?P<field>[a-z][a-z_-]*):(?=\S))?
        (?:["\u201c\u201d\u00ab](?P<phrase>[^"\u201c\u201d\u00bb]*)["\u201c\u201d\u00bb]|(?P<word>[^\s()"\u201c\u201d\u00ab]+))
    )""",
    re.VERBOSE,
)


class QueryError(KawalisError):
    """A query that cannot be understood: ``code`` is field, value, quote, empty, bracket or deep; ``at`` an offset."""

    def __init__(self, code: str, at: int, what: str = "") -> None:
        self.code = code
        self.at = at
        self.what = what
        super().__init__(f"query: {code} at {at}" + (f", {what}" if what else ""))


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a row, folded: one for a word, more for a phrase; ``prefix`` where the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on what was found."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """What must hold together; nothing holds always."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Of which one must hold."""

    nodes: tuple[Node, ...]


Node = Text | Field | Not | And | Or


def parse(query: str) -> Node:
    """Return the tree of a query. Raises :class:`QueryError`."""
    return _Parser(query).whole()


def field(name: str, value: str, at: int = 0) -> Field:
    """Return a checked condition. Raises :class:`QueryError`."""
    name = name.replace("_", "-")
    if name not in FIELDS:
        raise QueryError("field", at, name)
    if name in {"since", "until"} and not _DAY.fullmatch(value):
        raise QueryError("value", at, f"{name}:{value}")
    if name in VALUES and value not in VALUES[name]:
        raise QueryError("value", at, f"{name}:{value}")
    return Field(name, value)


def both(*nodes: Node) -> Node:
    """Return what holds where all of the nodes hold."""
    flat = tuple(part for node in nodes for part in (node.nodes if isinstance(node, And) else (node,)))
    return flat[0] if len(flat) == 1 else And(flat)


class _Parser:
    def __init__(self, query: str) -> None:
        self._query = query
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        found = self._either()
        if self._peek() is not None:  # a bracket that nothing opened
            raise QueryError("bracket", self._at)
        return found

    def _peek(self) -> re.Match[str] | None:
        if not self._query[self._at :].strip():
            return None
        found = _TOKEN.match(self._query, self._at)
        if found is None:
            raise QueryError("quote", self._at)
        return found

    def _either(self) -> Node:
        parts = [self._together()]
        while (token := self._peek()) is not None and token["word"] == "OR" and not token["field"]:
            self._at = token.end()
            parts.append(self._together())
        if len(parts) == 1:
            return parts[0]
        if any(part == And(()) for part in parts):
            raise QueryError("empty", self._at, "OR")
        return Or(tuple(parts))

    def _together(self) -> Node:
        parts: list[Node] = []
        while (token := self._peek()) is not None:
            if token["close"] or (token["word"] == "OR" and not token["field"]):
                break
            found = self._one(token)
            if found is not None:
                parts.append(found)
        return both(*parts) if parts else And(())

    def _one(self, token: re.Match[str]) -> Node | None:
        at, self._at = self._at, token.end()
        if token["no"]:
            behind = self._peek()
            if behind is None or behind["close"]:
                raise QueryError("empty", at, "-")
            found = self._one(behind)
            return None if found is None else Not(found)
        if token["open"]:
            return self._group(at)
        if token["field"]:
            value = token["phrase"] if token["phrase"] is not None else token["word"]
            return field(token["field"], value.strip(), at)
        if token["phrase"] is not None:
            words = tuple(shadow_words(token["phrase"]))
            return Text(words, quoted=True) if words else None
        prefix = token["word"].endswith("*")
        words = tuple(shadow_words(token["word"]))
        return Text(words, prefix) if words else None

    def _group(self, at: int) -> Node | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError("deep", at)
        inner = self._either()
        closing = self._peek()
        if closing is None:
            raise QueryError("bracket", at)
        self._at = closing.end()
        self._depth -= 1
        return None if inner == And(()) else inner
