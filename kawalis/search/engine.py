"""Running a query: hits with their snippets, best first, and how many there are of what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, select, union_all

from kawalis.search.conditions import alone, condition
from kawalis.search.fulltext import found, is_text, prepare, ranked, texts
from kawalis.search.query import And, Field, parse
from kawalis.search.snippet import Seeker, snippet
from kawalis.search.termed import matching, number_of, termed
from kawalis.store import open_library
from kawalis.store.pack import unpack_text
from kawalis.store.tables import actors, articles, events, search, statements
from kawalis.store.tables import texts as bodies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from kawalis.search.query import Node
    from kawalis.search.snippet import Snippet
    from kawalis.search.termed import Question
    from kawalis.store.library import Library

LIMIT = 20
MOST = 10  # values of a facet
AROUND = 80  # characters of text shown on either side of an event's word
FACETS = ("kind", "outlet", "month", "source-type", "type", "status")


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: ``item`` is its id; ``article``, ``title``, ``outlet`` and ``day`` are ``None`` of an actor."""

    kind: str
    item: str
    article: str | None
    title: str | None
    outlet: str | None
    day: str | None
    snippet: Snippet | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one page, how many there are in all, and the facets asked for: value and count, most first."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


def search_library(
    library: Library,
    query: str | Node,
    *,
    limit: int = LIMIT,
    offset: int = 0,
    facets: Sequence[str] = (),
) -> Found:
    """Find what a query asks for. Raises :class:`kawalis.search.query.QueryError`."""
    node = parse(query) if isinstance(query, str) else query
    with library.read() as connection:
        prepare(connection)
        rows, total = _rows(connection, node, limit, offset)
        seeker = Seeker(texts(node))
        hits = tuple(_hits(connection, rows, seeker))
        counted = _facets(connection, node, facets) if facets else {}
    return Found(total, hits, counted)


def search_at(
    where: str | Path, node: Node, *, limit: int = LIMIT, offset: int = 0, facets: Sequence[str] = ()
) -> Found:
    """Open a library, search it and close it. Raises :class:`kawalis.model.StoreError`, too."""
    with open_library(where) as library:
        return search_library(library, node, limit=limit, offset=offset, facets=facets)


def _split(node: Node) -> tuple[Node | None, Node | None]:
    """Part what the index alone decides, and ranks by, from the rest."""
    if is_text(node):
        return node, None
    if isinstance(node, And):
        words = tuple(n for n in node.nodes if is_text(n))
        rest = tuple(n for n in node.nodes if not is_text(n))
        if words:
            return (words[0] if len(words) == 1 else And(words)), And(rest)
    return None, node


def select_rows(connection: Connection, node: Node, *columns: Any, by_rank: bool) -> Any:
    """Select the rows of ``search`` that a query asks for; with ``rank`` where that and words are asked for."""
    words, rest = _split(node)
    wanted: Any = select(*columns).select_from(search)
    if words is not None:
        matched = (ranked(connection, words) if by_rank else found(connection, words)).subquery()
        more = (matched.c.rank,) if by_rank else ()
        wanted = select(*columns, *more).select_from(search.join(matched, matched.c.found == search.c.number))
    if rest is None:
        return wanted
    return wanted.where((condition if words is None else matching)(connection, rest))


def _rows(connection: Connection, node: Node, limit: int, offset: int) -> tuple[list[Any], int]:
    if node == And(()):
        return [], 0
    words, rest = _split(node)
    columns = (search.c.number, search.c.kind, search.c.item, search.c.article)
    if words is not None and rest is None:  # the index alone knows the page: only its rows are looked up
        best = ranked(connection, words).order_by("rank", "found").limit(limit).offset(offset).subquery()
        wanted = select(*columns).select_from(search.join(best, best.c.found == search.c.number))
        rows = list(connection.execute(wanted.order_by(best.c.rank, best.c.found)))
        if len(rows) == limit or (offset and not rows):  # the index can count by itself
            counted = found(connection, words).subquery()
            return rows, connection.execute(select(func.count()).select_from(counted)).scalar_one()
        return rows, offset + len(rows)
    if words is None and (streamed := termed(connection, node)) is not None:
        return _streamed(connection, streamed, columns, limit, offset)
    asked: Any = alone(connection, node) if words is None else None
    if asked is None:
        asked = select_rows(connection, node, search.c.number, by_rank=words is not None)
    hits = asked.cte("hits").prefix_with("MATERIALIZED")  # gathered once, for the page and to be counted
    order = (hits.c.number.desc(),) if words is None else (hits.c.rank, hits.c.number)
    page = select(hits).order_by(*order).limit(limit).offset(offset).subquery()
    order = (page.c.number.desc(),) if words is None else (page.c.rank, page.c.number)
    total = select(func.count()).select_from(hits).scalar_subquery()
    shown = select(*columns, total.label("total")).select_from(
        page.join(search, search.c.number == page.c.number)
    )
    rows = list(connection.execute(shown.order_by(*order)))
    if rows or not offset:
        return rows, rows[0].total if rows else 0
    return rows, connection.execute(select(func.count()).select_from(asked.subquery())).scalar_one()


