"""What dateparser's ``search_dates`` finds on the annotated reports: the figure to stand beside our own.

Run by hand where dateparser is installed (it is no dependency): ``python -m tests.evaluation.dateparser_baseline``.
It is told the language and the day of publication. Its value is a moment; it counts as right where it is the gold's,
cut to the precision of that (year, month, day or week), which is lenient: a month that it reads as one of its days is
right.
"""

from __future__ import annotations

import importlib
import sys
from datetime import datetime
from typing import Any, NamedTuple

from tests.evaluation import reports

_WEEK = "2015-W32"
_FORMS = {len("2015"): "%Y", len("2015-08"): "%Y-%m", len("2015-08-06"): "%Y-%m-%d"}


class Counts(NamedTuple):
    """Expressions with the exact span, found, annotated, and those of the first with the right value."""

    exact: int
    found: int
    gold: int
    right: int

    @property
    def f1(self) -> float:
        """Exact span F1."""
        return 2 * self.exact / max(self.found + self.gold, 1)


def spans(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return where the words stand, in order; dateparser tells no offsets."""
    out, at = [], 0
    for piece in words:
        start = text.find(piece, at)
        if start < 0:
            start = text.find(piece)
        if start >= 0:
            out.append((start, start + len(piece)))
            at = start + len(piece)
        else:  # it found a text that is not the report's own
            out.append((-1, -1))
    return out


def same(value: str, found: datetime) -> bool:
    """Whether a moment is the gold's, cut to the gold's precision."""
    if len(value) == len(_WEEK) and value[5] == "W":
        year, week, _ = found.isocalendar()
        return value == f"{year}-W{week:02d}"
    form = _FORMS.get(len(value))
    return form is not None and found.strftime(form) == value


def measured(part: str) -> Counts:
    """Run dateparser over one half. Raises ``ModuleNotFoundError`` where it is not installed."""
    search: Any = importlib.import_module("dateparser.search").search_dates
    exact = count = gold = right = 0
    for report in reports.load(part):
        settings = {"RELATIVE_BASE": datetime.fromisoformat(report.gold["published"])}
        found = search(report.text, languages=["ar"], settings=settings) or []
        wanted = {(t["start"], t["end"]): t["value"] for t in report.gold["times"]}
        places = spans(report.text, [words for words, _ in found])
        count, gold = count + len(found), gold + len(wanted)
        for span, (_, moment) in zip(places, found, strict=True):
            if span in wanted:
                exact += 1
                right += same(wanted[span], moment)
    return Counts(exact, count, gold, right)


def main() -> None:
    """Print the figures of the halves that are named."""
    for part in sys.argv[1:] or reports.PARTS:
        counts = measured(part)
        sys.stdout.write(
            f"{part:<8} exact span F1 {counts.f1:.3f} ({counts.exact} of {counts.found} found, "
            f"{counts.gold} annotated), value right {counts.right} of {counts.exact} matched\n"
        )


if __name__ == "__main__":
    main()
