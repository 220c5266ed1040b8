"""Whoever is described before he is named, or only described: the member for the bloc, the adviser of the president.

A noun for somebody who acts, what it is of, and the phrases that say of what or where belong to the name that the tree
hangs on them (القيادي في الحركة سامي خليل). Without a name they are a post that nobody is named for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kawalis.knowledge.reporting import complementizer, venues, verb_readings, word_set
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.model import Document, Mention, Word

_SHORTEST = 3  # tokens: a word, an office, a comma
_COMMAS = frozenset({"،", ","})
_LONGEST = 14  # tokens from the noun to the name
_PARTS = frozenset({"NOUN", "ADJ", "ADP", "PROPN", "X", "NUM", "DET", "CCONJ", "PRON"})
_DESCRIBING = frozenset({"office", "anonymous", "description"})


def described(
    document: Document, mentions: tuple[Mention, ...], times: frozenset[int]
) -> tuple[Mention, ...]:
    """Let each name reach back over the description that it closes; what the description was by itself is dropped.

    ``times`` are the tokens at which a time begins: no description runs over one.
    """
    mentions = tuple(_with_phrase(document, m, times) if m.form == "office" else m for m in mentions)
    dropped: set[int] = set()
    widened: dict[int, Mention] = {}
    starts = {document.token_at(m.full.start): i for i, m in enumerate(mentions)}
    for at, mention in enumerate(mentions):
        if mention.ner != "PER" or mention.form != "name":
            continue
        before = _office_before(document, mention, starts, mentions)
        if before is not None:
            widened[at] = _named(document, mention, mentions[before].full.start, mentions[before])
            dropped.add(before)
        if before is not None or mention.role:
            continue
        head = _head(document, mention, times)
        if head is None:
            continue
        first = document.words[head].token
        own = starts.get(first)
        if own is not None and mentions[own].form not in _DESCRIBING:
            continue
        start = mentions[own].full.start if own is not None else document.words[head].start
        widened[at] = _named(document, mention, start, mentions[own] if own is not None else None)
        if own is not None:
            dropped.add(own)
    return tuple(widened.get(i, m) for i, m in enumerate(mentions) if i not in dropped)


def _named(document: Document, name: Mention, start: int, post: Mention | None) -> Mention:
    country = name.country or (post.country if post is not None else None)
    role = document.text[start : name.full.start].strip()
    gender = name.gender or (post.gender if post is not None else "")
    return replace(name, full=document.span(start, name.full.end), role=role, country=country, gender=gender)


def _office_before(
    document: Document, name: Mention, starts: dict[int, int], mentions: tuple[Mention, ...]
) -> int | None:
    """Return the first office of somebody who holds two, a comma between (نائب الرئيس، وزير المالية فلان)."""
    first = document.token_at(name.full.start)
    if name.role is None or first < _SHORTEST or document.tokens[first - 1].text not in _COMMAS:
        return None
    if document.tokens[first].start != name.full.start:
        return None
    for at in range(first - 2, max(-1, first - _LONGEST), -1):
        own = starts.get(at)
        if own is None or mentions[own].form != "office" or at == 0:
            continue
        ends = document.token_at(mentions[own].full.end - 1) + 1 == first - 1
        before = document.words_of(at - 1, at)[-1:]
        return own if ends and any(word.pos in {"VERB", "ADP"} for word in before) else None
    return None


def _with_phrase(document: Document, office: Mention, times: frozenset[int]) -> Mention:
    """Let an office reach over a phrase that the tree hangs on it (رئيس لجنة الأمن في البرلمان)."""
    words = document.words
    last = document.token_at(office.full.end - 1) + 1
    own = {w.index for w in document.words_of(document.token_at(office.full.start), last)}
    opens = document.words_of(last, last + 1)[:1] if last < len(document.tokens) else ()
    if not opens or opens[0].pos != "ADP" or opens[0].head == opens[0].index:
        return office
    beside = fold(opens[0].norm) in word_set("place_links") - word_set("partitives")
    if not beside or words[opens[0].head].head not in own or venues().at(document, last) or last in times:
        return office
    end = last
    for word in words[opens[0].index :]:
        token = document.tokens[word.token]
        inside = word.head in own or words[word.head].head in own
        if not inside or word.pos not in _PARTS or word.token in times or token.kind not in {"word", "latin"}:
            break
        if word.token > last and (word.pos in {"ADP", "CCONJ"} or venues().at(document, word.token)):
            break
        own.add(word.index)
        end = word.token + 1
    if end <= last + 1 - (len(document.words_of(last, last + 1)) > 1):
        return office
    return replace(office, full=document.span(office.full.start, document.tokens[end - 1].end))


def _head(document: Document, name: Mention, times: frozenset[int]) -> int | None:
    """Return the word that a name's description begins with: a noun for somebody, above the name in the tree."""
    words = document.words
    first = document.token_at(name.full.start)
    if first == 0 or document.tokens[first - 1].sentence != document.tokens[first].sentence:
        return None
    own = document.words_of(document.token_at(name.span.start), document.token_at(name.span.end - 1) + 1)
    if not own or not _closed(document, first - 1):
        return None
    above = _root(own)
    for _ in range(_LONGEST):
        if words[above].head == above:
            return None
        above = words[above].head
        word = words[above]
        if word.pos in {"VERB", "AUX"} or word.token >= first or first - word.token > _LONGEST:
            return None
        if fold(word.norm).removeprefix(ARTICLE) in word_set("agent_nouns") and _is_description(
            document, word.token, first, times
        ):
            return above
    return None


def _root(own: tuple[Word, ...]) -> int:
    """Return the word of a name that hangs on none of its other words."""
    inside = {word.index for word in own}
    return next((w.index for w in own if w.head not in inside or w.head == w.index), own[-1].index)


def _closed(document: Document, index: int) -> bool:
    """Whether a noun phrase may end at a token, so that a name behind it is no genitive (في المدينة سامي)."""
    token = document.tokens[index]
    named = any(e.start <= token.start < e.end for e in document.entities)
    adjective = any(word.pos == "ADJ" for word in document.words_of(index, index + 1))
    return named or adjective or any(form.definite or form.enclitic for form in token.forms)


def _is_description(document: Document, first: int, last: int, times: frozenset[int]) -> bool:
    """Whether tokens [first, last) are a noun with phrases on it: a preposition, and nothing that closes a phrase."""
    prepositional = False
    for i in range(first, last):
        token = document.tokens[i]
        if (
            token.kind not in {"word", "latin"}
            or i in times
            or complementizer(token)
            or venues().at(document, i)
        ):
            return False
        if i > first and any(reading.finite for reading in verb_readings(token)):
            return False
        parts = document.words_of(i, i + 1)
        if any(word.pos not in _PARTS for word in parts):
            return False
        prepositional = prepositional or (i > first and any(word.pos == "ADP" for word in parts))
        if i > first and token.fold in word_set("relatives") | word_set("negators"):
            return False
    return prepositional
