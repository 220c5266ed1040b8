"""The noun phrase behind "according to" that no mention covers: whoever acts, or a document.

A preposition may be written with it (وفقا للمتحدث). It reaches as far as the tree lets it, up to a mark, a verb, a
time, the venue, or the particle that opens the main clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import is_finite_cue
from kawalis.knowledge.reporting import (
    complementizer,
    discourse,
    source_noun,
    venues,
    verb_readings,
    word_set,
)
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import View
    from kawalis.model import Form

_LONGEST = 24  # tokens


def described_at(view: View, index: int) -> int | None:
    """Return the offset at which a noun for somebody or for a document begins at a token, ``None`` where none does."""
    token = view.document.tokens[index]
    if not any(
        word.pos in {"NOUN", "ADJ", "X", "PROPN"} for word in view.document.words_of(index, index + 1)
    ):
        return None
    following = view.document.tokens[index + 1].fold if index + 1 < len(view.document.tokens) else ""
    counted = following in word_set("partitives")
    said = [r.form for r in verb_readings(token) if r.verb.cue_class == "say" and r.has("masdar")]
    return next((token.core(f)[0] for f in token.forms if _acts(f, counted=counted, said=f in said)), None)


def _acts(form: Form, *, counted: bool, said: bool) -> bool:
    """Whether a noun speaks: of a count only with whom it counts (عدد من النواب؛ السكان)."""
    if form.enclitic or form.proclitics not in {(), (fold(discourse().told_to[0]),)}:
        return False
    if form.bare in word_set("quantifiers") and not counted:
        return False
    if said:
        return True
    noun = source_noun(form.bare) or source_noun(form.fold)
    return form.bare in word_set("agent_nouns") or (noun is not None and noun.form == "document")


def described_until(view: View, index: int, end: int) -> int:
    """Return the token after the phrase of the noun at ``index``."""
    noun = next(w for w in reversed(view.document.words_of(index, index + 1)) if w.pos != "PRON")
    reach = min(end, view.document.words[view.syntax.right(noun)].token + 1, index + _LONGEST)
    last = index + 1
    while last < reach and not _closes(view, last):
        last += 1
    while last > index + 1 and view.document.tokens[last - 1].fold in word_set("prepositions"):
        last -= 1
    return last


def _closes(view: View, index: int) -> bool:
    token = view.document.tokens[index]
    return (
        token.kind == "punct"
        or index in view.time_at
        or complementizer(token) is not None
        or after_fa(view, index)
        or is_finite_cue(view, index)
        or bool(venues().at(view.document, index))
    )


def after_fa(view: View, index: int) -> bool:
    """Whether a word begins with the particle that opens the main clause behind a phrase (وبحسب التقرير فإن)."""
    conjunction = discourse().conjunctions[1]
    return any(
        form.proclitics[:1] == (conjunction,) and form.fold in word_set("complementizers")
        for form in view.document.tokens[index].forms
    )
