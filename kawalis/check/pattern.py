"""One recurring event told each time as shortly before another.

Claims that the text itself puts at least two events of one kind by the same actor shortly before events of
another series (a visit on the eve of a round of talks, twice). Counts only the pairs that the text links,
and never claims a cause.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kawalis.check.instances import ordinals
from kawalis.check.words import both, content, is_word, say, shown
from kawalis.model import Check
from kawalis.text import light_stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report
    from kawalis.model import Event, Span, Token

_AHEAD = 10  # tokens from the word "before" in which the later event is named
_BACK = 40  # tokens before it in which the earlier one is
_PAIRS = 2
_MOST = 50  # pairs that are compared
_SHARED = 2  # content stems by which two namings belong to one series


class _Pair(NamedTuple):
    left: Event
    left_at: Span
    cue: Token
    right: Event
    right_at: Span


def pattern(report: Report) -> Iterator[Check]:
    """Yield one note for each recurring pair."""
    pairs = list(islice(_pairs(report), _MOST))
    used: set[int] = set()
    for i, pair in enumerate(pairs):
        if i in used:
            continue
        group = [pair]
        for j in range(i + 1, len(pairs)):
            if j not in used and all(
                _distinct(report, p, pairs[j]) and _alike(report, p, pairs[j]) for p in group
            ):
                group.append(pairs[j])
                used.add(j)
        if len(group) >= _PAIRS:
            yield _finding(report, group)


def _pairs(report: Report) -> Iterator[_Pair]:
    namings = sorted(
        ((span, event) for event in report.events for span in (event.anchor, *event.also)),
        key=lambda item: item[0],
    )
    starts = [span.start for span, _ in namings]
    tokens = report.document.tokens
    for cue in tokens:
        if cue.kind != "word" or not is_word(cue, "shortly_before"):
            continue
        sentence = report.document.sentences[cue.sentence]
        if sentence.layer != "body":
            continue
        start = tokens[max(sentence.first, cue.index - _BACK)].start
        end = tokens[min(sentence.last, cue.index + 1 + _AHEAD) - 1].end
        near = namings[bisect_left(starts, start) : bisect_left(starts, end)]
        left = [n for n in near if n[0].end <= cue.start and _acted(n[1])]
        right = [n for n in near if cue.end <= n[0].start and n[0].end <= end]
        if left and right and left[-1][1].id != right[0][1].id:
            yield _Pair(left[-1][1], left[-1][0], cue, right[0][1], right[0][0])


def _acted(event: Event) -> bool:
    return bool(event.actors) and event.status in {"occurred", "ongoing"}


def _distinct(report: Report, a: _Pair, b: _Pair) -> bool:
    """Whether the pairs are of different events; two rounds that one event merged differ by their ordinal."""
    first, second = _number(report, a), _number(report, b)
    apart = a.right.id != b.right.id or (first is not None and second is not None and first != second)
    return a.left.id != b.left.id and apart


def _number(report: Report, pair: _Pair) -> int | None:
    """Return the ordinal in the naming of what comes after."""
    after, _ = ordinals()
    named = report.token_range(pair.cue.end, max(pair.right_at.end, pair.cue.end + 1))
    return next((after[t.fold] for t in named if t.fold in after), None)


def _alike(report: Report, a: _Pair, b: _Pair) -> bool:
    """Whether both pairs link the same two series: same actor and noun before, same series after."""
    same_act = a.left.type == b.left.type and bool(set(a.left.actors) & set(b.left.actors))
    return (
        same_act
        and bool(
            _stems(report, a.left_at.start, a.left_at.end) & _stems(report, b.left_at.start, b.left_at.end)
        )
        and a.right.type == b.right.type
        and len(_after(report, a) & _after(report, b)) >= _SHARED
    )


def _stems(report: Report, start: int, end: int) -> set[str]:
    return {light_stem(form.fold) for t in content(report.token_range(start, end)) for form in t.forms}


def _after(report: Report, pair: _Pair) -> set[str]:
    """Return the stems of the words that name what comes after, whole tokens only."""
    tokens = report.token_range(pair.cue.end, report.document.sentences[pair.cue.sentence].end)
    return {light_stem(t.fold) for t in content(tokens[:_AHEAD])}


def _finding(report: Report, group: list[_Pair]) -> Check:
    spans = tuple(
        report.document.span(min(p.cue.start, p.right_at.start), max(p.cue.end, p.right_at.end))
        for p in group
    )
    spans = tuple(sorted((*(p.left_at for p in group), *spans)))
    about = tuple(dict.fromkeys(event.id for p in group for event in (p.left, p.right)))
    links = both(
        say("check.pattern.pair", left=shown(p.left_at.text), right=shown(p.right_at.text)) for p in group
    )
    message = say(
        "check.pattern",
        links=links,
        pairs=len(group),
        named=max(len(group), len(_series(report, group))),
    )
    return Check("pattern", "note", spans, about, message)


def _series(report: Report, group: list[_Pair]) -> set[str]:
    """Return the ids of all events of the later series that the report tells of: same type, same naming."""
    first = group[0].right
    stems = [_stems(report, p.right_at.start, p.right_at.end) for p in group]
    named = {p.right.id for p in group}
    for event in report.events:
        own = _stems(report, event.anchor.start, event.anchor.end)
        if event.type == first.type and event.actors == first.actors and any(own & s for s in stems):
            named.add(event.id)
    return named
