"""Ordinals of one series against the dates told with them.

Claims that a report calls one member of a series the first and dates it, and tells of another, dated before
it; or that a lower ordinal is dated after a higher one. Members are of one series when they share their
noun and whoever makes them (or, for rounds, what the round is of), and the place where one is told. Silent
where the ordinal counts from something (``the first since``), where a date stands further off, and where
dates overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.check.instances import Instance, instances
from kawalis.check.words import say, shown
from kawalis.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.check.report import Report
    from kawalis.model import Span

_MOST = 100  # members of one series that are compared


def series_clash(report: Report) -> Iterator[Check]:
    """Yield one clash for each series that does not add up."""
    series: dict[tuple[str, str], list[Instance]] = {}
    for instance in instances(report):
        series.setdefault(instance.series, []).append(instance)
    for members in series.values():
        found = next(_clashes(members[:_MOST]), None)
        if found is not None:
            yield _finding(report, members, *found)


def _clashes(members: list[Instance]) -> Iterator[tuple[Instance, Instance]]:
    """Yield (earlier in time, later in time) where the count runs the other way."""
    for later in members:
        if later.ordinal is None or later.relative or later.begin is None:
            continue
        for earlier in members:
            if earlier is later or earlier.until is None or earlier.until >= later.begin:
                continue
            if earlier.place != later.place or earlier.ordinal == later.ordinal:
                continue
            if earlier.ordinal is None and later.ordinal != 1:
                continue
            if earlier.ordinal is not None and (earlier.relative or earlier.ordinal < later.ordinal):
                continue
            yield earlier, later


def _finding(report: Report, members: list[Instance], earlier: Instance, later: Instance) -> Check:
    fields = {"earlier": shown(earlier.span.text), "later": shown(later.span.text)}
    counted = next((m for m in members if m.latest and m.counted is not None), None)
    shows: tuple[Span, ...] = (earlier.span, later.span)
    if earlier.ordinal is not None:
        message = say("check.series_clash.order", **fields)
    elif counted is not None and counted.counted is not None:
        message = say("check.series_clash.counted", **fields, counted=shown(counted.counted.text))
        shows = (*shows, counted.counted)
    else:
        message = say("check.series_clash.first", **fields)
    times = tuple(i for i in (earlier.time, later.time) if i)
    about = (*report.events_over(shows), *times)
    return Check("series_clash", "clash", tuple(sorted(shows)), about, message)
