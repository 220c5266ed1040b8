"""Names that the trained annotator finds, by the token at which they begin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kawalis.extract.names.gazetteer import TANWEEN
from kawalis.extract.names.lexicon import adjective_at, genders, proper, titles_at, words
from kawalis.extract.names.tags import describes, is_proper
from kawalis.model import Mention
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.model import Document, Entity

SHORTEST = 3  # folded letters of a name of one word


@dataclass(frozen=True, slots=True)
class Trained:
    """A name found: tokens [first, last), characters [start, end), ``kind`` PER, ORG or LOC."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    gender: str = ""


def trained(document: Document) -> dict[int, Trained]:
    """Return the annotator's names that can be names, by first token.

    The network is trained on news of other years and takes a common noun for a name now and then: one word alone
    must be spelt like a name; one that belongs to a longer name of the report is found by that.
    """
    found = _agreeing(document, [_of(document, entity) for entity in document.entities])
    parts = {part for name in found for part in _parts(document, name) if name.last - name.first > 1}
    return {name.first: name for name in found if _holds(document, name, parts)}


def _of(document: Document, entity: Entity) -> Trained:
    first, last = document.token_at(entity.start), document.token_at(entity.end - 1) + 1
    if entity.kind == "PER":
        last = _before_office(document, first, last)
    given = fold(document.text[entity.start : document.tokens[first].end])
    end = document.tokens[last - 1].end  # names take no pronouns
    return Trained(first, last, entity.start, end, entity.kind, genders().get(given, ""))


def _before_office(document: Document, first: int, last: int) -> int:
    """Cut a person's name before an office (فلان الفلاني مساعد الرئيس)."""
    inside = range(first + 1, last)
    return next((i for i in inside if _no_name(document, i)), last)


def _no_name(document: Document, index: int) -> bool:
    office = any(not match.head.lead for match in titles_at(document, index, "office", "head"))
    word = document.tokens[index].fold
    return office or word in words("never") or len(word) == 1  # a preposition by itself (لـ)


def _agreeing(document: Document, found: list[Trained]) -> list[Trained]:
    """Give a name one kind all through the report: that of a longer name that it is part of, else the most usual."""
    kinds: dict[str, Counter[str]] = {}
    for name in found:
        parts = _parts(document, name)
        for part in {
            " ".join(parts),
            *(" ".join(parts[i:]) for i in range(1, len(parts)) if name.kind == "PER"),
        }:
            kinds.setdefault(part, Counter())[name.kind] += 1 + (len(part.split()) < len(parts))
    best = {part: count.most_common(1)[0][0] for part, count in kinds.items()}
    return [replace(name, kind=best[" ".join(_parts(document, name))]) for name in found]


def _common(document: Document, name: Trained) -> bool:
    """Whether nothing in a body's name of several words shows that it is one: no head word, no proper name."""
    if name.kind != "ORG":
        return False
    tokens = range(name.first, name.last)
    heads = titles_at(document, name.first, "body", "institution", "outlet", "group")
    return not heads and not any(
        is_proper(document, i) or document.tokens[i].kind == "latin" or document.tokens[i].fold in proper()
        for i in tokens
    )


def _servant(document: Document, name: Trained) -> bool:
    """Whether the word before the last makes a name with it: عبد الله, not توفيق الله."""
    word = document.tokens[name.last - 2]
    before = {form.fold for form in word.forms}
    return not before.isdisjoint(words("prefix", "god_prefix"))


def _parts(document: Document, name: Trained) -> list[str]:
    return fold(document.text[name.start : name.end]).split()


def _holds(document: Document, name: Trained, parts: set[str]) -> bool:
    tokens = document.tokens[name.first : name.last]
    if len({token.sentence for token in tokens}) > 1 or tokens[0].kind in {"punct", "number", "symbol"}:
        return False
    if describes(document, name.first):
        return False
    if len(tokens) > 1:
        if _common(document, name):
            return False
        return not (name.kind == "PER" and tokens[-1].fold in words("godly") and not _servant(document, name))
    word = fold(document.text[name.start : name.end])
    if (
        len(word) < SHORTEST
        or word in words("never", "noun", "adjective", "godly")
        or TANWEEN in tokens[0].text
    ):
        return False
    if adjective_at(document, name.first, clitics=True) or titles_at(document, name.first):
        return False
    if name.kind == "PER":
        return word not in parts and (word in proper() or word in words("family"))  # parts: see `surnames`
    return name.kind == "LOC" or tokens[0].kind == "latin"


def thing_mention(document: Document, found: Trained) -> Mention:
    """Return the mention of a place or body that only the annotator knows."""
    span = document.span(found.start, found.end)
    return Mention(
        span=span,
        full=span,
        form="name",
        kind="place" if found.kind == "LOC" else "organisation",
        ner=found.kind,
        definite=True,
        rule=f"names.trained.{found.kind.lower()}",
    )
