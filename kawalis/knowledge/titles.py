"""Titles as the extractors and the linker both read them: which office some words name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kawalis.knowledge.load import table
from kawalis.knowledge.nationality import nationalities
from kawalis.knowledge.schema.countries import Country
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


@cache
def _states() -> frozenset[tuple[str, ...]]:
    """Return names of states: they tell whose an office is, not which."""
    return frozenset(tuple(fold(name).split()) for country in table(Country) for name in country.names.ar)


def read_office(
    words: str, *, kinds: frozenset[str] = frozenset({"office", "head", "rank"})
) -> Office | None:
    """Read the office that ``words`` begin with, or ``None``. Folds; knows nothing of clitics.

    National adjectives, names of states and words such as "former" are left out of the complement.
    """
    folded = tuple(fold(words).split())
    for form, title in _forms().get(folded[0], ()) if folded else ():
        if title.kind in kinds and folded[: len(form)] == form:
            rest = _complement(folded[len(form) :]) if title.kind == "head" else ()
            if title.alone_is and not rest:
                return Office(title.alone_is, ())
            return Office(title.id, rest)
    return None


def _complement(rest: tuple[str, ...]) -> tuple[str, ...]:
    found = _found(rest, "portfolio")
    if found:
        form, title = found
        return (
            tuple(word.removeprefix(ARTICLE) for word in form)
            if title.id == "other-portfolio"
            else (title.id,)
        )
    out: list[str] = []
    while rest:
        state = next((rest[:n] for n in range(min(4, len(rest)), 0, -1) if rest[:n] in _states()), None)
        if state:
            rest = rest[len(state) :]
            continue
        passing = _found(rest, "state") or _found(rest, "rank") or _found(rest, "honorific")
        if passing:
            rest = rest[len(passing[0]) :]
            continue
        if rest[0].removeprefix(ARTICLE) not in nationalities():
            out.append(rest[0])
        rest = rest[1:]
    return tuple(out)


def _found(rest: tuple[str, ...], kind: str) -> tuple[tuple[str, ...], Title] | None:
    if not rest:
        return None
    entries = _forms().get(rest[0], ())
    return next((e for e in entries if e[1].kind == kind and rest[: len(e[0])] == e[0]), None)
