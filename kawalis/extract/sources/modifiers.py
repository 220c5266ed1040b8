"""What may stand behind the noun of an unnamed source, and how far it reaches."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.knowledge import table
from kawalis.knowledge.phrases import PhraseIndex
from kawalis.knowledge.reporting import complementizer, venues, verb_readings, word_set
from kawalis.knowledge.schema.sources import SourceModifiers
from kawalis.text import ARTICLE, agreement_forms, fold, is_nisba_shaped

if TYPE_CHECKING:
    from kawalis.model import Document, Mention, Token

_LONGEST_REFUSAL = 6
_LONGEST_PLACE = 6  # tokens
_LONGEST_CLAUSE = 30  # tokens: a relative clause that runs longer has run into the sentence
_COMMAS = frozenset({"،", ","})


@cache
def _adjectives() -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for adjective in table(SourceModifiers)[0].adjectives:
        for form in agreement_forms(fold(adjective)):
            index.add(form, adjective)
            index.add(" ".join(ARTICLE + word for word in form.split()), adjective)
    return index


@cache
def _clauses() -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in table(SourceModifiers)[0].clauses:
        index.add(phrase, phrase, definite=True)
    return index


@cache
def _attributes() -> PhraseIndex[str]:
    entry = table(SourceModifiers)[0]
    index: PhraseIndex[str] = PhraseIndex()
    for phrase in (*entry.access, *entry.refusal):
        index.add(phrase, phrase, definite=True)
    return index


def adjectives_end(document: Document, index: int) -> int:
    """Return the token after the run of adjectives that begins at ``index`` (``index`` where none does)."""
    sentence = document.tokens[index].sentence if index < len(document.tokens) else -1
    while index < len(document.tokens) and document.tokens[index].sentence == sentence:
        if any(m.last - m.first > 1 for m in _clauses().at(document, index)):
            break  # المطلع على: the adjective opens the clause that it governs
        matches = [m for m in _adjectives().at(document, index) if not m.head.proclitics]
        if matches:
            index = matches[0].last
        elif _is_relational(document.tokens[index]):
            index += 1
        else:
            break
    return index


def _is_relational(token: Token) -> bool:
    if token.kind != "word" or token.fold in word_set("source_stops") | word_set("relatives"):
        return False
    return is_nisba_shaped(token.fold) and not _is_finite_cue(token)


def _is_finite_cue(token: Token) -> bool:
    return any(reading.finite for reading in verb_readings(token))


def clause_end(
    document: Document,
    index: int,
    named: dict[int, Mention],
    *,
    definite: bool,
    times: frozenset[int] = frozenset(),
) -> int:
    """Return the token after the clause or prepositional phrase at ``index`` that tells who the source is.

    It ends before a reporting verb, before a time (``times`` are the tokens at which one begins), the place of saying
    or somebody's word (قوله), at a mark, or at a comma; but a relative clause whose content clause
    follows (المصدر الذي حضر اللقاءات، بحضور نخب، أن ...) runs over the comma up to it.
    """
    tokens = document.tokens
    if index >= len(tokens) or not _opens_clause(document, index, definite=definite):
        return index
    if venues().at(document, index):
        return index
    if tokens[index].fold in word_set("prepositions"):
        return _place_end(document, index, named, times)
    end, comma = max(index, _refusal_end(document, index)), -1
    for i in range(end, min(len(tokens), index + _LONGEST_CLAUSE)):
        token = tokens[i]
        if token.sentence != tokens[index].sentence:
            break
        if complementizer(token):
            return _before_marks(document, i)
        if token.kind == "punct":
            if token.text not in _COMMAS:
                break
            comma = i if comma < 0 else comma
        elif comma == i - 1 and any(reading.has("participle") for reading in verb_readings(token)):
            break  # ، مؤكدة أن: another cue
        elif i > index and (token.fold in word_set("negators") or _is_finite_cue(token)):
            break
        end = i + 1
    return comma if comma >= 0 else end


def _told_here(document: Document, index: int) -> bool:
    """Whether the circumstances of the saying begin: its venue (في بيان), or somebody's word (قوله)."""
    own = any(r.has("masdar") and r.form.enclitic for r in verb_readings(document.tokens[index]))
    return own or bool(venues().at(document, index))


def _refusal_end(document: Document, index: int) -> int:
    """Return the token after a clause that keeps somebody's name back (رفض ذكر اسمه), else ``index``."""
    tokens = document.tokens
    first = index + 1 if tokens[index].fold in word_set("relatives") else index
    if not any(match.value for match in _clauses().at(document, first)):
        return index
    for i in range(first + 1, min(len(tokens), first + _LONGEST_REFUSAL)):
        if any(form.enclitic and form.bare in word_set("identities") for form in tokens[i].forms):
            return i + 1
        if not any(form.fold in word_set("naming") for form in tokens[i].forms):
            break
    return next((m.last for m in _attributes().at(document, first) if m.last - m.first > 1), index)


def _place_end(document: Document, index: int, named: dict[int, Mention], times: frozenset[int]) -> int:
    """Return the token after a preposition and its noun phrase: nouns up to the definite one, adjectives, a name."""
    tokens = document.tokens
    last, closed = index + 1, False
    while last < min(len(tokens), index + _LONGEST_PLACE) and tokens[last].kind in {"word", "latin"}:
        if last in named and not closed:
            return document.token_at(named[last].full.end - 1) + 1
        qualifies = _qualifies(document, last)
        if last > index + 1 and ((closed and not qualifies) or last in times or _ends_place(document, last)):
            break
        closed = closed or qualifies or tokens[last].fold.startswith(ARTICLE)
        last += 1
    return last


def _qualifies(document: Document, index: int) -> bool:
    """Whether a token is an adjective, of which several may follow a noun."""
    words = document.words_of(index, index + 1)
    return any(word.pos == "ADJ" for word in words) or (not words and _is_relational(document.tokens[index]))


def _ends_place(document: Document, index: int) -> bool:
    """Whether a token belongs to no noun phrase: another phrase, a verb, a clause, or somebody's word."""
    token = document.tokens[index]
    closing = word_set("prepositions") | word_set("negators") | word_set("relatives")
    return bool(
        token.fold in closing or complementizer(token) or _is_finite_cue(token) or _told_here(document, index)
    )


def _opens_clause(document: Document, index: int, *, definite: bool) -> bool:
    word = document.tokens[index].fold
    if definite and word in word_set("relatives"):
        return True
    if definite and word in word_set("partitives"):
        return False
    return bool(_clauses().at(document, index))


def _before_marks(document: Document, end: int) -> int:
    while end > 0 and document.tokens[end - 1].kind == "punct":
        end -= 1
    return end


def attributes_of(document: Document, first: int, last: int) -> tuple[str, ...]:
    """Return what tokens [first, last) say of access or of the wish to stay unnamed, in the text's words."""
    for i in range(first, last):
        for match in _attributes().at(document, i):
            if match.last <= last:
                return (document.text[match.start : document.tokens[last - 1].end],)
    return ()
