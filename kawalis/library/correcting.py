"""Corrections: what annotators made of a text, as judgements on what was laid before them."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from kawalis.export.annotation import regions as laid_regions
from kawalis.export.annotation.regions import ARTICLE, LAID, LAYER_OF, Region
from kawalis.export.files import clean
from kawalis.export.record_load import from_dict
from kawalis.ingest.annotations import annotated
from kawalis.model import InputError
from kawalis.store import judging, reading, skipping
from kawalis.store.ids import digest_of
from kawalis.store.tables import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from kawalis.ingest.annotations import Annotated, Mark
    from kawalis.store.library import Library

RIGHT, WRONG, CHANGED, MISSING = (
    judging.VERDICTS[0],
    judging.VERDICTS[1],
    judging.VERDICTS[2],
    judging.MISSING,
)
SAME, SKIPPED = "same", "skipped"
KINDS = (*judging.VERDICTS, judging.MISSING, SAME, SKIPPED)


class Verdict(NamedTuple):
    """A judgement to be stored: on a finding, on a ``part`` of it, or (missing) on the article."""

    kind: str
    subject: str
    part: str | None
    value: dict[str, Any] | None


def correct(
    library: Library,
    paths: Iterable[Path],
    author: str | None = None,
    tell: Callable[[int], None] = lambda _: None,
) -> Counter[str]:
    """Store the judgements that the files hold; return how many of each kind, the same as before, and skipped.

    ``author`` is who made them where a file names nobody. What cannot be used is noted with a reason code, and the
    rest of its task is kept. A task is stored whole or not at all. Raises :class:`kawalis.model.StoreError`.
    """
    counts: Counter[str] = Counter()
    done = 0
    for path in paths:
        for found in annotated(path):
            done += 1
            if isinstance(found, InputError):
                library.skip(found.source, found.code, dict(found.detail))
                counts[SKIPPED] += 1
            else:
                counts.update(_kept(library, found, author))
            tell(done)
    return counts


def _kept(library: Library, found: Annotated, author: str | None) -> Iterator[str]:
    with library.write() as connection:
        faults = [*found.faults]
        made: list[str] = []
        try:
            for article, text in _articles(connection, found):
                verdicts = _verdicts(connection, article, text, found, faults)
                made += _stored(connection, article, verdicts, found.author or author)
        except InputError as error:
            faults.append((error.code, dict(error.detail)))
        if not faults:
            skipping.forget(connection, [found.source])
        for code, detail in dict.fromkeys((code, json.dumps(detail)) for code, detail in faults):
            skipping.note(connection, found.source, code, json.loads(detail))
            made.append(SKIPPED)
    yield from made


def _articles(connection: Connection, found: Annotated) -> list[tuple[str, str]]:
    """Return the articles that a task is about, with their texts: the one named, else all that have the text."""
    text, named = found.text or "", found.meta.get(ARTICLE)
    held = articles.c.id == named if isinstance(named, str) else articles.c.digest == digest_of(text)
    ids = list(connection.scalars(select(articles.c.id).where(held).order_by(articles.c.number)))
    if not ids:
        raise InputError("unknown_article", found.source)
    kept = [(name, article.text) for name in ids if (article := reading.article(connection, name))]
    if any(clean(own) != clean(text) for _, own in kept):
        raise InputError("text_differs", found.source)
    return kept


def _verdicts(
    connection: Connection,
    article: str,
    text: str,
    found: Annotated,
    faults: list[tuple[str, dict[str, Any]]],
) -> list[Verdict]:
    marks = [mark for mark in found.marks if mark.label in LAYER_OF]
    faults += [
        ("unknown_label", {"what": f"{m.label} {m.start}-{m.end}"[:120]})
        for m in found.marks
        if m.label not in LAYER_OF
    ]
    laid = found.meta.get(LAID)
    if isinstance(laid, str):
        try:
            return compared(laid_regions.read(laid), marks, article, text, whole=True)
        except ValueError as error:
            raise InputError("bad_column", found.source, what=LAID) from error
    record = reading.record(connection, article)
    layers = {LAYER_OF[mark.label] for mark in marks}
    known = laid_regions.regions(from_dict(record), tuple(layers)) if record else []
    return compared(known, marks, article, text, whole=False)


def compared(
    laid: Sequence[Region], marks: Sequence[Mark], article: str, text: str, *, whole: bool
) -> list[Verdict]:
    """Return what the marks say of what was laid.

    A region that is still there is right, one of other bounds or another label of its layer changed, one that is gone
    wrong if the annotator saw it (``whole``); a mark without a region is missing from the reading.
    """
    pairs = _paired(laid, marks)
    parts: dict[str, list[Verdict]] = {}
    for region in laid:
        mark = pairs.get(region)
        if mark is None and not whole:
            continue
        part = (
            f"{region.label}:{region.start}-{region.end}" if LAYER_OF[region.label] == "statements" else None
        )
        was = _value(text, region)
        if mark is None:
            verdict = Verdict(WRONG, region.finding, part, was)
        elif (mark.start, mark.end, mark.label) == (region.start, region.end, region.label):
            verdict = Verdict(RIGHT, region.finding, part, was)
        else:
            verdict = Verdict(CHANGED, region.finding, part, {"was": was, "now": _value(text, mark)})
        parts.setdefault(region.finding, []).append(verdict)
    out = [verdict for found in parts.values() for verdict in _together(found, whole=whole)]
    used = set(pairs.values())
    return out + [
        Verdict(judging.MISSING, article, None, _value(text, m))
        for m in dict.fromkeys(marks)
        if m not in used
    ]


def _paired(laid: Sequence[Region], marks: Sequence[Mark]) -> dict[Region, Mark]:
    """Return the mark that each region became, the likeliest pairs first; a mark may stand for equal regions."""
    likely = []
    for region in laid:
        for mark in marks:
            if LAYER_OF[mark.label] != LAYER_OF[region.label]:
                continue
            shared = min(region.end, mark.end) - max(region.start, mark.start)
            own, label = mark.id == str(region), mark.label == region.label
            if own or shared > 0:
                place = (region.start, region.end) == (mark.start, mark.end)
                rank = (not own, not (place and label), not place, not label, -shared)
                likely.append((rank, region, mark))
    pairs: dict[Region, Mark] = {}
    owner: dict[Mark, Region] = {}
    for _, region, mark in sorted(likely, key=lambda row: (row[0], row[1], row[2].start, row[2].end)):
        other = owner.get(mark)
        if region not in pairs and (other is None or other[1:] == region[1:]):
            pairs[region] = mark
            owner.setdefault(mark, region)
    return pairs


def _together(found: list[Verdict], *, whole: bool) -> list[Verdict]:
    """Return one verdict on a statement where all its parts agree."""
    kinds = {verdict.kind for verdict in found}
    if whole and found[0].part is not None and len(kinds) == 1 and kinds <= {RIGHT, WRONG}:
        return [Verdict(found[0].kind, found[0].subject, None, None)]
    return found


def _value(text: str, at: Region | Mark) -> dict[str, Any]:
    return {"label": at.label, "start": at.start, "end": at.end, "text": text[at.start : at.end]}


def _stored(
    connection: Connection, article: str, verdicts: Iterable[Verdict], author: str | None
) -> Iterator[str]:
    """Store what does not hold yet, and take back what the same person said of other parts of the same findings."""
    own = [j for j in judging.valid(connection, article=article) if j.author == author]
    held = {(j.kind, j.subject, j.object, j.value) for j in own}
    verdicts = list(verdicts)
    judged = {(v.subject, v.part) for v in verdicts}
    subjects = {v.subject for v in verdicts}
    for old in own:
        if (
            old.kind in judging.VERDICTS
            and old.subject in subjects
            and (old.subject, old.object) not in judged
        ):
            more = {"value": old.value, "author": author, "article": article}
            judging.judge(connection, old.kind, old.subject, old.object, withdrawn=True, **more)
    for kind, subject, part, value in verdicts:
        packed = None if value is None else clean(json.dumps(value, ensure_ascii=False, sort_keys=True))
        if (kind, subject, part, packed) in held:
            yield SAME
            continue
        judging.judge(connection, kind, subject, part, value=packed, author=author, article=article)
        yield kind
