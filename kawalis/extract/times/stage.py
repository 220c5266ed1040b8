"""The stage: every time expression of a report, resolved against its day of publication."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kawalis.extract.times.match import Found, matcher
from kawalis.extract.times.narrative import Narrative
from kawalis.extract.times.publication import infer
from kawalis.extract.times.relations import relation
from kawalis.extract.times.resolve import resolve
from kawalis.extract.times.tense import nowadays, tense
from kawalis.model import Article, Document, Published, TimeExpression, stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.extract.times.lexicon import Features

_NEIGHBOURS = 5  # expressions away; a day further off belongs to other clauses
_OF_DAY = frozenset({"hour", "daypart"})
_OWN = frozenset({"hour", "minute", "daypart", "zone", "part"})  # of the other expression alone
_TENSED = frozenset({"weekday", "eve", "wrel"})
_DAY = frozenset({"drel", "weekday", "day", "hday"})


@stage(requires=("article", "document"), assigns=("published", "times"))
def times(article: Article, document: Document) -> tuple[Published, tuple[TimeExpression, ...]]:
    """Find the expressions, settle the day of publication (given, else inferred), resolve them against it."""
    found = list(matcher().find(document))
    published = article.published
    if published.value is None:
        published = infer(document, found)
    return published, tuple(_expressions(document, found, published))


def _expressions(document: Document, found: list[Found], published: Published) -> Iterator[TimeExpression]:
    anchor = date.fromisoformat(published.value[:10]) if published.value else None
    narrative = Narrative(document, anchor)
    for number, item in enumerate(found, start=1):
        start, end = bounds(document, item)
        features = item.features
        if not _OF_DAY.isdisjoint(features):
            features = _with_day(document, found, number - 1)
            if _DAY.isdisjoint(features) and "feast" not in features:
                features = narrative.day(item, tense(document, item))
        elif "like" in features:
            features = narrative.like(item)
        elif nowadays(document, item):
            features = {"ref": "PRESENT_REF"}
        resolved = resolve(features, item.gives, narrative.anchor(item), _tense(document, item, features))
        narrative.add(item, resolved)
        part = item.features.get("part")
        yield TimeExpression(
            id=f"t{number}",
            start=start,
            end=end,
            text=document.text[start:end],
            kind=resolved.kind,
            value=resolved.value,
            begin=resolved.begin,
            until=resolved.until,
            rule=item.rule,
            mod=str(part) if part else None,
            relation=relation(document, item),
        )


def _tense(document: Document, item: Found, features: Features) -> int:
    """Return the tense around an expression whose value may depend on it, else 0."""
    if not _TENSED.isdisjoint(features) or ("month" in features and "year" not in features):
        return tense(document, item)
    return 0


def _with_day(document: Document, found: list[Found], index: int) -> Features:
    """Give a clock time without a day the nearest day of its sentence, the one before it first."""
    item = found[index]
    if not _DAY.isdisjoint(item.features):
        return item.features
    sentence = document.tokens[item.first].sentence
    for step in (-1, 1):
        for other in range(index + step, index + step * _NEIGHBOURS, step):
            if not 0 <= other < len(found) or document.tokens[found[other].first].sentence != sentence:
                break
            day = found[other].features if found[other].gives in {"DATE", "TIME"} else {}
            if not _DAY.isdisjoint(day) and not any(name.endswith("2") for name in day):
                return {**{k: v for k, v in day.items() if k not in _OWN}, **item.features}
    return item.features


def bounds(document: Document, found: Found) -> tuple[int, int]:
    """Return the characters of an expression, without the proclitics of its first word."""
    token = document.tokens[found.first]
    form = token.forms[found.form] if found.form < len(token.forms) else token.forms[0]
    return token.start + form.lead, document.tokens[found.last - 1].end
