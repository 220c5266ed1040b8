"""Word lists of the checks, folded, and the wording of findings."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.schema.checks import CheckWords
from kawalis.knowledge.schema.messages import Message as Template
from kawalis.model import Message
from kawalis.text import fold, light_stem, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.model import Token

_SHORTEST_ROOT = 3  # letters below which two skeletons say nothing about each other
_LONGEST_SHOWN = 160  # characters of the report that a message repeats


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the closed lists, folded."""
    return next(frozenset(map(fold, entry.words)) for entry in table(CheckWords) if entry.id == name)


@cache
def _templates() -> dict[str, Template]:
    return {entry.id: entry for entry in table(Template)}


def say(name: str, **fields: object) -> Message:
    """Fill template ``name``; a field that is a message itself stands in each language's own words."""
    template = _templates()[name]
    arabic = {key: value.ar if isinstance(value, Message) else value for key, value in fields.items()}
    english = {key: value.en if isinstance(value, Message) else value for key, value in fields.items()}
    return Message(template.ar.format(**arabic), template.en.format(**english))


def both(parts: Iterable[Message]) -> Message:
    """Join findings in words: one, and another, and another."""
    first, *more = parts
    for part in more:
        first = say("check.and", first=first, second=part)
    return first


def quoted(text: str) -> Message:
    """Put words of the report between marks."""
    return say("check.quoted", text=shown(text))


def term(name: str) -> Message:
    """Return one wording in both languages."""
    return Message(_templates()[name].ar, _templates()[name].en)


def shown(text: str) -> str:
    """Return words of the report on one line, cut where they run long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN].rsplit(" ", 1)[0] + "…"


def is_any(token: Token, name: str) -> bool:
    """Whether a reading of ``token`` is a word of list ``name``."""
    known = words(name)
    return any(form.fold in known for form in token.forms)


def is_word(token: Token, name: str) -> bool:
    """Whether ``token`` as it stands, or after a conjunction, is a word of list ``name``."""
    known = words(name)
    return token.fold in known or any(
        form.fold in known for form in token.forms if not form.enclitic and not form.definite
    )


def content(tokens: Iterable[Token]) -> list[Token]:
    """Return the words that carry content."""
    return [t for t in tokens if t.kind == "word" and len(t.fold) > 1 and not is_word(t, "function")]


@lru_cache(maxsize=65536)
def keys(folded: str) -> frozenset[str]:
    """Return what stands for a word in a loose comparison: its stem and, where long enough, its skeleton."""
    bones = skeleton(folded)
    found = {light_stem(folded)}
    if len(bones) >= _SHORTEST_ROOT:
        found.add("~" + bones)
    return frozenset(found)


def loose(token: Token) -> frozenset[str]:
    """Return the keys of every reading of ``token``: two words that share one may be the same word."""
    return frozenset().union(*(keys(form.fold) for form in token.forms))
