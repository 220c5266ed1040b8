"""What a library holds and gives back, the same in both stores."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, inspect, select, text

import kawalis
from kawalis.export.record_json import to_dict
from kawalis.model import Published, StoreError
from kawalis.search.fulltext import found, ranked
from kawalis.search.query import Text
from kawalis.store import open_library
from kawalis.store.fulltext import create_index, vector
from kawalis.store.incoming import Incoming
from kawalis.store.migrations import STEPS, Step, migrate
from kawalis.store.tables import MADE, about, articles, events, schema_steps, search, texts
from kawalis.text import search_shadow
from tests.cli.conftest import REPORT

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from kawalis.store.library import Library

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

TOLD = "خبر\nقال الوزير سالم الحداد إن رئيس الوزراء زار بغداد يوم الأحد."
UNKNOWN = Published(None, "unknown")


def incoming(body: str = REPORT, **fields: Any) -> Incoming:
    return Incoming(body, body.partition("\n")[0], UNKNOWN, "test", **fields)


def what(library: Library, *reports: Incoming) -> list[str]:
    return [outcome.what for outcome in library.add(reports)]


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return json.loads(json.dumps(to_dict(kawalis.read(REPORT))))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("first", "second", "outcome", "kept"),
    [
        ({}, {}, "same", 1),
        ({"url": "http://x/1"}, {"url": "http://x/1"}, "same", 1),
        ({"url": "http://x/1"}, {"url": "http://x/2"}, "same", 1),
        ({"outlet": "ا"}, {"outlet": "ب"}, "added", 2),
        ({"outlet": "ا", "outlet_id": "a"}, {"outlet": "غيره", "outlet_id": "a"}, "same", 1),
        ({"url": "http://x/1"}, {"url": "http://x/1", "body": REPORT + "\nتحديث"}, "updated", 2),
        ({"url": "http://x/1"}, {"url": "http://x/2", "body": REPORT + "\nتحديث"}, "added", 2),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_the_same_is_one(
    library: Library,
    first: dict[str, str],
    second: dict[str, str],
    outcome: str,
    kept: int,
    *,
    together: bool,
) -> None:
    one, two = incoming(**first), incoming(**second)
    found = what(library, one, two) if together else [*what(library, one), *what(library, two)]
    assert found == ["added", outcome]
    assert what(library, one, two)[0] in {"same", "updated"}
    counts = library.counts()
    assert counts["articles"] == kept
    with library.read() as connection:
        assert len(connection.execute(select(texts)).all()) == (1 if "body" not in second else 2)


def test_a_page_that_goes_back_is_current_again(library: Library) -> None:
    url, other = "http://x/1", REPORT + "\nتحديث"
    assert what(library, incoming(url=url), incoming(other, url=url), incoming(url=url)) == [
        "added",
        "updated",
        "updated",
    ]
    with library.read() as connection:
        current = connection.execute(select(articles.c.current).order_by(articles.c.number)).scalars().all()
    assert current == [True, False]
    assert library.counts()["versions"] == 3


TEXT = st.text(max_size=60).map(lambda tail: REPORT + tail)


@given(body=TEXT, other=st.text(max_size=20))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was(library: Library, body: str, other: str) -> None:
    (outcome,) = library.add([incoming(body, outlet=other, author=other, url=f"http://x/{other}")])
    found = library.article(outcome.article)
    assert found is not None
    assert found.text == body
    assert library.article(outcome.article) == found


def test_lone_surrogates_and_nulls_come_back(library: Library) -> None:
    body = REPORT + "\ud800\x00\udfff"
    (outcome,) = library.add([incoming(body, author="\x00\ud800")])
    found = library.article(outcome.article)
    assert found is not None
    assert found.text == body


def test_a_record_comes_back_and_its_rows_are_the_newest(library: Library, record: dict[str, Any]) -> None:
    (outcome,) = library.add([incoming()])
    library.append(outcome.article, record, "k1")
    assert library.record(outcome.article) == record
    assert list(library.records()) == [record]
    before = library.counts()
    assert before["statements"] == len(record["statements"])
    assert before["events"] == len(record["events"])
    shorter = record | {"statements": record["statements"][:1], "events": []}
    library.append(outcome.article, shorter, "k2")
    after = library.counts()
    assert (after["records"], after["statements"], after["events"]) == (2, 1, 0)
    with library.read() as connection:
        kinds = connection.execute(select(search.c.kind)).scalars().all()
    assert kinds.count("statement") == 1
    changes = [(c.what, c.kind) for c in library.changes("2000")]
    assert changes.count(("withdrawn", "statement")) == len(record["statements"]) - 1
    assert ("changed", "record") in changes


def test_ids_do_not_depend_on_the_order_of_adding(tmp_path: Path, record: dict[str, Any]) -> None:
    found = []
    for order in (1, -1):
        with open_library(tmp_path / f"{order}.db", create=True, write=True) as library:
            reports = [incoming(), incoming(REPORT + "\nتحديث", outlet="ا")][::order]
            ids = [outcome.article for outcome in library.add(reports)]
            library.append(ids[::order][0], record, "k")
            with library.read() as connection:
                rows = [
                    [row.id for row in connection.execute(select(table))] for table in MADE if "id" in table.c
                ]
            found.append((sorted(ids), rows))
    assert found[0] == found[1]


def test_judgements_hold_until_the_next_one(library: Library) -> None:
    library.judge("same_actor", "a-1", "a-2")
    library.judge("not_same", "a-2", "a-1")
    library.judge("note", "s-1", value="one")
    library.judge("note", "s-1", value="two")
    library.judge("note", "s-1", value="one", withdrawn=True)
    library.judge("grade", "sabq", value="B2")
    assert [(j.kind, j.value) for j in library.judgements()] == [
        ("not_same", None),
        ("note", "two"),
        ("grade", "B2"),
    ]
    assert [j.kind for j in library.judgements("a-1")] == ["not_same"]
    with pytest.raises(ValueError, match="no judgement"):
        library.judge("note", "a-1", "a-2")


def test_a_skipped_item_is_counted(library: Library) -> None:
    for code in ("empty", "empty", "not_arabic.fr"):
        library.skip("file", code, {"n": 1})
    assert [(skip.code, skip.times) for skip in library.skips()] == [("empty", 2), ("not_arabic.fr", 1)]
    assert [skip.code for skip in library.skips("not_arabic")] == ["not_arabic.fr"]


def test_nothing_half_written(
    library: Library, record: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (outcome,) = library.add([incoming()])
    before = library.counts()
    monkeypatch.setattr("kawalis.store.reading.log", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        library.append(outcome.article, record, "k")
    monkeypatch.setattr("kawalis.store.adding.log", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        library.add([incoming(REPORT + "x")])
    assert library.counts() == before


def test_the_index_follows_the_rows(library: Library, record: dict[str, Any]) -> None:
    (outcome,) = library.add([incoming()])
    library.append(outcome.article, record, "k")
    library.append(outcome.article, record | {"statements": []}, "k")
    with library.read() as connection:
        hits = connection.scalars(found(connection, Text(("وزير",), quoted=True))).all()
        rows = {row.number: row for row in connection.execute(select(search))}
        shown = [number for number, row in rows.items() if row.exact and "وزير" in row.exact.split()]
    assert set(shown) <= set(hits) <= set(rows)
    assert [rows[number].kind for number in sorted(set(hits) - set(shown))] == ["article"]
    assert not [row for row in rows.values() if row.kind == "statement"]


def test_vectors_are_those_of_the_simple_configuration(library: Library) -> None:
    if library.dialect == "postgresql":
        with library.read() as connection:
            words = search_shadow(REPORT)[0]
            same = text("SELECT CAST(:made AS tsvector) = to_tsvector('simple', :words)")
            assert connection.execute(same, {"made": vector(words), "words": words}).scalar_one()


FIRST = {
    "sqlite": (
        """CREATE VIRTUAL TABLE search_index USING fts5(
        exact, stem, content='search', content_rowid='number', tokenize="unicode61 remove_diacritics 0")""",
        """CREATE TRIGGER search_added AFTER INSERT ON search BEGIN
        INSERT INTO search_index(rowid, exact, stem) VALUES (new.number, new.exact, new.stem); END""",
        """CREATE TRIGGER search_withdrawn AFTER DELETE ON search BEGIN
        INSERT INTO search_index(search_index, rowid, exact, stem)
        VALUES ('delete', old.number, old.exact, old.stem); END""",
    ),
    "postgresql": (
        """ALTER TABLE search ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', exact), 'A') || setweight(to_tsvector('simple', stem), 'D')) STORED""",
        "CREATE INDEX search_vector ON search USING gin (vector)",
    ),
}


