"""What the report tells of a source's access, and where the reporter keeps away from what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.knowledge.reporting import phrase_index

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention, Span

_SCARE = 3  # words in marks that are no quotation of their own


def access_of(view: View, mentions: list[Mention]) -> tuple[Span, ...]:
    """Return the words that tell of access or of the wish to stay unnamed, in any mention of the source."""
    found = []
    for mention in mentions:
        for words in mention.attributes if mention.form == "anonymous" else ():
            at = view.document.text.find(words, mention.full.start, mention.full.end)
            if at >= 0:
                found.append(view.document.span(at, at + len(words)))
    return tuple(sorted(set(found), key=lambda span: (span.start, span.end)))


def distance_of(view: View, draft: Draft, cue: Span | None) -> tuple[Span, ...]:
    """Return the cue where it doubts (زعم), a so-called, and words in scare quotes inside what is told indirectly."""
    entry = draft.verb or draft.phrase
    found = [cue] if cue is not None and entry is not None and entry.distance else []
    for first, last in draft.content:
        quoted = view.in_quote(first)
        if quoted is not None and quoted.first <= first and quoted.last >= last:
            continue  # the source's own words
        for i in range(first, last):
            match = next(iter(phrase_index("distancing").at(view.document, i)), None)
            if match is not None and not match.head.proclitics:
                found.append(view.document.span(match.start, match.end))
            quote = view.quote_at.get(i)
            if quote is not None and quote.last <= last and _doubted(view, quote.first, quote.last):
                found.append(view.document.span_of(quote.first, quote.last))
    return tuple(sorted(set(found), key=lambda span: (span.start, span.end)))


def _doubted(view: View, first: int, last: int) -> bool:
    """Whether a few words in marks are neither a name nor a quotation of their own."""
    start, end = view.document.tokens[first].start, view.document.tokens[last - 1].end
    named = any(e.start < end and start < e.end for e in view.document.entities)
    named = named or any(
        m.ner is not None and m.span.start < end and start < m.span.end for m in view.mentions
    )
    return last - first - 2 <= _SCARE and not named
