"""Examples of who acts in an event and on whom, of annotated reports and marked sentences (for ``choice.py``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kawalis.extract.events.draft import Draft
from kawalis.extract.events.options import Option, Options
from kawalis.extract.events.party import Directory
from kawalis.extract.events.reading import Reading
from kawalis.extract.events.stage import drafted
from kawalis.ingest import article_of
from kawalis.model import Span
from kawalis.pipeline import before
from kawalis.text import fold
from tests.evaluation import oeda, reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kawalis.model import Article

OTHER_TYPE, UNFOUND, MARKED, MASKED = (
    0.5,
    0.7,
    0.5,
    0.5,
)  # how much a telling weighs that is not an event as found
RULES = frozenset({"rule", "other side"})  # features that tell what the rules chose
HALF, COVERED = 0.5, 0.4  # as the common scorer has it


@dataclass(frozen=True)
class Example:
    """The options of one side of a telling, which of them are right, and the report's place (-1: no report)."""

    report: int
    side: str
    event: Sequence[str]
    options: Sequence[Option]
    right: Sequence[bool]
    weight: float


def read(article: Article) -> tuple[Reading, list[Draft]]:
    """Return what is known of an article before its tellings are joined."""
    state = before("events", article)
    reading = Reading(*(state[n] for n in ("document", "mentions", "times", "statements", "links")))
    directory = Directory(reading, list(state["actors"]), dict(state["links"]))
    return reading, drafted(reading, directory, state["times"], state["statements"])


def cover(some: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]]) -> float:
    """Return what share of the characters of two lists of spans both hold."""
    mine, theirs = ({c for s in spans for c in range(*s)} for spans in (some, others))
    return len(mine & theirs) / max(len(mine | theirs), 1)


def agrees(gold: Sequence[tuple[int, int]], option: Option) -> bool:
    """Whether an option is the gold's party, as the common scorer has it."""
    ours = [(s.start, s.end) for s in option.spans]
    if not gold or not ours:
        return not gold and not ours
    return any(cover([g], [o]) >= HALF for g in gold for o in ours) or cover(gold, ours) >= COVERED


def spans_of(rows: Iterable[dict[str, int]]) -> list[tuple[int, int]]:
    return [(row["start"], row["end"]) for row in rows]


def of_report(place: int, report: reports.Report) -> Iterator[Example]:
    """Yield the examples of an annotated report."""
    gold = report.gold
    reading, drafts = read(
        article_of(report.text, source="", outlet=gold["outlet"], published=gold["published"])
    )
    anchors = [(event, spans_of([event["anchor"], *event["also"]])) for event in gold["events"]]
    unfound = [
        (event, _unfound(reading, event, anchor))
        for event, spans in anchors
        for anchor in spans
        if not any(d.anchor.start < anchor[1] and anchor[0] < d.anchor.end for d in drafts)
    ]
    every = sorted([*drafts, *(d for _, d in unfound)], key=lambda d: (d.anchor.start, d.anchor.end))
    known, all_options = Options(reading, drafts), Options(reading, every)
    for draft in drafts:
        told = [
            e
            for e, spans in anchors
            if any(draft.anchor.start < b and a < draft.anchor.end for a, b in spans)
        ]
        event = next((e for e in told if e["type"] == draft.type), told[0] if told else None)
        if event is not None:
            weight = 1.0 if event["type"] == draft.type else OTHER_TYPE
            yield from _sides(place, *known.of(draft), event, weight)
    for event, draft in unfound:
        marks, sides = all_options.of(draft)
        marks = [m for m in marks if " told=" not in m and not m.startswith(("trigger=", "status="))]
        yield from _sides(place, marks, sides, event, UNFOUND)


def _unfound(reading: Reading, event: dict[str, Any], anchor: tuple[int, int]) -> Draft:
    """Return a telling that no trigger found, without parties."""
    document, span = reading.document, Span.of(reading.document.text, *anchor)
    first, last = document.token_at(anchor[0]), document.token_at(anchor[1] - 1) + 1
    word, held = reading.tree.head(first, last), reading.holders.of(span)
    sentence = reading.tokens[first].sentence
    return Draft(
        span, event["type"], event["mode"], "unknown",
        "verb" if word is not None and reading.tree.is_verb(word) else "noun",
        sentence, first, last, event["status"], "",
        statement=held.id if held else None,
        headline=document.sentences[sentence].layer == "headline",
        definite=reading.words.definite(reading.tokens[first]),
    )  # fmt: skip


def _sides(
    place: int, event: list[str], sides: dict[str, list[Option]], gold: dict[str, Any], weight: float
) -> Iterator[Example]:
    for side, options in sides.items():
        wanted = spans_of(gold[f"{side}s"])
        yield Example(place, side, event, options, [agrees(wanted, o) for o in options], weight)


def of_marked(kind: str) -> Iterator[Example]:
    """Yield the examples of the marked sentences of one half: what most annotators marked as source or target."""
    for row in oeda.marked(kind, "tune"):
        reading, drafts = read(oeda.article_of(row["text"]))
        options = Options(reading, drafts)
        for draft in drafts:
            anchor = {fold(w) for w in draft.anchor.text.split()}
            told = [s for s in row["spans"] if any(fold(v).endswith(a) for v in s["verb"] for a in anchor)]
            if draft.type != kind or not told:
                continue
            event, sides = options.of(draft)
            for side, found in sides.items():
                marked = [s[f"{'source' if side == 'actor' else 'target'}_actor"] for s in told]
                named = [words for words in marked if words]
                most = named if 2 * len(named) >= len(marked) else []
                right = [_shares(most, o) if most else not o.spans for o in found]
                yield Example(-1, side, event, found, right, MARKED)


def _shares(readings: list[list[str]], option: Option) -> bool:
    """Whether an option has half of the words of a reading (or it of the option's)."""
    for span in option.spans:
        mine = {fold(w) for w in span.text.split()} - {""}
        for words in readings:
            theirs = {fold(w) for w in words} - {""}
            if 2 * len(mine & theirs) >= min(len(mine), len(theirs)) > 0:
                return True
    return False


def masked(example: Example) -> Example:
    """Return an example that does not say what the rules chose."""
    options = [
        replace(o, features=[f for f in o.features if f not in RULES], rule=False) for o in example.options
    ]
    event = [f for f in example.event if " told=" not in f]
    return replace(example, event=event, options=options, weight=example.weight * MASKED)
