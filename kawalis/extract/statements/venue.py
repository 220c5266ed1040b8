"""Where and when something was said: the venue, the outlet that was told, the time of speaking."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.statements.quotes import is_mark
from kawalis.knowledge.reporting import discourse, venues, word_set
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View

_HEAD = 8  # tokens of a sentence before its cue
_OPENING = 12  # tokens of a venue before its cue
_REACH = 30  # tokens around a cue


@cache
def told_prefixes() -> frozenset[str]:
    """Return the prepositions before an outlet that was told something, folded."""
    return frozenset(fold(word) for word in discourse().told_to)


def read_venue(view: View, draft: Draft) -> None:
    """Set link, outlet told and time of speaking from the tokens between cue and content (or round a late cue)."""
    if draft.kind not in {"finite", "participle"}:
        return
    start, end = draft.last, draft.content[0][0]
    if end <= draft.last:  # the content precedes
        end = min(view.sentence_end(draft.first), draft.last + _REACH)
    draft.said_at = _date_before(view, draft)
    _opening_venue(view, draft)
    for i in range(start, min(end, start + _REACH)):
        if i in view.time_at and draft.said_at is None:
            time = view.time_of[i]
            draft.said_at = time.id if time.kind in {"DATE", "TIME"} else None
        for match in venues().at(view.document, i):
            if draft.link == "unspecified":
                draft.link = match.value
        mention = view.mention_at.get(i)
        if (
            mention is not None
            and mention.kind == "outlet"
            and draft.source is not mention
            and _is_told(view, i)
        ):
            draft.told_to = mention
            draft.link = "heard_directly"


def _opening_venue(view: View, draft: Draft) -> None:
    """Take the outlet told from the venue that opens the sentence of a cue (وفي تصريح لوكالة كذا، قالت فلانة)."""
    first = view.document.sentences[view.document.tokens[draft.first].sentence].first
    if draft.kind != "finite" or not 0 < draft.first - first <= _OPENING:
        return
    if any(word.pos == "VERB" for word in view.document.words_of(first, draft.first)):
        return
    if not any(view.document.tokens[i].fold in word_set("speeches") for i in range(first, draft.first)):
        return
    for i in range(first, draft.first):
        mention = view.mention_at.get(i)
        if mention is not None and mention.kind == "outlet" and draft.source is not mention:
            draft.told_to, draft.link = mention, "heard_directly"


def _date_before(view: View, draft: Draft) -> str | None:
    """Return the date that opens the sentence of a cue, no other verb between (ويوم الخميس قال الوزير)."""
    first = view.document.sentences[view.document.tokens[draft.first].sentence].first
    if draft.kind != "finite" or draft.first - first > _HEAD:
        return None
    for i in range(first, draft.first):
        time = view.time_of.get(i)
        if time is not None and time.kind in {"DATE", "TIME"}:
            between = view.document.words_of(i, draft.first)
            return None if any(word.pos == "VERB" for word in between) else time.id
    return None


def _is_told(view: View, index: int) -> bool:
    token = view.document.tokens[index]
    mention = view.mention_at[index]
    prefix = view.document.text[token.start : mention.full.start]
    if prefix:
        return prefix in discourse().told_to
    before = index - 1
    if before > 0 and is_mark(view.text_of(before)):
        before -= 1  # لـ«الوطن»
    return before >= 0 and fold(view.text_of(before)) in {fold(word) for word in discourse().told_to}
