"""Titles as the extractors and the linker both read them: what office do some words name?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kawalis.knowledge.load import table
from kawalis.knowledge.schema.titles import Title
from kawalis.text import ARTICLE, fold


@dataclass(frozen=True, slots=True)
class Office:
    """An office read from words: the ``title``, and of what (``complement``: a portfolio's id, or folded words)."""

    title: str
    complement: tuple[str, ...]

    def same_as(self, other: Office) -> bool:
        """Whether two name one office: the same title, and one complement begins the other."""
        if self.title != other.title:
            return False
        shorter, longer = sorted((self.complement, other.complement), key=len)
        return longer[: len(shorter)] == shorter and bool(shorter) == bool(longer)


@cache
def titles_by_id() -> dict[str, Title]:
    """Return every title under its id."""
    return {title.id: title for title in table(Title)}


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], Title]]]:
    forms: dict[str, list[tuple[tuple[str, ...], Title]]] = defaultdict(list)
    for title in table(Title):
        for form in title.forms:
            words = tuple(fold(form).split())
            forms[words[0]].append((words, title))
            if not words[0].startswith(ARTICLE) and len(words) == 1:
                forms[ARTICLE + words[0]].append(((ARTICLE + words[0],), title))
    return {first: sorted(entries, key=lambda e: -len(e[0])) for first, entries in forms.items()}


def read_office(
    words: str, *, kinds: frozenset[str] = frozenset({"office", "head", "rank"})
) -> Office | None:
    """Read the office that ``words`` begin with, or ``None``. Folds; knows nothing of clitics."""
    folded = tuple(fold(words).split())
    if not folded:
        return None
    for form, title in _forms().get(folded[0], ()):
        if title.kind in kinds and folded[: len(form)] == form:
            rest = folded[len(form) :]
            if title.kind != "head":
                return Office(title.id, ())
            return Office(title.id, _portfolio(rest) or rest)
    return None


def _portfolio(rest: tuple[str, ...]) -> tuple[str, ...]:
    if not rest:
        return ()
    for form, title in _forms().get(rest[0], ()):
        if title.kind == "portfolio" and rest[: len(form)] == form:
            return (
                (title.id,) if title.id != "other-portfolio" else tuple(w.removeprefix(ARTICLE) for w in form)
            )
    return ()
