"""Names that the trained annotator finds, by the token at which they begin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.names.gazetteer import TANWEEN
from kawalis.extract.names.lexicon import adjective_at, genders, proper, titles_at, words
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
    found = [_of(document, entity) for entity in document.entities]
    parts = {part for name in found for part in _parts(document, name) if name.last - name.first > 1}
    return {name.first: name for name in found if _holds(document, name, parts)}


def _of(document: Document, entity: Entity) -> Trained:
    first, last = document.token_at(entity.start), document.token_at(entity.end - 1) + 1
    given = fold(document.text[entity.start : document.tokens[first].end])
    return Trained(first, last, entity.start, entity.end, entity.kind, genders().get(given, ""))


def _parts(document: Document, name: Trained) -> list[str]:
    return fold(document.text[name.start : name.end]).split()


def _holds(document: Document, name: Trained, parts: set[str]) -> bool:
    tokens = document.tokens[name.first : name.last]
    if len({token.sentence for token in tokens}) > 1 or tokens[0].kind in {"punct", "number", "symbol"}:
        return False
    if len(tokens) > 1:
        return True
    word = fold(document.text[name.start : name.end])
    if len(word) < SHORTEST or word in words("never", "noun", "adjective") or TANWEEN in tokens[0].text:
        return False
    if adjective_at(document, name.first, clitics=True) or titles_at(document, name.first):
        return False
    if name.kind == "PER":
        return word not in parts and (word in proper() or word in words("family"))  # parts: see `surnames`
    return name.kind == "LOC" or tokens[0].kind == "latin"
