"""Words that follow a verb of saying without the usual signs: bare, or behind a participle that repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import COLON, content_clause, is_circumstantial_cue, is_finite_cue
from kawalis.knowledge.reporting import venues, word_set

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

_NAME_WORDS = 3  # tokens of a name before a colon
_VENUE = 8  # tokens of a venue


def bare_words(view: View, draft: Draft, end: int) -> bool:
    """Whether a clause follows its verb of saying without any particle or mark (وأضاف ستكون المهلة قصيرة)."""
    at = draft.last
    if at >= end or "quote" not in draft.lexeme.takes or draft.cue_class != "say" or draft.enclitic:
        return False
    if not draft.opens_sentence(view) or draft.lexeme.homograph:
        return False
    token = view.document.tokens[at]
    if any(view.text_of(i) == COLON for i in range(at, min(end, at + _NAME_WORDS + 1))):
        return False  # وقال فلان: ...
    if at in view.mention_at or any(e.start <= token.start < e.end for e in view.document.entities):
        return False
    verbal = any(w.pos in {"VERB", "AUX"} for w in view.document.words_of(at, at + 1)[:2])
    if not (token.fold in word_set("bare_openers") or (verbal and not is_finite_cue(view, at))):
        return False
    draft.frame, draft.content_start, draft.understood = "quote", at, True
    return True


def meanwhile(view: View, index: int, end: int) -> bool:
    """Whether a participle of saying has the words right behind it that are also those of the verb before.

    A venue may stand between (وأضاف قائلا في البيان إن).
    """
    if index + 1 >= end or index in view.mention_at or not is_circumstantial_cue(view, index):
        return False
    if content_clause(view, index + 1) or view.text_of(index + 1) == COLON or index + 1 in view.quote_at:
        return True
    if not venues().at(view.document, index + 1):
        return False
    for at in range(index + 2, min(end, index + 2 + _VENUE)):
        if content_clause(view, at):
            return True
        if view.document.tokens[at].kind == "punct" or is_finite_cue(view, at):
            return False
    return False


def told_words(view: View, draft: Draft, first: int, index: int, end: int) -> bool:
    """Whether words without particle or mark stand behind a noun of saying (تابع الوزير بالقول المبدأ واضح)."""
    telling = first < index < end and view.document.tokens[index - 1].fold in word_set("tellings")
    if not telling or "quote" not in draft.lexeme.takes or view.document.tokens[index].kind == "punct":
        return False
    draft.frame, draft.content_start = "quote", index
    return True
