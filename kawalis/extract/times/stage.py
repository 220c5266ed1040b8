"""The stage: every time expression of a report, resolved against its day of publication."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kawalis.extract.times.match import Found, matcher
from kawalis.extract.times.narrative import DAY_LENGTH, Narrative, date_features
from kawalis.extract.times.publication import infer
from kawalis.extract.times.relations import relation
from kawalis.extract.times.resolve import resolve
from kawalis.extract.times.tense import nowadays, tense
from kawalis.model import Article, Document, Published, TimeExpression, stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kawalis.extract.times.lexicon import Features
    from kawalis.extract.times.resolve import Resolved

_NEIGHBOURS = 5  # expressions away; a day further off belongs to other clauses
_BEHIND = 3  # tokens from a clock time to a day behind it
_OF_DAY = frozenset({"hour", "daypart"})
_OWN = frozenset({"hour", "minute", "daypart", "zone", "part"})  # of the other expression alone
_TENSED = frozenset({"weekday", "eve", "wrel"})
_DIRECTED = frozenset({"wdir", "drel", "wrel", "day", "hday"})
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
    told: list[Resolved] = []
    for number, item in enumerate(found, start=1):
        start, end = bounds(document, item)
        features = item.features
        if "overnight" in features:
            features = narrative.day(item, tense(document, item))
        elif "same" in features:
            features = _with_day(document, found, number - 1, told)
            if _DAY.isdisjoint(features) and anchor is not None:
                features = date_features(anchor)
        elif not _OF_DAY.isdisjoint(features):
            features = _with_day(document, found, number - 1, told)
            if _DAY.isdisjoint(features) and "feast" not in features:
                features = narrative.day(item, tense(document, item))
        elif "like" in features:
            features = narrative.like(item)
        elif "then" in features:
            features = narrative.then(item)
        elif nowadays(document, item):
            features = {"ref": "PRESENT_REF"}
        resolved = resolve(
            features, item.gives, narrative.anchor(item), _tense(document, found, item, features)
        )
        told.append(resolved)
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


def _tense(document: Document, found: list[Found], item: Found, features: Features) -> int:
    """Return the tense around an expression whose value may depend on it, else 0.

    A weekday of the headline is the one of which the body speaks: headlines tell all in the present.
    """
    if _TENSED.isdisjoint(features) and ("month" not in features or "year" in features):
        return 0
    here = tense(document, item)
    if (
        here
        or "weekday" not in features
        or not _DIRECTED.isdisjoint(features)
        or not _in_headline(document, item)
    ):
        return here
    for other in found:
        if other.features.get("weekday") == features["weekday"] and not _in_headline(document, other):
            return int(other.features.get("wdir") == 1 or tense(document, other) > 0)
    return 0


def _in_headline(document: Document, found: Found) -> bool:
    return document.sentences[document.tokens[found.first].sentence].layer == "headline"


def _with_day(document: Document, found: list[Found], index: int, told: Sequence[Resolved]) -> Features:
    """Give a clock time without a day the last one told before it in its sentence, else one right behind it.

    ``told`` is what the expressions before it denote: a day that is settled stays what it was there.
    """
    item = found[index]
    if not _DAY.isdisjoint(item.features):
        return item.features
    sentence = document.tokens[item.first].sentence
    for other in range(index - 1, max(-1, index - _NEIGHBOURS), -1):
        if document.tokens[found[other].first].sentence != sentence:
            break
        day = _day(found[other])
        if day is not None:
            begin = told[other].begin
            if begin is not None and "drel" not in day:
                day = date_features(date.fromisoformat(begin[:DAY_LENGTH]))
            return {**day, **item.features}
    for following in found[index + 1 : index + 2]:
        near = document.tokens[item.last : following.first]
        if len(near) < 2 or (len(near) <= _BEHIND and all(token.kind != "punct" for token in near)):  # noqa: PLR2004
            day = _day(following)
            if day is not None and "story" not in day:
                return {**day, **item.features}
    return item.features


def _day(found: Found) -> Features | None:
    """Return the features of a single day that an expression names, ``None`` where it names none."""
    if found.gives not in {"DATE", "TIME"} or _DAY.isdisjoint(found.features):
        return None
    if any(name.endswith("2") for name in found.features):
        return None
    return {name: value for name, value in found.features.items() if name not in _OWN}


def bounds(document: Document, found: Found) -> tuple[int, int]:
    """Return the characters of an expression, without the proclitics of its first word."""
    token = document.tokens[found.first]
    form = token.forms[found.form] if found.form < len(token.forms) else token.forms[0]
    return token.start + form.lead, document.tokens[found.last - 1].end
