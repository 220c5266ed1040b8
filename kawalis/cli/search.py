"""``kawalis search``: what a library holds, found again, with the words that were found and where they stand."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kawalis.cli import settings, streams
from kawalis.cli.failure import RefusalError, library_refused

if TYPE_CHECKING:
    from kawalis.cli.options import Options
    from kawalis.knowledge.wording import Words
    from kawalis.search.engine import Found, Hit

FIELDS = (
    "kind",
    "since",
    "until",
    "source_type",
    "type",
    "status",
    "telling",
    "place",
    "country",
    "outlet",
    "actor",
)
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
QUOTED = ("\u27e6", "\u27e7")  # around the words found, where no terminal shows them bold


def register(app: typer.Typer, words: "Words", option: "Options") -> None:
    """Add the command."""
    kinds = Annotated[
        str | None,
        typer.Option("--kind", metavar="article|statement|event|actor", help=words("cli.help.by.kind")),
    ]
    first = Annotated[
        str | None, typer.Option("--since", metavar="YYYY-MM-DD", help=words("cli.help.by.since"))
    ]
    last = Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help=words("cli.help.by.until"))
    ]
    sources = Annotated[
        str | None, typer.Option("--source-type", metavar="TYPE", help=words("cli.help.by.source-type"))
    ]
    types = Annotated[str | None, typer.Option("--type", metavar="TYPE", help=words("cli.help.by.type"))]
    statuses = Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help=words("cli.help.by.status"))
    ]
    tellings = Annotated[
        str | None, typer.Option("--telling", metavar="told|mentioned", help=words("cli.help.by.telling"))
    ]
    places = Annotated[str | None, typer.Option("--place", metavar="NAME", help=words("cli.help.by.place"))]
    countries = Annotated[
        str | None, typer.Option("--country", metavar="CODE", help=words("cli.help.by.country"))
    ]
    outlets = Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help=words("cli.help.by.outlet"))
    ]
    actors = Annotated[str | None, typer.Option("--actor", metavar="NAME", help=words("cli.help.by.actor"))]

    @app.command(help=words("cli.help.search"), no_args_is_help=True)
    def search(
        query: Annotated[str, typer.Argument(metavar="QUERY", help=words("cli.help.query"))],
        *,
        kind: kinds = None,
        since: first = None,
        until: last = None,
        source_type: sources = None,
        type_: types = None,
        status: statuses = None,
        telling: tellings = None,
        place: places = None,
        country: countries = None,
        outlet: outlets = None,
        actor: actors = None,
        db: Annotated[str, option.library] = "kawalis.db",
        limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help=words("cli.help.limit"))] = 20,
        facets: Annotated[bool, typer.Option("--facets", help=words("cli.help.facets"))] = False,
        as_json: Annotated[bool, typer.Option("--json", help=words("cli.help.hits"))] = False,
        lang: Annotated[str | None, option.lang] = None,
    ) -> None:
        given = (kind, since, until, source_type, type_, status, telling, place, country, outlet, actor)
        fields = {name: value for name, value in zip(FIELDS, given, strict=True) if value is not None}
        found = find(query, fields, db=db, limit=limit, facets=facets)
        if as_json:
            sys.stdout.write(json.dumps(plain(found), ensure_ascii=False) + "\n")
        else:
            show(found, settings.language(lang))
        raise typer.Exit(0)


def find(query: str, fields: dict[str, str], *, db: str, limit: int, facets: bool) -> "Found":
    """Run a query. Raises :class:`RefusalError` for one that cannot be understood, and for no library."""
    from kawalis.model import StoreError  # noqa: PLC0415
    from kawalis.search.query import field  # noqa: PLC0415

    try:
        from kawalis.search import engine  # noqa: PLC0415
    except ImportError as error:
        raise RefusalError("search.lacks", library=error.name) from error

    try:
        with query_errors():
            node = engine.with_fields(query, [field(name, value) for name, value in fields.items()])
        return engine.search_at(db, node, limit=limit, facets=engine.FACETS if facets else ())
    except StoreError as error:
        raise library_refused(error) from error


@contextmanager
def query_errors() -> Iterator[None]:
    """Turn a query that cannot be understood into a :class:`RefusalError`."""
    from kawalis.search.query import QueryError  # noqa: PLC0415

    try:
        yield
    except QueryError as error:
        raise RefusalError(f"query.{error.code}", at=error.at + 1, what=error.what) from error


def plain(found: "Found") -> dict[str, Any]:
    """Return what was found as plain values; places are code points of the article's text."""
    from dataclasses import asdict  # noqa: PLC0415

    hits = [{name: value for name, value in asdict(hit).items() if value is not None} for hit in found.hits]
    facets = {name: [list(pair) for pair in pairs] for name, pairs in found.facets.items()}
    return {"total": found.total, "hits": hits, **({"facets": facets} if facets else {})}


def show(found: "Found", language: str) -> None:
    """Print what was found, a line for what it is and a line for its words."""
    from kawalis.knowledge.wording import Words  # noqa: PLC0415

    words = Words(language)
    sys.stdout.write(words("cli.found", count=found.total) + "\n")
    for hit in found.hits:
        told = [words(f"cli.kind.{hit.kind}"), hit.day, hit.outlet, hit.title or hit.name, hit.item]
        sys.stdout.write(" · ".join(" ".join(part.split()) for part in told if part) + "\n")
        if hit.snippet:
            sys.stdout.write(f"    {marked(hit)}\n")
    for name, pairs in found.facets.items():
        if pairs:
            counts = words("view.comma").join(f"{value} {count}" for value, count in pairs)
            sys.stdout.write(f"{name}: {counts}\n")
    streams.flush()


def marked(hit: "Hit") -> str:
    """Return a snippet on one line, its words marked."""
    shown = hit.snippet
    if shown is None:
        return ""
    before, after = (BOLD, PLAIN) if streams.on_screen() else QUOTED
    at, out = shown.start, []
    for start, end in shown.marks:
        if start >= at:
            out += [shown.text[at - shown.start : start - shown.start], before]
            out += [shown.text[start - shown.start : end - shown.start], after]
            at = end
    out.append(shown.text[at - shown.start :])
    return " ".join("".join(out).split())
