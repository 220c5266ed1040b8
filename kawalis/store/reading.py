"""Records: appended, never overwritten; the rows of the newest are what searches see."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, delete, insert, select, update

from kawalis.model import Article, Published
from kawalis.store import terms
from kawalis.store.bulk import among, insert_many
from kawalis.store.changes import log
from kawalis.store.clock import now
from kawalis.store.fulltext import ARTICLE, enter, withdraw
from kawalis.store.pack import pack_json, unpack_json, unpack_text
from kawalis.store.rows import rows_of
from kawalis.store.tables import MADE, about, actors, articles, events, records, search, statements, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

    from kawalis.store.rows import Row

_PAGE = 200


class Made(NamedTuple):
    """An article and what read it last, ``None`` where nothing did."""

    number: int
    article: str
    kawalis: str | None
    model: str | None
    knowledge: str | None


def article(connection: Connection, found: str) -> Article | None:
    """Return the article as the pipeline reads it, ``None`` where there is none of that id."""
    wanted = select(articles, texts.c.body).join(texts, texts.c.digest == articles.c.digest)
    row = connection.execute(wanted.where(articles.c.id == found)).mappings().one_or_none()
    if row is None:
        return None
    text = unpack_text(row["body"])
    published = Published(row["published"], row["published_origin"], tuple(json.loads(row["published_why"])))
    made = Article.of(text, outlet=row["outlet"], published=published, url=row["url"])
    return Article(
        found, text, made.title, made.body_start, made.outlet, made.url, row["language"], published
    )


def append(connection: Connection, found: str, record: Row, knowledge: str) -> None:
    """Append a record (the JSON of docs/record.md) of the article ``found``; its rows replace the older one's."""
    moment = now()
    day = record["article"]["published"]["value"]
    body = {**record, "article": {key: value for key, value in record["article"].items() if key != "text"}}
    made = connection.execute(
        insert(records).values(
            article=found,
            kawalis=record["kawalis"],
            model=record["model"],
            knowledge=knowledge,
            schema=record["schema"],
            made_at=moment,
            body=pack_json(body),
        )
    ).inserted_primary_key or (None,)
    rows = rows_of(record, found, day)
    earlier = connection.execute(select(articles.c.record).where(articles.c.id == found)).scalar() is not None
    before: dict[Table, dict[str, Row]] = {statements: {}, events: {}}
    if earlier:
        before = {table: _held(connection, table, found) for table in before}
        _clear(connection, found)
    for table, new in zip(MADE, rows[: len(MADE)], strict=True):
        insert_many(connection, table, new)
    relate(connection, found, rows.about)
    _search(connection, rows.search)
    terms.enter(connection, terms.of_article(connection, found))
    connection.execute(update(articles).where(articles.c.id == found).values(record=made[0], day=day))
    first = not before[statements] and not before[events]
    entries = [("added" if first else "changed", "record", found, found)]
    entries += _compared("statement", before[statements], rows.statements, found)
    entries += _compared("event", before[events], rows.events, found)
    log(connection, moment, entries)


def _clear(connection: Connection, found: str) -> None:
    """Take out the rows that the older record of an article gave."""
    terms.withdraw(connection, terms.of_article(connection, found))
    own = select(actors.c.number).where(actors.c.article == found)
    connection.execute(delete(about).where(about.c.actor.in_(own)))
    for table in MADE:
        connection.execute(delete(table).where(table.c.article == found))
    withdraw(connection, and_(search.c.article == found, search.c.kind != ARTICLE))


def record(connection: Connection, found: str) -> Row | None:
    """Return the newest record of an article as docs/record.md has it, ``None`` where it is not read yet."""
    wanted = select(records.c.body, texts.c.body).select_from(
        articles.join(records, records.c.number == articles.c.record).join(
            texts, texts.c.digest == articles.c.digest
        )
    )
    row = connection.execute(wanted.where(articles.c.id == found)).one_or_none()
    return _whole(*row) if row else None


