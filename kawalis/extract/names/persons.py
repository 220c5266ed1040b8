"""Names of persons that no file knows, by the words that names are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.names.lexicon import (
    adjective_at,
    genders,
    proper,
    proper_common,
    spellings,
    titles_at,
    words,
)
from kawalis.extract.names.tags import PROPER, core_word, describes
from kawalis.knowledge.reporting import word_set
from kawalis.text import ARTICLE

if TYPE_CHECKING:
    from kawalis.model import Document, Form, Token

LONGEST = 6  # words in one name
PARTS = 2  # parts of a full name
LEAST = 2  # letters that a family name has at least
VERBAL = frozenset({"VERB", "AUX"})
SHORT = 3  # letters: shorter words are too often something else


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name: tokens [first, last), characters from ``start`` (proclitics outside) to ``end``."""

    first: int
    last: int
    start: int
    end: int
    gender: str


def name_at(
    document: Document, index: int, *, titled: bool, taken: frozenset[int] = frozenset()
) -> PersonName | None:
    """Return the person's name that begins at a token.

    A name opens with a given name and goes on for at least one more word. After a title (``titled``) an everyday
    word may open it, its second word may be unknown, and a word that is nothing but a name may stand alone.
    ``taken`` are tokens of known names of other kinds.
    """
    tokens = document.tokens
    if index >= len(tokens) or tokens[index].kind != "word" or index in taken:
        return None
    opening = _opening(tokens[index], titled=titled) or _with_article(document, index)
    if opening is None:
        return None
    form, sure = opening
    last = index + 1
    if form.fold in words("prefix", "god_prefix") and _prefixed(document, index):
        last += 1
        sure = True
    elif form.fold in words("kunya"):
        if not titled and not (last < len(tokens) and tokens[last].fold in words("given")):
            return None
        last += 1
        sure = True
    elif form.fold not in _openers() and form.fold not in words("article_given"):
        return None
    if last > len(tokens) or tokens[last - 1].sentence != tokens[index].sentence:
        return None
    parts = 1
    while last < len(tokens) and parts < LONGEST and last not in taken:
        step = _continues(document, index, last, sure=sure, titled=titled, parts=parts)
        if not step:
            break
        sure = sure or step > 1 or tokens[last].fold in _surely()
        last = min(last + step, len(tokens))
        parts += 1
    if parts < PARTS and not (
        titled and (last - index > 1 or (form.bare in _surely() and len(form.fold) > SHORT))
    ):
        return None
    start = tokens[index].core(form)[0]
    return PersonName(index, last, start, tokens[last - 1].end, genders().get(form.fold, ""))


@cache
def _openers() -> frozenset[str]:
    """Return every word that may open a name."""
    return words("given", "common_given") | _surely() | proper_common()


@cache
def _surely() -> frozenset[str]:
    """Return words that are nothing but names, with and without article."""
    return (words("family") | proper()) - words("common_given")


def known_word(document: Document, index: int) -> bool:
    """Whether a list has a word as a part of names."""
    forms = document.tokens[index].forms
    return any(f.fold in _openers() or f.fold in words("article_given") for f in forms if not f.enclitic)


def _opening(token: Token, *, titled: bool) -> tuple[Form, bool] | None:
    """Return the reading under which a token may open a name, and whether it is surely a given name."""
    given, common = words("given"), words("common_given")
    for form in token.forms:
        if form.enclitic or (titled and form.lead) or not _spelled(token):
            continue
        if form.definite:
            if titled and form.bare in _surely():
                return form, True
            continue
        if form.fold in given:
            return form, form.fold not in common and len(form.fold) > (SHORT - 1 if not form.lead else SHORT)
        if form.fold in common or form.fold in words("prefix"):
            return form, titled
        if form.fold in words("kunya") or (titled and form.fold in _surely()):
            return form, titled
        if titled and form.fold in proper_common():
            return form, False
    return None


def _with_article(document: Document, index: int) -> tuple[Form, bool] | None:
    """Return the reading of a given name with article (الطيب كذا) that is no adjective of the word before it."""
    forms = document.tokens[index].forms
    form = next(
        (f for f in forms if f.definite and not f.enclitic and f.fold in words("article_given")), None
    )
    return (form, True) if form and not describes(document, index) else None


def _spelled(token: Token) -> bool:
    """Whether a word is no other one that folds alike: على is not the name علي."""
    for form in token.forms:
        spelling = spellings().get(form.fold)
        if spelling:
            return spelling in token.text
    return True