def as_in_step_1(library: Library) -> None:
    """Give the table of what can be found the form that it had."""
    with library.write() as connection:
        rows = [dict(row) for row in connection.execute(select(search)).mappings()]
        for row in rows:
            row["exact"], row["stem"] = search_shadow(REPORT if row["kind"] == "article" else row["exact"])
        for name in (
            "search_index",
            "search",
            *(["search_totals"] if library.dialect == "postgresql" else []),
        ):
            connection.execute(text(f"DROP TABLE {name}"))
        connection.execute(
            text(
                "CREATE TABLE search (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, item VARCHAR(64) NOT NULL,"
                " article VARCHAR(16), exact TEXT NOT NULL, stem TEXT NOT NULL)"
            )
        )
        for index in search.indexes:
            index.create(connection)
        for statement in FIRST[library.dialect]:
            connection.exec_driver_sql(statement)
        old = Table("search", MetaData(), *(Column(name) for name in rows[0]))
        connection.execute(old.insert(), rows)
        connection.execute(schema_steps.delete().where(schema_steps.c.number > 1))


def test_a_library_of_step_1_is_found_in_as_before(where: str, record: dict[str, Any]) -> None:
    def state(library: Library) -> list[Any]:
        with library.read() as connection:
            rows = [
                dict(row) for row in connection.execute(select(search).order_by(search.c.number)).mappings()
            ]
            node = Text(("وزير",))
            return [rows, connection.execute(ranked(connection, node).order_by("rank", "found")).all()]

    with open_library(where, create=True, write=True) as library:
        (outcome,) = library.add([incoming()])
        library.append(outcome.article, record, "k")
        before = state(library)
        assert len(before[1]) > 1
        as_in_step_1(library)
    with pytest.raises(StoreError, match="older"):
        open_library(where)
    with open_library(where, write=True) as library:
        assert state(library) == before
        library.append(outcome.article, record | {"statements": [], "actors": [], "events": []}, "k")
        with library.read() as connection:
            assert len(connection.execute(found(connection, Text(("وزير",)))).all()) == 1


