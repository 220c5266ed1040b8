"""What the table of conditions answers is what the tables of findings say."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from kawalis.export.record_json import to_dict
from kawalis.search.engine import search_library, select_rows
from kawalis.search.query import parse
from kawalis.search.termed import termed
from kawalis.store.tables import actors, events, search, statements, terms
from kawalis.store.terms import of_article
from tests.export.builders import build

if TYPE_CHECKING:
    from kawalis.store.library import Library

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
KINDS = ("", "kind:article", "kind:statement", "kind:event", "kind:actor")
OTHERS = ("since:2021-02", "until:2021-01", "outlet:النخلة", "place:Baghdad", "-kind:event", "-type:CONSULT")


def conditions(library: Library) -> list[str]:
    """Return a condition for each value that the library has."""
    out = []
    columns = [(name, events.c[name]) for name in ("type", "status", "country", "telling")]
    columns += [(name, statements.c[name.replace("-", "_")]) for name in ("source-type", "certainty", "mode")]
    with library.read() as connection:
        for name, column in columns:
            values = connection.scalars(select(column).distinct().where(column.is_not(None)))
            out += [f"{name}:{value}" for value in values]
        names = connection.scalars(select(actors.c.entity).distinct().limit(3)).all()
    return [*out, "type:consult", *(f'actor:"{name}"' for name in names), *OTHERS]


def told(connection: Any, question: Any) -> set[tuple[str, str]]:
    """Return what a question finds, by kind and id."""
    wanted = select(search.c.kind, search.c.item).where(search.c.number.in_(question))
    return set(connection.execute(wanted).tuples())


def test_both_ways_find_the_same(library: Library) -> None:
    every = conditions(library)
    queries = [f"{one} {kind}" for one in every for kind in KINDS]
    queries += [f"{one} {two} {kind}" for one, two in combinations(every, 2) for kind in KINDS[1:4]]
    queries += [f"({one} OR {two})" for one, two in combinations(every[:6], 2)]
    answered = found = 0
    with library.read() as connection:
        for query in queries:
            node = parse(query)
            question = termed(connection, node)
            if question is None:
                continue
            answered += 1
            other = select_rows(connection, node, search.c.kind, search.c.item, by_rank=False)
            expected = set(connection.execute(other).tuples())
            assert told(connection, question) == expected, query
            found += bool(expected)
    assert answered > len(queries) // 2
    assert found > 40


def test_pages_are_in_order_and_counted(library: Library) -> None:
    query = "source-type:anonymous OR type:CONSULT OR kind:statement"
    whole = search_library(library, query)
    pages = [
        hit
        for at in range(0, whole.total, 2)
        for hit in search_library(library, query, limit=2, offset=at).hits
    ]
    assert tuple(pages) == whole.hits
    assert len(pages) == whole.total > 4


def test_another_record_leaves_nothing_of_the_one_before(library: Library) -> None:
    def rows() -> list[Any]:
        with library.read() as connection:
            return sorted(connection.execute(select(terms)).tuples())

    (article,) = [record["article"]["id"] for record in library.records()]
    before = rows()
    record = build()
    record = replace(record, article=replace(record.article, id=article))
    library.append(article, to_dict(replace(record, statements=(), events=())), "test")
    assert len(rows()) < len(before)
    left = rows()
    with library.read() as connection:
        assert left == of_article(connection, article)
    library.append(article, to_dict(record), "test")
    assert len(rows()) == len(before)


@pytest.mark.parametrize("words", ["بغداد", "الوزير OR المياه", "ال*"])
def test_words_and_conditions_are_both_asked_for(library: Library, words: str) -> None:
    every = [f"{one} {kind}" for one in conditions(library) for kind in KINDS]
    found = 0
    with library.read() as connection:
        found_by_words = select_rows(connection, parse(words), search.c.kind, search.c.item, by_rank=False)
        by_words = set(connection.execute(found_by_words).tuples())
        for query in every:
            both = select_rows(
                connection, parse(f"({words}) {query}"), search.c.kind, search.c.item, by_rank=False
            )
            alone = select_rows(connection, parse(query), search.c.kind, search.c.item, by_rank=False)
            expected = by_words & set(connection.execute(alone).tuples())
            assert set(connection.execute(both).tuples()) == expected, query
            found += bool(expected)
    assert found
