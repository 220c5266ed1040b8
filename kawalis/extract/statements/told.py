"""To whom something was said: reporters, an outlet that heard it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.knowledge.reporting import discourse, outlet_heads

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import View

_TOLD = 7  # tokens of an outlet in marks with its preposition


def begins_addressee(view: View, index: int) -> bool:
    """Whether lam begins a word with the article, or an outlet's noun: to whom it was said (للصحفيين، لوكالة)."""
    return any(
        (form.definite or form.bare in outlet_heads()) and form.proclitics[-1:] == (discourse().told_to[0],)
        for form in view.document.tokens[index].forms
    )


def told_to(view: View, index: int) -> bool:
    """Whether a word names the outlet that was told something (لرويترز): no object, no part of who speaks."""
    mention = view.mention_at.get(index)
    if mention is None or mention.kind != "outlet":
        return False
    token = view.document.tokens[index]
    return view.document.text[token.start : mention.full.start] in discourse().told_to


def past_told(view: View, index: int, end: int) -> int:
    """Return the token behind the outlet that was told something (لـ(الصحيفة)), ``index`` where there is none."""
    if index >= end:
        return index
    if told_to(view, index):
        return min(end, view.last_token(view.mention_at[index]))
    preposition = view.document.tokens[index].fold in discourse().told_to
    if not preposition or index + 1 >= end or view.document.tokens[index + 1].kind != "punct":
        return index
    for at in range(index + 2, min(end, index + _TOLD)):
        if view.document.tokens[at].kind == "punct":
            return at + 1
    return index
