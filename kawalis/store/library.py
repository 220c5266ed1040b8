"""The store's front door: one database, opened to read or to write."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text, update

from kawalis.model import StoreError
from kawalis.store import adding, changes, connect, judging, reading, skipping
from kawalis.store.bulk import among
from kawalis.store.clock import now
from kawalis.store.migrations import STEPS, check_version, migrate, version_of
from kawalis.store.pack import storable
from kawalis.store.prepared import prepare
from kawalis.store.tables import (
    articles,
    copies,
    events,
    intake,
    pages,
    records,
    skipped,
    statements,
    texts,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from kawalis.model import Article
    from kawalis.store.incoming import Incoming, Outcome
    from kawalis.store.prepared import Prepared

Row = dict[str, Any]


class Library:
    """A library. Open it with :func:`open_library`; every method may raise :class:`StoreError`.

    ``read()`` and ``write()`` give a connection in a transaction for queries of one's own; writers take turns.
    """

    def __init__(self, where: str | Path, *, create: bool = False, write: bool = False) -> None:
        url = connect.url_of(where)
        self.where = connect.shown(url)
        self.dialect = url.get_backend_name()
        with connect.faults(self.where):
            self._engine = connect.connect(where, create=create, write=write)
            try:
                if write:
                    migrate(self._engine, self.where)
                else:
                    self._check()
            except BaseException:
                self._engine.dispose()
                raise

    def _check(self) -> None:
        with self._engine.connect() as connection:
            found = version_of(connection, self.where)
        if not found:
            raise StoreError("not_ours" if self.dialect == "sqlite" else "missing", self.where)
        check_version(found, STEPS[-1].number, self.where)
        if found < STEPS[-1].number:
            raise StoreError("older", self.where)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the library."""
        with connect.faults(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes become visible together, at the end, or not at all."""
        with connect.faults(self.where), self._engine.connect() as plain:
            connection = plain.execution_options(kawalis_write=True)
            with connection.begin():
                yield connection

    def add(self, reports: Sequence[Incoming], skips: Sequence[tuple[str, str, Row]] = ()) -> list[Outcome]:
        """Add reports and note what was skipped (item, code, detail), all in one transaction."""
        return self.add_prepared(prepare(reports), skips)

    def add_prepared(
        self, prepared: Sequence[Prepared], skips: Sequence[tuple[str, str, Row]] = ()
    ) -> list[Outcome]:
        """Do the same with reports of which all is made that needs no database."""
        with self.write() as connection:
            for skip in skips:
                skipping.note(connection, *skip)
            return adding.add(connection, prepared) if prepared else []

    def append(self, article: str, record: Row, knowledge: str) -> None:
        """Append a record (the JSON of docs/record.md) of an article."""
        with self.write() as connection:
            reading.append(connection, article, record, knowledge)

    def article(self, found: str) -> Article | None:
        """Return an article as the pipeline reads it, ``None`` where there is none of that id."""
        with self.read() as connection:
            return reading.article(connection, found)

    def record(self, article: str) -> Row | None:
        """Return the newest record of an article, ``None`` where it is not read yet."""
        with self.read() as connection:
            return reading.record(connection, article)

    def records(self, *, current: bool = True) -> Iterator[Row]:
        """Yield the newest records in the order of adding; ``current`` leaves out old versions of pages."""
        with self.read() as connection:
            yield from reading.newest(connection, current=current)

    def made_after(self, number: int, limit: int = 200) -> list[reading.Made]:
        """Return the next articles after ``number`` with what read them last."""
        with self.read() as connection:
            return reading.made_after(connection, number, limit)

    def skip(self, item: str, code: str, detail: Row | None = None) -> None:
        """Note that an item was skipped."""
        with self.write() as connection:
            skipping.note(connection, item, code, detail or {})

    def skips(self, code: str | None = None) -> list[skipping.Skip]:
        """Return what was skipped."""
        with self.read() as connection:
            return skipping.listed(connection, code)

    def known(self, key: str) -> str | None:
        """Return the article that raw bytes were made into, by the key that stands for them."""
        with self.read() as connection:
            return connection.execute(select(intake.c.article).where(intake.c.key == key)).scalar()

    def known_among(self, keys: Sequence[str]) -> set[str]:
        """Return which of these keys are :meth:`known`."""
        with self.read() as connection:
            wanted = select(intake.c.key).where(among(connection, intake.c.key, keys))
            return set(connection.scalars(wanted)) if keys else set()

    def unchanged(self, places: Sequence[tuple[str, str | None]]) -> list[bool]:
        """Tell of each article and the address of its page whether it stands there already."""
        with self.read() as connection:
            return adding.unchanged(connection, places) if places else []

    def judge(self, kind: str, subject: str, other: str | None = None, **fields: Any) -> str:
        """Store a judgement; see :func:`kawalis.store.judging.judge`."""
        with self.write() as connection:
            return judging.judge(connection, kind, subject, other, **fields)

    def judgements(self, subject: str | None = None) -> list[judging.Judgement]:
        """Return the judgements that hold."""
        with self.read() as connection:
            return judging.valid(connection, subject)

    def changes(self, since: str) -> list[changes.Change]:
        """Return what changed from a day or moment on."""
        with self.read() as connection:
            return list(changes.since(connection, since))

    def page(self, address: str) -> tuple[str | None, str | None]:
        """Return the ETag and the date of change that a server gave for an address."""
        with self.read() as connection:
            row = connection.execute(
                select(pages.c.etag, pages.c.modified).where(pages.c.address == storable(address))
            ).first()
        return (row[0], row[1]) if row else (None, None)

    def stands(self, address: str) -> bool:
        """Whether an article stands at an address."""
        with self.read() as connection:
            return (
                connection.execute(
                    select(versions.c.number).where(versions.c.address == storable(address))
                ).first()
                is not None
            )

    def checked(self, address: str, etag: str | None, modified: str | None) -> None:
        """Note what a server said of an address."""
        address = storable(address)
        values = {
            "etag": etag and storable(etag),
            "modified": modified and storable(modified),
            "checked_at": now(),
        }
        with self.write() as connection:
            if not connection.execute(
                update(pages).where(pages.c.address == address).values(values)
            ).rowcount:
                connection.execute(insert(pages).values(address=address, **values))

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind; ``text_bytes`` is the size of all texts in UTF-8."""
        tables = (articles, versions, records, statements, events, copies, skipped)
        with self.read() as connection:
            out = {
                t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables
            }
            size = connection.execute(select(func.coalesce(func.sum(texts.c.size), 0))).scalar_one()
            unread = select(func.count()).select_from(articles).where(articles.c.record.is_(None))
            return {**out, "unread": connection.execute(unread).scalar_one(), "text_bytes": int(size)}

    def tidy(self) -> None:
        """Let the database put its index and its log in order; safe at any time."""
        with connect.faults(self.where), self._engine.connect() as connection:
            if self.dialect == "sqlite":
                raw = connection.connection.cursor()
                raw.execute("PRAGMA optimize")
                raw.execute("PRAGMA wal_checkpoint(PASSIVE)")  # waits for nobody
            else:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                for name in ("search_exact", "search_stem"):  # every search reads what waits to be sorted in
                    connection.execute(text(f"SELECT gin_clean_pending_list('{name}'::regclass)"))
                connection.execute(text("ANALYZE"))
