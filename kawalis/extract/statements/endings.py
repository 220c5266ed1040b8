"""Where words end before their sentence does: what was withheld, an afterthought, the clause around a relative one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.statements.phrase import is_comma
from kawalis.extract.statements.reach import word_of
from kawalis.extract.statements.syntax import relation
from kawalis.knowledge.reporting import complementizer, discourse, phrase_index, word_set
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Word

_QUALIFIED = frozenset({"NOUN", "ADJ"})
_DEFINITE = frozenset({"X", "PROPN", "PRON"})


def candidates(view: View, draft: Draft, start: int, limit: int) -> Iterable[int]:
    """Return the tokens before which one of these endings may be, in no order."""
    tokens = view.document.tokens
    withheld = {i for i in range(start + 1, limit) if tokens[i].fold in _withholding()}
    after = {i for i in view.quote_before if start + 1 < i < limit}
    return {*withheld, *after, *resumed(view, draft, start, limit)}


@cache
def _withholding() -> frozenset[str]:
    """Return the first words by which a reporter tells what was not said, folded."""
    return frozenset(fold(phrase.split()[0]) for phrase in discourse().withheld)


def ends_at(view: View, draft: Draft, index: int) -> bool:
    """Whether a clause that somebody said ends before a token, by what follows."""
    if phrase_index("withheld").at(view.document, index):
        return True
    quote = view.quote_before.get(index)
    if quote is not None and phrase_index("afterthoughts").at(view.document, index):
        return True
    return index in resumed(view, draft, draft.content_start, index + 1)


def resumed(view: View, draft: Draft, start: int, limit: int) -> list[int]:
    """Return the verb with which the sentence goes on behind a relative or subordinate clause of saying.

    طائرات يعتقد أنها للجيش قصفت المدينة: the planes bombed it; nobody believes so. Either a comma closes the clause,
    or what is said is a clause without a verb about the pronoun of its particle, and the verb follows what is definite.
    """
    if not (_relative(view, draft) or _subordinate(view, draft)):
        return []
    nominal = _nominal(view, start)
    document = view.document
    for word in document.words_of(start + 1, limit):
        token = document.tokens[word.token]
        if word.pos != "VERB" or word.start != token.start or view.in_quote(word.token) is not None:
            continue
        if is_comma(view, word.token - 1):
            return [word.token]
        before = document.words[word.index - 1]
        if nominal and word.token > start + 1 and _definite(before) and relation(word) != "acl":
            return [word.token]
    return []


def breaks_object(view: View, index: int) -> bool:
    """Whether a bare verb behind what is definite goes on with the sentence around an object.

    اتهامات بارتكاب الجرائم يعتزم السفر; behind what is indefinite it may be its relative clause.
    """
    words = view.document.words_of(index, index + 1)
    if not words or words[0].pos != "VERB" or words[0].start != view.document.tokens[index].start:
        return False
    before = view.document.words[words[0].index - 1]
    named = before.pos in {"NOUN", "ADJ", "X", "PROPN"}
    return named and _definite(before)


def _relative(view: View, draft: Draft) -> bool:
    """Whether a cue stands in a relative clause, with its pronoun or behind what is indefinite."""
    if draft.kind != "finite":
        return False
    if draft.first > 0 and any(
        form.fold in word_set("relatives") for form in view.document.tokens[draft.first - 1].forms
    ):
        return True
    cue = word_of(view, draft)
    if cue is None:
        return False
    before = view.document.words[cue.index - 1] if cue.index else cue
    if draft.lexeme.agentless_imperfect and before.pos in _QUALIFIED and not _definite(before):
        return True  # طائرات حربية يعتقد أنها
    if relation(cue) == "conj":
        cue = view.document.words[cue.head]
    return relation(cue) == "acl"


def _subordinate(view: View, draft: Draft) -> bool:
    """Whether a cue's clause opens its sentence under a conjunction that a main clause must follow."""
    sentence = view.document.sentences[view.document.tokens[draft.first].sentence]
    first = sentence.first
    return draft.kind == "finite" and any(
        first <= draft.first <= match.last + 1
        for match in phrase_index("subordinators").at(view.document, first)
    )


def _nominal(view: View, start: int) -> bool:
    """Whether words begin with a particle, its pronoun and a predicate that is no verb."""
    head = complementizer(view.document.tokens[start])
    if head is None or not head.enclitic or start + 1 >= len(view.document.tokens):
        return False
    following = view.document.words_of(start + 1, start + 2)
    return bool(following) and following[0].pos in {"NOUN", "ADJ", "ADP", "X", "PROPN"}


def _definite(word: Word) -> bool:
    """Whether a word ends a definite phrase."""
    return word.pos in _DEFINITE or fold(word.norm).startswith(ARTICLE)


def same_speaker(draft: Draft, other: Draft) -> bool:
    """Whether a joined verb without a subject may go on telling of who spoke: the past goes on in the past.

    أكدت الوزارة أن القرار يضر بالبلاد ويكشف نياتها: the decision does, not the ministry; neither time nor gender fit.
    """
    if not other.understood or other.added or draft.kind != "finite":
        return True
    past = all(feature.tense == "perfect" for feature in draft.features)
    if past and not any(feature.tense == "perfect" for feature in other.features):
        return False
    genders = {feature.gender for feature in draft.features if feature.gender}
    others = {feature.gender for feature in other.features if feature.gender}
    return not genders or not others or bool(genders & others)
