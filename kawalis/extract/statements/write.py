"""Drafts as statements of the record: spans, types, ids, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis import __version__
from kawalis.extract.statements.distance import distance_of
from kawalis.extract.statements.phrase import after_conjunction
from kawalis.extract.statements.quotes import has_mark
from kawalis.knowledge.reporting import word_set
from kawalis.model import ChainLink, Evidence, Span, Statement
from kawalis.text import ARTICLE, fold

if TYPE_CHECKING:
    from kawalis.extract.statements.draft import Draft, View
    from kawalis.model import Mention

_TYPES = {
    "outlet": "outlet",
    "organisation": "institution",
    "country": "institution",
    "place": "institution",
    "group": "collective",
    "person": "named_person",
    "office": "office",
    "document": "document",
    "anonymous": "anonymous",
}
_SCORES = {"colon": 0.85, "headline": 0.6, "masdar": 0.8, "participle": 0.85, "phrase": 0.85, "finite": 0.9}
_NAME_WORDS = 3  # words of a name in marks
_INFERRED = 0.7  # factor for an inferred source


def write(
    view: View,
    drafts: list[Draft],
    chains: list[list[ChainLink]],
    frames: dict[int, str],
    access: dict[str, tuple[Span, ...]],
) -> tuple[Statement, ...]:
    """Return the statements in the order of the text; ids count siblings under their parent (s3, s3.1)."""
    ids = _ids(drafts)
    out = []
    for i, draft in enumerate(drafts):
        cue = None if draft.kind == "headline" else _cue(view, draft)
        contents = tuple(_content(view, draft, drafts, first, last) for first, last in sorted(draft.content))
        sources = _sources(view, draft)
        out.append(
            Statement(
                id=ids[i],
                parent=ids[draft.parent] if draft.parent is not None else None,
                layer=view.document.sentences[view.document.tokens[draft.content[0][0]].sentence].layer,
                cue=cue,
                sources=sources,
                source=draft.actor,
                source_type=_source_type(view, draft),
                contents=contents,
                directness=_directness(view, draft, contents),
                cue_class=draft.cue_class,
                polarity=_polarity(draft),
                certainty=(draft.phrase.certainty if draft.phrase and draft.phrase.certainty else "certain"),
                mode="asserted",
                chain=tuple(chains[i]),
                said_at=draft.said_at,
                evidence=_evidence(draft, cue, sources, frames.get(i)),
                access=access.get(draft.actor or "", ()),
                distance=distance_of(view, draft, cue),
            )
        )
    return tuple(out)


def _ids(drafts: list[Draft]) -> list[str]:
    counts: dict[int | None, int] = {}
    ids = [""] * len(drafts)

    def number(i: int) -> str:
        if not ids[i]:
            parent = drafts[i].parent
            prefix = "" if parent is None else number(parent) + "."
            counts[parent] = counts.get(parent, 0) + 1
            ids[i] = f"{prefix}{counts[parent]}" if prefix else f"s{counts[parent]}"
        return ids[i]

    for i in range(len(drafts)):
        number(i)
    return ids


def _cue(view: View, draft: Draft) -> Span:
    start = draft.cue_start
    if draft.negated and draft.phrase is None:
        first = view.document.tokens[draft.first]
        negator = next((f for f in first.forms if f.fold in word_set("negators")), first.forms[0])
        start = first.core(negator)[0]
    return view.document.span(start, draft.cue_end)


def _content(view: View, draft: Draft, drafts: list[Draft], first: int, last: int) -> Span:
    start = view.document.tokens[first].start
    if draft.content_offset is not None and (first == draft.content_start or draft.frame == "preceding"):
        start = draft.content_offset
    elif draft.frame == "preceding":
        inner = next((d for d in drafts if d.first == first and d.kind == "finite" and not d.negated), None)
        start = inner.cue_start if inner else after_conjunction(view, first)
    elif draft.frame == "an" and draft.phrase is None and first == draft.content_start:
        start = _clause_start(view, first)
    return view.document.span(start, view.document.tokens[last - 1].end)


def _clause_start(view: View, index: int) -> int:
    """Return where a content clause begins: at its أن, the preposition or conjunction before it left out (بأن)."""
    token = view.document.tokens[index]
    heads = word_set("complementizers")
    form = next((f for f in token.forms if f.fold in heads), None)
    return token.core(form)[0] if form else token.start


def _sources(view: View, draft: Draft) -> tuple[Span, ...]:
    if draft.understood:
        return ()
    if draft.source_words is not None:
        return (view.document.span(*draft.source_words),)
    if draft.source is not None:
        full = draft.source.full
        if draft.source_end > view.last_token(draft.source):
            return (_without_mark(view, full, draft.source_end),)
        return (full,)
    return ()


def _without_mark(view: View, full: Span, last: int) -> Span:
    """Return a source up to token ``last``, a closing mark left out whose opening one it does not hold."""
    quote = view.quote_before.get(last)
    if quote is not None and view.document.tokens[quote.first].start < full.start:
        last -= 1
    return view.document.span(full.start, view.document.tokens[last - 1].end)


def _source_type(view: View, draft: Draft) -> str:
    mention = draft.source
    if mention is None:
        return "implicit"
    if draft.named:
        return "named_person"
    if mention.form == "collective" or mention.kind == "group":
        return _type_of_many(mention)
    if mention.form in {"anonymous", "collective", "document"}:
        return mention.form
    if _is_spokesperson(view, mention):
        return "spokesperson"
    return _TYPES.get(mention.kind, "institution")


def _type_of_many(mention: Mention) -> str:
    """Return what a plural is: one body (السلطات), outlets (الصحف), or many (مراقبون)."""
    head = fold(mention.full.text.split()[0]).removeprefix(ARTICLE)
    if head in word_set("bodies"):
        return "institution"
    return "outlet" if head in word_set("outlet_nouns") else "collective"


def _is_spokesperson(view: View, mention: Mention) -> bool:
    index = view.document.token_at(mention.full.start)
    words = word_set("spokespersons")
    last = view.last_token(mention)
    return (
        mention.ner != "PER"
        and mention.kind in {"person", "office"}
        and any(form.fold in words for token in view.document.tokens[index:last] for form in token.forms)
    )


def _directness(view: View, draft: Draft, contents: tuple[Span, ...]) -> str:
    """Direct where quotation marks hold the whole content (a head أن aside), mixed where they hold a part."""
    whole = all(_quoted(view, first, last) for first, last in draft.content)
    if whole:
        return "direct"
    if not any(has_mark(span.text) for span in contents):
        return "indirect"
    return "indirect" if _only_names(view, draft) else "mixed"


def _only_names(view: View, draft: Draft) -> bool:
    """Whether marks stand round names alone (تنظيم «الراية»): a few words that hold a name."""
    inside = [
        q for q in view.quotes if any(first <= q.first and q.last <= last for first, last in draft.content)
    ]
    names = [(e.start, e.end) for e in view.document.entities]
    return bool(inside) and all(
        q.inner_words <= _NAME_WORDS and _named(view, q.first + 1, q.last - 1, names) for q in inside
    )


def _named(view: View, first: int, last: int, names: list[tuple[int, int]]) -> bool:
    start, end = view.document.tokens[first].start, view.document.tokens[last - 1].end
    return any(one < end and start < other for one, other in names)


def _quoted(view: View, first: int, last: int) -> bool:
    """Whether a quotation covers tokens [first, last), one head of the clause (أن) aside."""
    quote = view.quote_before.get(last)
    return quote is not None and first <= quote.first <= first + 1


def _polarity(draft: Draft) -> str:
    if draft.excepted:
        return "+"
    denies = draft.verb is not None and draft.verb.polarity == "-"
    return "-" if denies != draft.negated else "+"


def _evidence(draft: Draft, cue: Span | None, sources: tuple[Span, ...], frame: str | None) -> Evidence:
    score = _SCORES[draft.kind] * (_INFERRED if draft.understood and draft.source is None else 1.0)
    reasons = [draft.reason] if draft.reason else []
    if frame is not None:
        reasons.append(f"told between two passages of {frame}, which discloses what was said")
    if not reasons:
        reasons.append("the source stands beside its cue" if sources else "the text leaves the source open")
    spans = tuple(span for span in (cue, *sources) if span is not None)
    return Evidence(draft.rule, __version__, round(score, 2), "; ".join(reasons), spans)
