"""Who speaks through a document: the bearer of a message (نقل رسائل: the one who carries them)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.knowledge.reporting import complementizer, word_set

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention


def bearer(view: View, draft: Draft) -> Mention | None:
    """Return the person who carries the document that is a draft's source, where the sentence tells.

    The verb of carrying must stand right before the document; its subject is the pronoun of أنه, which goes back
    to the last person of the sentence that is no unnamed source.
    """
    if draft.source is None or draft.source.form != "document":
        return None
    first = view.document.token_at(draft.source.full.start)
    tokens = view.document.tokens
    if first < 2 or tokens[first - 1].sentence != tokens[first].sentence:  # noqa: PLR2004 - verb and its أنه
        return None
    if not any(form.fold in word_set("carriers") for form in tokens[first - 1].forms if not form.enclitic):
        return None
    head = complementizer(tokens[first - 2])
    if head is None or not head.enclitic:
        return None
    people = [
        m
        for m in view.mentions
        if m.kind == "person"
        and m.number == "s"
        and tokens[view.document.token_at(m.full.start)].sentence == tokens[first].sentence
        and m.full.end <= tokens[first - 2].start
    ]
    offices = [
        m
        for m in view.mentions
        if m.kind == "office"
        and tokens[view.document.token_at(m.full.start)].sentence == tokens[first].sentence
        and m.full.end <= tokens[first - 2].start
    ]
    found = people or offices
    return found[-1] if found else None
