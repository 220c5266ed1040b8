"""The views: which columns a table of articles, statements, events, actors, times or checks has, and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kawalis.export.events.rows import Told
from kawalis.export.ids import Ids
from kawalis.export.reading import Reading
from kawalis.knowledge.wording import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kawalis.model import Event, Record, Span

Cell = str | int | float | list[str] | None
Row = tuple[Cell, ...]
TEXT, INTEGER, NUMBER, LIST = "text", "integer", "number", "list"
SIZES = ("dead", "injured", "arrested", "displaced")


@dataclass(frozen=True)
class Seen:
    """A record with what its rows need: exported ids, names in one language, sentences."""

    record: Record
    words: Words

    @cached_property
    def ids(self) -> Ids:
        """The exported ids."""
        return Ids(self.record)

    @cached_property
    def reading(self) -> Reading:
        """Names and chains."""
        return Reading(self.record, self.words)

    @cached_property
    def told(self) -> Told:
        """Sentences and sizes of events."""
        return Told(self.record)

    @cached_property
    def chains(self) -> dict[str, list[str]]:
        """The names of each statement's chain, from the outlet inwards, by the statement's own id."""
        return {s.id: [step.name for step in self.reading.steps(s)] for s in self.record.statements}


@dataclass(frozen=True)
class View:
    """A table: its name, its columns with their types, and its rows of one record."""

    name: str
    columns: dict[str, str]
    rows: Callable[[Seen], Iterator[Row]]


def seen(records: Iterable[Record], language: str) -> Iterator[Seen]:
    """Yield each record as seen in a language."""
    words = Words(language)
    return (Seen(record, words) for record in records)


def _columns(text: str) -> dict[str, str]:
    """Read ``name name:type``; a column without a type is text."""
    pairs = (part.partition(":") for part in text.split())
    return {name: kind or TEXT for name, _, kind in pairs}


def _places(spans: Iterable[Span]) -> list[str]:
    return [f"{span.start}-{span.end}" for span in spans]


def _texts(spans: Iterable[Span]) -> list[str]:
    return [span.text for span in spans]


def _articles(s: Seen) -> Iterator[Row]:
    r, a = s.record, s.record.article
    yield (
        *(
            a.id,
            a.title,
            a.outlet,
            a.url,
            a.language,
            a.published.value,
            a.published.origin,
            list(s.reading.clues),
        ),
        *(
            len(a.text),
            len(r.sentences),
            len(r.statements),
            len(r.events),
            len(r.actors),
            len(s.reading.checks),
        ),
        *(r.model, r.kawalis, a.text),
    )


def _statements(s: Seen) -> Iterator[Row]:
    article, times = s.record.article, {time.id: time for time in s.record.times}
    for x in s.record.statements:
        steps = s.reading.steps(x)
        weak = next((i for i, step in enumerate(steps) if step.weak), None)
        said = times.get(x.said_at or "")
        spans = x.contents or ((x.cue,) if x.cue else ())
        yield (
            *(
                s.ids(x.id),
                article.id,
                s.ids.maybe(x.parent),
                x.layer,
                article.outlet,
                article.published.value,
            ),
            *(
                [step.name for step in steps],
                [s.ids(step.actor) for step in steps],
                [step.link for step in steps],
            ),
            *(weak, steps[weak].weak if weak is not None else None),
            *(s.ids.maybe(x.source), s.reading.name(x.source) if x.source else None, x.source_type),
            *(_texts(x.sources), x.cue.text if x.cue else None, x.cue_class, _texts(x.contents)),
            *(spans[0].start if spans else None, spans[-1].end if spans else None, _places(x.contents)),
            *(x.directness, x.polarity, x.certainty, x.mode, said.value if said else None),
            *(x.evidence.rule, x.evidence.score, x.evidence.reason),
        )


def _events(s: Seen) -> Iterator[Row]:
    article = s.record.article
    for e in s.record.events:
        place, time = e.place, e.time
        yield (
            *(
                s.ids(e.id),
                article.id,
                article.outlet,
                article.published.value,
                e.type,
                e.mode,
                list(e.contexts),
            ),
            *(e.status, [s.ids(i) for i in e.actors], s.reading.names(e.actors), _texts(e.actor_spans)),
            *([s.ids(i) for i in e.targets], s.reading.names(e.targets), _texts(e.target_spans)),
            *(e.anchor.text, e.anchor.start, e.anchor.end, _texts(e.also)),
            *((place.span.text, place.name_en, place.country) if place else (None,) * 3),
            *((place.lat, place.lon, place.precision) if place else (None,) * 3),
            *((time.begin, time.until, time.precision) if time else (None,) * 3),
            *(bound for kind in SIZES for bound in _bounds(e, kind)),
            *(s.ids.maybe(e.statement), s.chains.get(e.statement or "", []), s.told.sentence(e)),
            *(e.evidence.rule, e.evidence.score, e.evidence.reason, e.telling, e.told),
        )


def _bounds(event: Event, kind: str) -> tuple[int | None, int | None]:
    return next(((size.low, size.high) for size in event.size if size.kind == kind), (None, None))


def _actors(s: Seen) -> Iterator[Row]:
    for a in s.record.actors:
        yield (
            *(
                s.ids.actor(a.id),
                s.record.article.id,
                s.ids(a.id),
                a.kb,
                a.kind,
                a.name_ar,
                a.name_en,
                a.role,
                a.country,
                a.code,
            ),
            *(len(a.mentions), _places(a.mentions)),
        )


def _times(s: Seen) -> Iterator[Row]:
    for t in s.record.times:
        counted = t.relation
        yield (
            *(
                s.ids(t.id),
                s.record.article.id,
                t.text,
                t.start,
                t.end,
                t.kind,
                t.value,
                t.begin,
                t.until,
                t.mod,
            ),
            *(counted.kind if counted else None, counted.to.text if counted and counted.to else None, t.rule),
        )


def _checks(s: Seen) -> Iterator[Row]:
    for key, c in zip(s.ids.checks, s.record.checks, strict=True):
        about = [s.ids(i) for i in c.about]
        texts, message = _texts(c.spans), c.message
        yield (
            key,
            s.record.article.id,
            c.kind,
            c.severity,
            about,
            texts,
            _places(c.spans),
            message.ar,
            message.en,
        )


_ALL = (
    View(
        "articles",
        _columns(
            "id title outlet url language published published_origin published_why:list characters:integer "
            "sentences:integer statements:integer events:integer actors:integer checks:integer model kawalis text"
        ),
        _articles,
    ),
    View(
        "statements",
        _columns(
            "id article parent layer outlet published chain:list chain_ids:list links:list weakest:integer "
            "weakness source source_name source_type source_text:list cue cue_class words:list start:integer "
            "end:integer spans:list directness polarity certainty mode said_at rule score:number reason"
        ),
        _statements,
    ),
    View(
        "events",
        _columns(
            "id article outlet published type mode contexts:list status actors:list actor_names:list "
            "actor_text:list targets:list target_names:list target_text:list anchor start:integer end:integer "
            "also:list place place_en country lat:number lon:number place_precision begin until time_precision "
            + " ".join(f"{kind}_{bound}:integer" for kind in SIZES for bound in ("low", "high"))
            + " statement chain:list sentence rule score:number reason telling told:number"
        ),
        _events,
    ),
    View(
        "actors",
        _columns("id article entity kb kind name_ar name_en role country code mentions:integer spans:list"),
        _actors,
    ),
    View(
        "times",
        _columns(
            "id article text start:integer end:integer kind value begin until mod counts counts_from rule"
        ),
        _times,
    ),
    View(
        "checks",
        _columns("id article kind severity about:list words:list spans:list message_ar message_en"),
        _checks,
    ),
)
VIEWS = {view.name: view for view in _ALL}
ALL = "all"
