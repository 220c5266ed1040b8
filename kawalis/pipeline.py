"""The only module that knows the order of the stages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from kawalis import __version__
from kawalis.model import Article, PipelineError, Published, Record, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from os import PathLike

    from kawalis.knowledge.overlay import Overlay

    Folder = str | PathLike[str] | Overlay | None

GIVEN = ("article", "model")
MODEL = "news"  # the annotator that reads where nobody names another
_ANCHORS = ("1901-01-01", "2099-07-01")
FINAL = ("document", "published", "times", "names", "actors", "statements", "events", "anchored", "checks")


def check_order(stages: Sequence[Stage], given: Sequence[str] = GIVEN, final: Sequence[str] = FINAL) -> None:
    """Check that the stages can run in this order.

    Raises :class:`PipelineError` where one requires what nothing before it assigns or assigns again what it
    does not read, and where something of the record is assigned by none.
    """
    known = set(given)
    for step in stages:
        missing = [name for name in step.requires if name not in known]
        if missing:
            raise PipelineError(f"{step.name} requires {', '.join(missing)}, which no earlier stage assigns")
        again = [name for name in step.assigns if name in known and name not in step.requires]
        if again:
            raise PipelineError(f"{step.name} would overwrite {', '.join(again)} without reading it")
        known.update(step.assigns)
    lacking = [name for name in final if name not in known]
    if lacking:
        raise PipelineError(f"no stage assigns {', '.join(lacking)}")


def run(stages: Sequence[Stage], values: dict[str, Any]) -> dict[str, Any]:
    """Run the stages in order over ``values`` and return all that they assigned."""
    state = dict(values)
    for step in stages:
        result = step(**{name: state[name] for name in step.requires})
        state.update(zip(step.assigns, (result,) if len(step.assigns) == 1 else result, strict=True))
    return state


def before(assigned: str, article: Article, model: str | None = None) -> dict[str, Any]:
    """Return what is known of an article before the stage that assigns ``assigned``."""
    order = stages()
    end = next(i for i, step in enumerate(order) if assigned in step.assigns)
    return run(order[:end], initial(article, model))


@cache
def stages() -> tuple[Stage, ...]:
    """Return the reading engine's stages, in order, checked."""
    from kawalis.annotate import annotate  # noqa: PLC0415 - only a reading pays for the engine
    from kawalis.check import check  # noqa: PLC0415
    from kawalis.extract.events import events  # noqa: PLC0415
    from kawalis.extract.factuality import factuality  # noqa: PLC0415
    from kawalis.extract.names import mentions  # noqa: PLC0415
    from kawalis.extract.sources import sources  # noqa: PLC0415
    from kawalis.extract.statements import statements  # noqa: PLC0415
    from kawalis.extract.times import anchored, times  # noqa: PLC0415
    from kawalis.link import actors  # noqa: PLC0415

    order = (annotate, times, mentions, sources, actors, statements, factuality, events, anchored, check)
    check_order(order)
    return order


def initial(article: Article, model: str | None = None) -> dict[str, Any]:
    """Return what the first stage requires."""
    return {"article": article, "model": model or MODEL}


def using_actors(folder: Folder) -> AbstractContextManager[None]:
    """Return the context in which a user's folder of actor files, or one that is loaded, lies over ours.

    ``None`` is ours alone.

    Raises :class:`kawalis.model.InputError` where there is no such folder, :class:`kawalis.model.DataError` where a
    file in it is at fault.
    """
    from kawalis.knowledge.overlay import Overlay, using  # noqa: PLC0415 - only a reading pays for the engine

    if folder is None or isinstance(folder, Overlay):
        return using(folder)
    from kawalis.knowledge.actor_folder import load  # noqa: PLC0415

    return using(load(folder))


def read_article(article: Article, *, model: str | None = None, actors: Folder = None) -> Record:
    """Read one article with an annotator; see :func:`kawalis.annotate.load` for its names.

    Raises :class:`kawalis.model.AnnotatorError` where the annotator cannot be used, and what :func:`using_actors` does.
    """
    with using_actors(actors):
        state = run(stages(), initial(article, model))
    return Record(
        kawalis=__version__,
        model=state["document"].model,
        article=replace(article, published=state["published"]),
        sentences=state["document"].sentences,
        times=state["times"],
        names=state["names"],
        actors=state["actors"],
        statements=state["statements"],
        events=state["events"],
        checks=state["checks"],
        anchored=state["anchored"],
    )


def explain_article(
    article: Article, *, model: str | None = None, actors: Folder = None
) -> list[tuple[str, str, str, str]]:
    """Return why each sentence of an article was coded or not: (its number, word, reason code, detail).

    Raises what :func:`read_article` does.
    """
    with using_actors(actors):
        return _explained(article, model)


def _explained(article: Article, model: str | None) -> list[tuple[str, str, str, str]]:
    from kawalis.extract.events import explain  # noqa: PLC0415

    state = before("events", article, model)
    names = ("document", "mentions", "actors", "links", "times", "statements")
    text = state["document"].text
    return [
        (str(r.sentence + 1), text[r.start : r.end] if r.start >= 0 else "", r.code, r.detail)
        for r in explain(**{name: state[name] for name in names})
    ]


def read_text(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    model: str | None = None,
    actors: Folder = None,
) -> Record:
    """Read a plain text; see :func:`kawalis.read`."""
    from kawalis.ingest import article_of  # noqa: PLC0415

    article = article_of(text, source="<text>", outlet=outlet, published=published)
    return read_article(article, model=model, actors=actors)


def days_in(line: str) -> list[str]:
    """Return the days (ISO 8601) that a short line names in full, by our own reading of dates, Arabic or in digits.

    A day that is counted from another (yesterday) or lacks its year is not named.
    """
    from kawalis.annotate.plain import plain  # noqa: PLC0415
    from kawalis.extract.times import times  # noqa: PLC0415

    def read(anchor: str) -> list[str]:
        _, found = times(article=Article.of(line, published=Published(anchor, "given")), document=plain(line))
        bounds = [(time.begin, time.until) for time in found if time.kind in {"DATE", "TIME"}]
        return [begin[:10] for begin, until in bounds if begin and until and begin[:10] == until[:10]]

    late = set(read(_ANCHORS[1]))  # what hangs on the day of reading is another day then
    return [day for day in read(_ANCHORS[0]) if day in late]