def test_a_newer_library_is_refused(where: str) -> None:
    with open_library(where, create=True, write=True) as library, library.write() as connection:
        connection.execute(schema_steps.insert().values(number=99, name="future", applied_at="2099"))
    for write in (True, False):
        with pytest.raises(StoreError) as error:
            open_library(where, write=write)
        assert error.value.code == "newer"


def two(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE two (x INTEGER)"))


def test_an_older_library_gets_the_steps_that_it_lacks(where: str) -> None:
    with open_library(where, create=True, write=True) as library:
        newest = len(STEPS) + 1
        steps = (*STEPS, Step(newest, "two", two))
        for _ in range(2):
            migrate(library._engine, where, steps)
        with library.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM two")).scalar() == 0
            assert connection.execute(select(schema_steps.c.number)).scalars().all() == [
                *range(1, newest + 1)
            ]


def test_a_step_that_fails_leaves_nothing(where: str) -> None:
    def broken(connection: Connection) -> None:
        two(connection)
        create_index(connection)  # is there already

    with open_library(where, create=True, write=True) as library:
        with pytest.raises(Exception, match=r"already exists"):
            migrate(library._engine, where, (*STEPS, Step(len(STEPS) + 1, "two", broken)))
        with library.read() as connection:
            assert connection.execute(select(schema_steps.c.number)).scalars().all() == [
                step.number for step in STEPS
            ]
            with pytest.raises(Exception, match="two"):
                connection.execute(text("SELECT * FROM two"))


def test_a_library_of_before_learns_of_whom_statements_speak(library: Library) -> None:
    (outcome,) = library.add([incoming()])
    library.append(outcome.article, json.loads(json.dumps(to_dict(kawalis.read(TOLD)))), "k")
    with library.read() as connection:
        known = sorted(connection.execute(select(about)).tuples())
    assert known
    with library.write() as connection:
        connection.execute(text("DROP TABLE about"))
        connection.execute(text("DROP INDEX ix_judgements_article"))
        connection.execute(text("ALTER TABLE judgements DROP COLUMN article"))
        connection.execute(schema_steps.delete().where(schema_steps.c.number > 1))
    with pytest.raises(StoreError) as error:
        library._check()
    assert error.value.code == "older"
    migrate(library._engine, library.where)
    with library.read() as connection:
        assert sorted(connection.execute(select(about)).tuples()) == known
    library.judge("note", "s-1", value="one")


def test_a_library_of_before_learns_what_is_told_and_what_is_mentioned(library: Library) -> None:
    (outcome,) = library.add([incoming()])
    record = json.loads(json.dumps(to_dict(kawalis.read(TOLD))))
    assert record["events"]
    record["events"][0]["telling"] = "mentioned"
    library.append(outcome.article, record, "k")
    asked = select(events.c.local, events.c.telling).order_by(events.c.number)
    with library.read() as connection:
        known = connection.execute(asked).all()
    assert (record["events"][0]["id"], "mentioned") in known
    with library.write() as connection:
        connection.execute(text("ALTER TABLE events DROP COLUMN telling"))
        connection.execute(schema_steps.delete().where(schema_steps.c.number > 4))
    migrate(library._engine, library.where)
    with library.read() as connection:
        assert connection.execute(asked).all() == known


def test_a_library_of_before_gets_the_indexes_of_conditions(library: Library) -> None:
    def names() -> set[str | None]:
        with library.read() as connection:
            held = inspect(connection)
            return {index["name"] for table in ("search", "events") for index in held.get_indexes(table)}

    newest = names()
    with library.write() as connection:
        for name in ("search_kind", "search_article", "ix_events_statement"):
            connection.execute(text(f"DROP INDEX {name}"))
        connection.execute(text("CREATE INDEX ix_search_article ON search (article)"))
        connection.execute(schema_steps.delete().where(schema_steps.c.number > 5))
    assert names() != newest
    migrate(library._engine, library.where)
    assert names() == newest