def _streamed(
    connection: Connection, asked: Question, columns: Sequence[Any], limit: int, offset: int
) -> tuple[list[Any], int]:
    """Return a page and the number of all, of a question that gives rows in their order: the page reads no others."""
    page = asked.order_by(number_of(asked).desc()).limit(limit).offset(offset).subquery()
    shown = select(*columns).select_from(page.join(search, search.c.number == page.c.found))
    rows = list(connection.execute(shown.order_by(search.c.number.desc())))
    return rows, connection.execute(select(func.count()).select_from(asked.subquery())).scalar_one()


def _hits(connection: Connection, rows: Sequence[Any], seeker: Seeker) -> Iterator[Hit]:
    """Yield the rows as hits, with what they show: one question to the library for each kind."""
    columns = (articles.c.id, articles.c.title, articles.c.outlet, articles.c.day, bodies.c.body)
    joined = articles.join(bodies, bodies.c.digest == articles.c.digest)
    held = {row.article for row in rows if row.article}
    papers = _by_first(connection, select(*columns).select_from(joined).where(articles.c.id.in_(held)))
    places: dict[str, Any] = {}
    for table in (statements, events):
        items = {row.item for row in rows if row.kind == table.name.removesuffix("s")}
        if items:
            asked = select(table.c.id, table.c.begins, table.c.ends).where(table.c.id.in_(items))
            places |= _by_first(connection, asked)
    entities = {row.item for row in rows if row.kind == "actor"}
    names: dict[str, Any] = {}
    if entities:
        asked = select(actors.c.entity, actors.c.name_ar).where(actors.c.entity.in_(entities))
        names = _by_first(connection, asked)
    for row in rows:
        if row.kind == "actor":
            name = names[row.item][1] if row.item in names else row.item
            yield Hit("actor", row.item, row.article, None, None, None, None, name)
            continue
        _, title, outlet, day, body = papers[row.article]
        text = unpack_text(body)
        _, start, end = places.get(row.item, (None, 0, len(text)))
        if row.kind == "event":  # an anchor is a word: show what stands around it
            start, end = max(0, start - AROUND), min(len(text), end + AROUND)
        yield Hit(row.kind, row.item, row.article, title, outlet, day, snippet(text, seeker, start, end))


def _by_first(connection: Connection, asked: Any) -> dict[str, Any]:
    return {row[0]: row for row in connection.execute(asked)}


def _facets(
    connection: Connection, node: Node, names: Sequence[str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """Count the values among all that was found, in one question: it is gathered once."""
    if node == And(()):
        return dict.fromkeys(names, ())
    columns = (search.c.kind, search.c.item, search.c.article)
    if _split(node)[0] is None and (streamed := termed(connection, node)) is not None:
        page = streamed.subquery()
        wanted: Any = select(*columns).select_from(page.join(search, search.c.number == page.c.found))
    else:
        wanted = select_rows(connection, node, *columns, by_rank=False)
    hits = _gathered(wanted, "hits")
    held = select(hits.c.article, func.count().label("hits")).where(hits.c.article.is_not(None))
    of_article = held.group_by(hits.c.article).subquery()
    shown = (articles.c.outlet, func.substr(articles.c.day, 1, 7).label("month"), of_article.c.hits)
    joined = of_article.join(articles, articles.c.id == of_article.c.article)
    papers = _gathered(select(*shown).select_from(joined), "papers")
    asked = {
        "kind": select(literal("kind"), hits.c.kind, func.count()).group_by(hits.c.kind),
        "outlet": select(literal("outlet"), papers.c.outlet, func.sum(papers.c.hits)).group_by(
            papers.c.outlet
        ),
        "month": select(literal("month"), papers.c.month, func.sum(papers.c.hits)).group_by(papers.c.month),
        "source-type": _of(hits, "source-type", statements.c.source_type),
        "type": _of(hits, "type", events.c.type),
        "status": _of(hits, "status", events.c.status),
    }
    out: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    for name, value, count in connection.execute(union_all(*(asked[name] for name in names))):
        if value is not None:
            out[name].append((value, int(count)))
    return {name: tuple(sorted(rows, key=lambda row: (-row[1], row[0]))[:MOST]) for name, rows in out.items()}


def _gathered(asked: Any, name: str) -> Any:
    return asked.cte(name).prefix_with("MATERIALIZED")


def _of(hits: Any, name: str, column: Any) -> Any:
    table = column.table
    joined = hits.join(table, (hits.c.kind == table.name.removesuffix("s")) & (hits.c.item == table.c.id))
    return select(literal(name), column, func.count()).select_from(joined).group_by(column)


def with_fields(query: str, fields: Sequence[Field]) -> Node:
    """Return a query with conditions that were given beside it. Raises :class:`kawalis.search.query.QueryError`."""
    parsed = parse(query)
    own = parsed.nodes if isinstance(parsed, And) else (parsed,)
    nodes = (*own, *fields)
    return nodes[0] if len(nodes) == 1 else And(nodes)