def _prefixed(document: Document, index: int) -> bool:
    """Whether the word after ``عبد`` and its like completes one given name."""
    tokens = document.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].sentence != tokens[index].sentence:
        return False
    following = tokens[index + 1]
    if any(form.fold in words("god_prefix") for form in tokens[index].forms):
        return following.fold in words("godly")
    return following.kind == "word" and (
        following.fold.startswith(ARTICLE) or following.fold in words("given")
    )


def _continues(document: Document, first: int, at: int, *, sure: bool, titled: bool, parts: int) -> int:
    """Return how many tokens from ``at`` go on with the name begun at ``first`` (0: none)."""
    token = document.tokens[at]
    word = token.fold
    if not _may_be_name(document, first, at) or not _spelled(token):
        return 0
    if word in words("connector"):
        return _joined(document, at)
    if word in words("prefix") and _prefixed(document, at):
        return 2
    if word in words("godly"):
        return 0
    if _post(document, at):
        return 0
    if word in words("family", "given"):
        return 1
    if word in proper():
        return int(sure or titled)
    if word in words("common_given"):
        return int(sure)
    return int((sure or titled) and _last_name(document, at, sure=sure, opening=titled and parts == 1))


def _post(document: Document, at: int) -> bool:
    """Whether a word is an office after the name (فلان مساعد الوزير), and no name that is spelled alike."""
    titles = any(not m.head.lead for m in titles_at(document, at, "office", "head"))
    word = core_word(document, at)
    if not titles or document.tokens[at].fold not in words("given"):
        return titles
    if word and word.pos in PROPER:
        return False
    following = core_word(document, at + 1) if at + 1 < len(document.tokens) else None
    return following is not None and following.pos != "VERB" and _definite(document, at + 1)


def _definite(document: Document, at: int) -> bool:
    return document.tokens[at].fold.startswith(ARTICLE)


def _last_name(document: Document, at: int, *, sure: bool, opening: bool) -> bool:
    """Whether a word that no list has may be a family name; ``opening``: right after a title and one name."""
    word = document.tokens[at].fold
    feminine = word[-1:] in words("feminine")
    tagged = core_word(document, at)
    if tagged and tagged.pos in VERBAL:
        return False
    if word in words("adjective") or adjective_at(document, at):
        return False
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + LEAST:
        plain = word.removeprefix(ARTICLE)
        known = plain in _surely() or (sure and plain in proper_common())
        return known or _family_shape(word) or (opening and not feminine)
    if sure and not opening and word[-1:] in words("nisba") and len(word) > LEAST + SHORT - 1:
        after_god = document.tokens[at - 1].fold in words("godly")  # عزيز الله رمضاني
        return after_god or (tagged is not None and tagged.pos in PROPER)
    return opening and sure and len(word) > LEAST and not feminine


def _joined(document: Document, at: int) -> int:
    """Return the tokens of بن and what it joins, 0 where nothing that can be a name follows."""
    if at + 1 >= len(document.tokens) or not _may_be_name(document, at, at + 1):
        return 0
    return 3 if document.tokens[at + 1].fold in words("prefix") and _prefixed(document, at + 1) else 2


def _may_be_name(document: Document, first: int, at: int) -> bool:
    tokens = document.tokens
    same = tokens[at].sentence == tokens[first].sentence
    return same and tokens[at].kind == "word" and tokens[at].fold not in words("never", "noun", "epithet")


def _family_shape(word: str) -> bool:
    """Whether a definite word has the shape of a family name in -ī (الكاظمي)."""
    return word[-1:] in words("nisba") and len(word) > len(ARTICLE) + SHORT


def without_act(document: Document, name: PersonName) -> PersonName:
    """Return a name of two parts at least less the act that follows it (أعلن فلان انسحاب القوات)."""
    last = name.last
    while (
        last - name.first > PARTS
        and _is_act(document.tokens[last - 1])
        and not known_word(document, last - 1)
    ):
        last -= 1
    return name if last == name.last else replace(name, last=last, end=document.tokens[last - 1].end)


def _is_act(token: Token) -> bool:
    return token.fold in word_set("abstract_nouns")


def lineage(document: Document, first: int, last: int) -> int:
    """Return the token after a name [first, last) with what goes on in it: بن كذا، آل كذا."""
    tokens = document.tokens
    while last + 1 < len(tokens) and tokens[last + 1].sentence == tokens[first].sentence:
        if tokens[last].fold not in words("connector") or tokens[last + 1].kind != "word":
            break
        last += 2
    return last
