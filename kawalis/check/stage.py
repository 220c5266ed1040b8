"""The stage that runs every check over one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.check.bad_date import bad_date
from kawalis.check.duration import duration_clash
from kawalis.check.headline_quote import headline_quote_unsupported
from kawalis.check.headline_stronger import headline_stronger
from kawalis.check.interested_outlet import interested_outlet
from kawalis.check.pattern import pattern
from kawalis.check.report import Report
from kawalis.check.series import series_clash
from kawalis.check.single_source import single_source
from kawalis.check.unsure import source_unsure
from kawalis.check.weekday import weekday_date
from kawalis.model import (
    Actor,
    Article,
    Check,
    Document,
    Event,
    Mention,
    Published,
    Statement,
    TimeExpression,
    stage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CHECKS: tuple[Callable[[Report], Iterable[Check]], ...] = (
    headline_quote_unsupported,
    headline_stronger,
    series_clash,
    weekday_date,
    duration_clash,
    bad_date,
    single_source,
    source_unsure,
    interested_outlet,
    pattern,
)


@stage(
    requires=("article", "document", "published", "times", "mentions", "actors", "statements", "events"),
    assigns=("checks",),
)
def check(
    *,
    article: Article,
    document: Document,
    published: Published,
    times: tuple[TimeExpression, ...],
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Check, ...]:
    """Run the checks in their fixed order; each sees the record as the stages before left it."""
    report = Report(article, document, published, times, mentions, actors, statements, events)
    return tuple(finding for run in CHECKS for finding in run(report))
