"""Unnamed sources, documents and collectives: which mentions are one, inside one report.

A definite mention ("the source", "the informed source") goes back to the nearest earlier unnamed source with the
same head word. An indefinite one introduces a source, unless the report has introduced exactly one of that head so
far and the two do not conflict: then it is taken up again ("a source who attended the meetings" after "an informed
political source" in one report).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.schema.name_words import NameWords
from kawalis.text import ARTICLE, fold, is_nisba_shaped, nisba_stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.link.registry import Entry
    from kawalis.model import Mention


TOLD = 20  # mentions of one source that are looked at


def head_of(mention: Mention) -> str:
    """Return the folded first word of a mention, without article and the lam that a fused one leaves."""
    first = fold(mention.span.text).split()[0]
    if (
        mention.definite
        and first.startswith(ARTICLE[1])
        and not first.startswith(ARTICLE)
        and mention.span.text
    ):
        first = first[1:]
    return first.removeprefix(ARTICLE)


def antecedent(mention: Mention, earlier: Sequence[Entry]) -> Entry | None:
    """Return the unnamed source among ``earlier`` (in order of introduction) that a mention takes up, or ``None``."""
    head = head_of(mention)
    same = [
        e for e in earlier if e.kind == "anonymous" and any(_agrees(mention, m, head) for m in e.mentions)
    ]
    if not same:
        return None
    if mention.definite:
        return max(same, key=lambda e: e.mentions[-1].span.start)
    if mention.number != "s":
        # several sources are only those told before where the text calls them alike (مصادر محلية ... مصادر محلية)
        alike = [e for e in same if _nature(mention) and _nature(mention) & _natures(e)]
        return alike[-1] if alike else None
    if len(same) == 1 and not _conflict(mention, same[0]):
        return same[0]
    return None


def _agrees(mention: Mention, other: Mention, head: str) -> bool:
    return head_of(other) == head and other.number == mention.number


def _conflict(mention: Mention, entry: Entry) -> bool:
    """Whether two introductions cannot be one source: other countries, natures or employers.

    Nature is an adjective in -ī (political, military); an employer follows a preposition (in the ministry). A
    nature against an employer conflicts too; what a relative clause tells never does.
    """
    if mention.country and entry.country and mention.country != entry.country:
        return True
    told, known = _nature(mention), _natures(entry)
    return bool(told) and bool(known) and not told & known


def _natures(entry: Entry) -> frozenset[str]:
    return frozenset().union(*(_nature(m) for m in entry.mentions[:TOLD]))


def _nature(mention: Mention) -> frozenset[str]:
    words = fold(mention.span.text).split()[1:]
    for i, word in enumerate(words):
        if word in _words("within"):
            return frozenset(words[i + 1 : i + 2])
        if is_nisba_shaped(word):
            return frozenset({nisba_stem(word)})
        if i > 0:
            break
    return frozenset()


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(w for e in table(NameWords) if e.kind == kind for w in fold(e.words).split())
