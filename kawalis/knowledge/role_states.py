"""How an office is held, as the words about it say: still, no more, not yet, in another's place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge.load import table
from kawalis.knowledge.schema.titles import Title
from kawalis.knowledge.titles import Office, read_office
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDER = ("former", "late", "self_styled", "designate", "acting", "deputy")
OUT = frozenset({"former", "late", "self_styled", "designate"})  # whoever is so does not hold the office
_OF_DEPUTIES = frozenset({"former", "acting"})  # the other states may be those of whom he stands in for
_LAM = ARTICLE[1]


def role_states(words: str, *, before: str = "", after: str = "") -> tuple[str, ...]:
    """Return what ``words``, an office as the text writes it, say of how it is held, in the order of ``ORDER``.

    ``before`` and ``after`` are the text around them. Where another office stands inside, a state may be that of
    either (the adviser of the former president) and none is told; a deputy's is his own.
    """
    folded = tuple(fold(words).split())
    near = fold(before[-_WIDEST:])
    found = {state for form, state in _leading() if _ends(near, form)}
    for form, state in _leading():
        begun = tuple(form.split())
        if folded[: len(begun)] == begun and read_office(" ".join(folded[len(begun) :])):
            found.add(state)
            folded = folded[len(begun) :]
            break
    office = read_office(" ".join(folded))
    if office is None:
        return _sorted(found)
    inner = _office_inside(folded)
    deputy = inner and folded[0].removeprefix(ARTICLE) in _deputies()
    trailing = {title.role_state for title in _trailing(folded, office, fold(after))}
    if deputy:
        found |= {"deputy"} | (trailing & _OF_DEPUTIES)
    elif not inner:
        found |= trailing
    return _sorted(found)


def out_of_office(states: tuple[str, ...]) -> str:
    """Return the state for which its bearer does not hold the office, or an empty text where he does."""
    return next((state for state in states if state in OUT), "")


def says_out(words: str, *, before: str = "", after: str = "") -> bool:
    """Whether words, wherever they belong, leave it open that the office is held: nobody is guessed from them then."""
    folded = f" {fold(words)} "
    told = (form for title in _states() if title.role_state in OUT for form in title.forms)
    return any(f" {fold(form)} " in folded for form in told) or bool(
        out_of_office(role_states(words, before=before, after=after))
    )


def _trailing(folded: tuple[str, ...], office: Office, after: str) -> Iterator[Title]:
    """Yield the states among the words after the first that agree with it in gender."""
    feminine = folded[0][-1:] == _feminine()
    for title in _states():
        if title.only_of and not _is_of(office, title):
            continue
        for words in _forms()[title.id]:
            at = next(
                (i for i in range(1, len(folded) - len(words) + 1) if folded[i : i + len(words)] == words), 0
            )
            agrees = len(words) > 1 or not words[0].startswith(ARTICLE)
            agrees = agrees or (words[0][-1:] == _feminine()) == feminine
            rest = folded[at + len(words) :] or tuple(after.split()[:1])
            if at and agrees and not (rest and rest[0] in _not_before()[title.id]):
                yield title


def _is_of(office: Office, title: Title) -> bool:
    return office.title in title.only_of


def _office_inside(folded: tuple[str, ...]) -> bool:
    """Whether an office follows the first word, in the construct or joined by lam; states between them pass."""
    rest = folded[1:]
    while rest and rest[0] in _single():
        rest = rest[1:]
    if not rest:
        return False
    kinds = frozenset({"office", "head"})
    words = " ".join(rest)
    joined = rest[0].removeprefix(_LAM)
    if rest[0].startswith(_LAM) and len(joined) > 1:
        spelt = ARTICLE + joined[1:] if joined.startswith(_LAM) else joined
        return read_office(" ".join((spelt, *rest[1:])), kinds=kinds) is not None
    return read_office(words, kinds=kinds) is not None


def _ends(before: str, form: str) -> bool:
    """Whether the text before ends with a form: after it a blank, unless its last word is one letter, a proclitic."""
    attached = len(form.rsplit(maxsplit=1)[-1]) == 1
    text = before if attached else before.rstrip()
    return (attached or before != text) and f" {text}".endswith(f" {form}")


def _sorted(found: set[str]) -> tuple[str, ...]:
    return tuple(state for state in ORDER if state in found)


@cache
def _states() -> tuple[Title, ...]:
    return tuple(title for title in table(Title) if title.kind == "state" and title.role_state)


@cache
def _forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    return {title.id: tuple(tuple(fold(form).split()) for form in title.forms) for title in _states()}


@cache
def _not_before() -> dict[str, frozenset[str]]:
    return {title.id: frozenset(fold(word) for word in title.not_before) for title in _states()}


@cache
def _single() -> frozenset[str]:
    return frozenset(fold(f) for title in table(Title) if title.kind == "state" for f in title.forms)


@cache
def _leading() -> tuple[tuple[str, str], ...]:
    return tuple((fold(form), title.role_state) for title in _states() for form in title.leading)


@cache
def _deputies() -> frozenset[str]:
    return frozenset(fold(f) for title in table(Title) if title.role_state == "deputy" for f in title.forms)


@cache
def _feminine() -> str:
    """Return the folded feminine ending, the last letter of the feminine of ``former``."""
    return fold(next(title for title in _states() if title.id == "former").forms[1])[-1]


_WIDEST = 40  # characters before an office that are looked at
