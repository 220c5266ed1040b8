"""Name words and titles, folded and indexed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.nationality import Nationality, nationalities
from kawalis.knowledge.phrases import Match, PhraseIndex
from kawalis.knowledge.schema.name_words import NameWords, Transliteration
from kawalis.knowledge.schema.titles import Title
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.model import Document, Token


@cache
def words(*kinds: str) -> frozenset[str]:
    """Return the folded name words of some kinds."""
    entries = (entry for entry in table(NameWords) if entry.kind in kinds)
    return frozenset(w for entry in entries for w in fold(entry.words).split())


@cache
def proper() -> frozenset[str]:
    """Return the folded names of persons that are no everyday word."""
    return _latin("camel") - words("never") - words("common_given") - words("adjective")


@cache
def proper_common() -> frozenset[str]:
    """Return the folded names of persons that are adjectives or verbs as well."""
    return _latin("camel-common") - words("never") - words("adjective")


def _latin(entry_id: str) -> frozenset[str]:
    return frozenset(w for e in table(Transliteration) if e.id == entry_id for w in e.pairs)


@cache
def spellings() -> dict[str, str]:
    """Return names that count only as they are spelled, by their folded form."""
    return {fold(w): w for e in table(NameWords) if e.kind == "spelled" for w in e.words.split()}


@cache
def genders() -> dict[str, str]:
    """Return the gender of given names where it is known."""
    return {w: e.gender for e in table(NameWords) if e.gender for w in fold(e.words).split()}


@cache
def titles() -> PhraseIndex[Title]:
    """Index the forms of all titles; one-word forms match with the article too."""
    index: PhraseIndex[Title] = PhraseIndex()
    for title in table(Title):
        for form in title.forms:
            single = len(form.split()) == 1 and not fold(form).startswith(ARTICLE)
            index.add(form, title, definite=single)
    return index


class _Memo:
    """Title matches of the document read last, by token: the grammars ask for the same ones again and again."""

    def __init__(self, document: Document | None) -> None:
        self.document = document
        self.matches: dict[int, list[Match[Title]]] = {}
        self.asked: dict[tuple[int, tuple[str, ...]], list[Match[Title]]] = {}


_memo = [_Memo(None)]


def titles_at(document: Document, index: int, *kinds: str) -> list[Match[Title]]:
    """Return the titles of ``kinds`` that begin at a token, longest first, without attached pronouns."""
    memo = _memo[0]
    if memo.document is not document:
        memo = _memo[0] = _Memo(document)
    asked = memo.asked.get((index, kinds))
    if asked is not None:
        return asked
    found = memo.matches.get(index)
    if found is None:
        found = memo.matches[index] = [m for m in _titles_at(document, index) if not m.tail.enclitic]
    asked = memo.asked[index, kinds] = [match for match in found if match.value.kind in kinds]
    return asked


def _titles_at(document: Document, index: int) -> list[Match[Title]]:
    return titles().at(document, index) if index < len(document.tokens) else []


@dataclass(frozen=True, slots=True)
class Adjective:
    """A national adjective found: tokens [first, last)."""

    first: int
    last: int
    nationality: Nationality
    definite: bool
    start: int
    end: int


def adjective_at(document: Document, index: int, *, clitics: bool = False) -> Adjective | None:
    """Return the national adjective at a token (two words where they make one: كوري جنوبي)."""
    if index >= len(document.tokens):
        return None
    token = document.tokens[index]
    known = nationalities()
    for form in token.forms:
        if form.enclitic or (form.lead and not clitics):
            continue
        following = document.tokens[index + 1] if index + 1 < len(document.tokens) else None
        start = token.start + form.lead
        if following and following.sentence == token.sentence:
            pair = known.get(f"{form.bare} {bare(following)}")
            if pair and following.fold.startswith(ARTICLE) == form.definite:
                return Adjective(index, index + 2, pair, form.definite, start, following.end)
        one = known.get(form.bare)
        if one:
            return Adjective(index, index + 1, one, form.definite, start, token.end)
    return None


def qualifies(document: Document, index: int) -> bool:
    """Whether a token is a definite adjective of the kind that names of bodies and places are made of."""
    token = document.tokens[index]
    if token.kind != "word" or not token.fold.startswith(ARTICLE) or token.fold in words("epithet"):
        return False
    return token.fold in _qualities() or adjective_at(document, index) is not None


@cache
def _qualities() -> frozenset[str]:
    """Return the adjectives of names, masculine and feminine."""
    endings = sorted(words("feminine"))
    return words("quality") | {w + e for w in words("adjective") for e in ("", *endings)}


def bare(token: Token) -> str:
    """Return the folded word without its article."""
    return token.fold.removeprefix(ARTICLE)