def several(connection: Connection, found: Iterable[str]) -> dict[str, Row]:
    """Return the newest record of each of the articles that is read, by its id; a few hundred at most."""
    joined = articles.join(records, records.c.number == articles.c.record)
    joined = joined.join(texts, texts.c.digest == articles.c.digest)
    wanted = select(articles.c.id, records.c.body, texts.c.body).select_from(joined)
    rows = connection.execute(wanted.where(articles.c.id.in_(list(found)))).all()
    return {name: _whole(body, text) for name, body, text in rows}


def newest(connection: Connection, *, current: bool = True) -> Iterator[Row]:
    """Yield the newest record of every article, in the order of adding; ``current`` leaves out old versions."""
    last = 0
    joined = articles.join(records, records.c.number == articles.c.record)
    joined = joined.join(texts, texts.c.digest == articles.c.digest)
    while True:
        wanted = select(articles.c.number, records.c.body, texts.c.body).select_from(joined)
        wanted = wanted.where(articles.c.number > last).order_by(articles.c.number).limit(_PAGE)
        rows = connection.execute(wanted.where(articles.c.current) if current else wanted).all()
        if not rows:
            return
        for _, body, text in rows:
            yield _whole(body, text)
        last = rows[-1][0]


def made_after(connection: Connection, number: int, limit: int = _PAGE) -> list[Made]:
    """Return the articles after ``number`` with what read them last, the next ``limit`` of them."""
    joined = articles.outerjoin(records, records.c.number == articles.c.record)
    columns = (articles.c.number, articles.c.id, records.c.kawalis, records.c.model, records.c.knowledge)
    wanted = select(*columns).select_from(joined).where(articles.c.number > number)
    return [Made(*row) for row in connection.execute(wanted.order_by(articles.c.number).limit(limit))]


def _whole(body: bytes, text: bytes) -> Row:
    out: Row = unpack_json(body)
    whole = out["article"]
    published = whole.pop("published")
    whole |= {"text": unpack_text(text), "published": published}
    return out


def relate(connection: Connection, found: str, pairs: Iterable[Row]) -> None:
    """Note which statements of an article speak about which of its actors, by the numbers of their rows."""
    numbers: dict[str, int] = {}
    pairs = list(pairs)
    for table in (statements, actors) if pairs else ():
        held = select(table.c.id, table.c.number).where(table.c.article == found)
        numbers |= dict(connection.execute(held).tuples().all())
    new = [{"actor": numbers[pair["actor"]], "statement": numbers[pair["statement"]]} for pair in pairs]
    insert_many(connection, about, new)


def _search(connection: Connection, rows: Sequence[Row]) -> None:
    """Add the rows; what is known from the actor files stands there once for each of its names."""
    shared = {(row["item"], row["exact"]): row for row in rows if row["article"] is None}
    items = {item for item, _ in shared}
    wanted = select(search.c.item, search.c.exact).where(among(connection, search.c.item, items))
    held = connection.execute(wanted.where(search.c.article.is_(None))) if items else ()
    for item, exact in held:
        shared.pop((item, exact), None)
    new = [*(row for row in rows if row["article"] is not None), *shared.values()]
    enter(connection, new)


def _held(connection: Connection, table: Table, found: str) -> dict[str, Row]:
    rows = connection.execute(select(table).where(table.c.article == found)).mappings()
    return {row["id"]: dict(row) for row in rows}


def _compared(
    kind: str, before: dict[str, Row], after: Sequence[Row], found: str
) -> list[tuple[str, str, str, str]]:
    out = []
    for row in after:
        old = before.get(row["id"])
        if old is None:
            out.append(("added", kind, row["id"], found))
        elif any(old[key] != value for key, value in row.items() if key != "local"):
            out.append(("changed", kind, row["id"], found))
    kept = {row["id"] for row in after}
    return out + [("withdrawn", kind, item, found) for item in before if item not in kept]
