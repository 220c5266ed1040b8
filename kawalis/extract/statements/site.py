"""What stands round a finite verb: the noun phrase behind it, the subject before it, its relative head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import noun_phrase
from kawalis.extract.statements.subject import agrees, is_agent, is_feminine, preceding_subject
from kawalis.extract.statements.surroundings import pronoun_before, relative_head
from kawalis.extract.statements.told import begins_addressee
from kawalis.knowledge.reporting import word_set
from kawalis.text import ARTICLE, is_plural_shaped

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

_LONG = 8  # letters of a plural with its article


@dataclass(frozen=True, slots=True)
class Site:
    """The surroundings of a finite verb.

    ``index`` is the first token after it, ``after`` the one behind the noun phrase there, ``mention`` that noun
    phrase where it can speak, ``generic`` tells that no mention covers it; ``before`` is the subject in front of
    the verb, ``relative`` the head of the relative clause that the verb stands in, ``end`` the sentence's end.
    """

    index: int
    after: int
    mention: Mention | None
    generic: bool
    before: Mention | None
    relative: Mention | None
    end: int


def site_of(view: View, draft: Draft, index: int, end: int) -> Site:
    """Return the surroundings of a verb; ``index`` is the token behind it and its adverbs."""
    head_only = draft.lexeme.object == "addressee" or not draft.wants_clause
    after, mention = (index, None) if index >= end else noun_phrase(view, index, end, head_only=head_only)
    plain = mention is None and not draft.lexeme.homograph and not draft.enclitic and after > index
    speaks = mention is not None and is_agent(mention) and agrees(draft, mention)
    if plain and begins_addressee(view, index):
        plain = False  # يعلن للجميع: to whom
    if (
        pronoun_before(view, draft)
        or _plural(draft)
        or _accusative_plural(view, index, end)
        or _called(view, draft, index, end)
    ):
        speaks = plain = False  # أنه أبلغ الوزير: the pronoun is the subject; حذر المشرعين: they are warned
    return Site(
        index,
        after,
        mention if speaks else None,
        plain,
        preceding_subject(view, draft),
        None if draft.enclitic else relative_head(view, draft),  # الحزب الذي وصفه: what is described
        end,
    )


def _plural(draft: Draft) -> bool:
    """Whether a verb shows a plural subject, which then does not follow it (ودعوا الحكومة إلى: she is called)."""
    third = [f for f in draft.features if f.person in {"3", ""}]
    return bool(third) and all(f.number == "p" for f in third)


def _called(view: View, draft: Draft, index: int, end: int) -> bool:
    """Whether a masculine body stands behind a feminine verb, which calls it (طالبت الحزب بتسليم)."""
    if index >= end or not is_feminine(draft):
        return False
    return any(form.bare in word_set("masculine_bodies") for form in view.document.tokens[index].forms)


def _accusative_plural(view: View, index: int, end: int) -> bool:
    """Whether a word has the plural ending that no subject behind its verb has (المشرعين, against المشرعون)."""
    if index >= end:
        return False
    word = view.document.tokens[index].fold
    long_enough = len(word) >= _LONG and word.startswith(ARTICLE)  # الحسين and الأمين are no plurals
    return long_enough and is_plural_shaped(word) and not is_plural_shaped(word, nominative=True)
