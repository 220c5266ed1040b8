"""Status by what stands behind a noun: a relative clause (the raids that it launches) or an adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.events.lexicon import in_report, lexicon
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.events.candidates import Candidate
    from kawalis.extract.events.reading import Reading
    from kawalis.model import Word

NEAR = 6  # tokens behind a noun in which a clause or an adjective on it stands


def told_behind(reading: Reading, found: Candidate) -> tuple[str, str] | None:
    """Return (status, reason) where a clause or adjective on a noun tells it."""
    words, tokens = reading.words, reading.tokens
    last = reading.document.sentences[found.sentence].last
    for j in range(found.last, min(last, found.last + NEAR)):
        if tokens[j].kind == "punct" and tokens[j].text[0] in words.stops:
            break
        if tokens[j].fold in words.lasting:
            return "ongoing", tokens[j].text
        carried = _carried(reading, j, last)
        if carried:
            return carried
        verb = _resuming(reading, found, j)
        if verb is not None:
            return _by_verb(reading, verb)
    return None


def _carried(reading: Reading, index: int, last: int) -> tuple[str, str] | None:
    """Return (status, reason) by a light verb of a relative clause that takes the noun up (the talks that X holds)."""
    if reading.tokens[index].fold not in reading.words.relatives or index + 1 >= last:
        return None
    token = reading.tokens[index + 1]
    for form in token.forms:
        for _, features in (
            lexicon().light.get(form.fold, ()) if form.enclitic and not form.proclitics else ()
        ):
            if all(f.tense == "imperfect" for f in in_report(features)) and in_report(features):
                return "ongoing", token.text
    return None


def _resuming(reading: Reading, found: Candidate, index: int) -> Word | None:
    """Return the verb at a token that takes the noun up as its object or is said of it."""
    tree = reading.tree
    word = tree.head(index, index + 1)
    if word is None or word.pos != "VERB":
        return None
    head = tree.head(found.first, found.last)
    mine = head is not None and word.head == head.index and word.relation.startswith("acl")
    return word if mine and tree.resumed(word) else None


def _by_verb(reading: Reading, verb: Word) -> tuple[str, str] | None:
    text = reading.tokens[verb.token].text
    marks = [w for w in reading.tree.children(verb) if w.index < verb.index]
    if any(fold(w.norm) in reading.words.negators for w in marks):
        return None
    if any(w.pos == "AUX" and fold(w.norm) == reading.words.future_proclitic for w in marks):
        return "planned", text
    if any(w.pos == "AUX" for w in marks):
        return None  # which it was launching
    if verb.feature("Aspect") == "Imp" and verb.feature("Mood") != "Jus":
        return "ongoing", text
    begun = any(entry.aspect == "begin" for entry, _ in lexicon().light.get(fold(verb.norm), ()))
    return ("ongoing" if begun else "occurred"), text
