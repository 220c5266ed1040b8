"""The same rows in the same order, whichever store a library is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from kawalis.model import Published
from kawalis.search.engine import FACETS, search_library
from kawalis.store import open_library
from kawalis.store.incoming import Incoming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kawalis.store.library import Library

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

WORDS = (
    *("وزير", "الوزير", "بالوزير", "للوزير", "وزراء", "العراق", "عراقي", "بغداد", "وبغداد", "زار"),
    *("المدينة", "مدينة", "2021", "19", "1e5", "b2b", "x²", "كوفيد19", "لا", "و"),
)
REPORTS = 60


def reports() -> Iterator[Incoming]:
    """Yield reports of few words, so that many are alike in what they hold."""
    for i in range(REPORTS):
        words = [WORDS[(i * i + j * (i % 7 + 1) + j * j) % len(WORDS)] for j in range(4 + i % 23)]
        day = Published(f"2021-{i % 12 + 1:02}-{i % 28 + 1:02}", "given")
        yield Incoming(" ".join(words) + f" رقم{i}", words[0], day, "test", ("ا", "ب", None)[i % 3])


@pytest.fixture(scope="module")
def both(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Library]]:
    folder: Path = tmp_path_factory.mktemp("both")
    engine = create_engine(
        postgres.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE both_stores"))
    engine.dispose()
    server = postgres.rpartition("/")[0] + "/both_stores"
    with (
        open_library(folder / "k.db", create=True, write=True) as one,
        open_library(server, create=True, write=True) as two,
    ):
        for library in (one, two):
            library.add(list(reports()))
        yield one, two


word = st.sampled_from(WORDS)
phrase = st.lists(word, min_size=2, max_size=3).map(lambda words: '"' + " ".join(words) + '"')
one = st.one_of(word, phrase, word.map(lambda w: w[:3] + "*"))
queries = st.one_of(
    one,
    st.tuples(one, one, one).map(" ".join),
    st.tuples(one, one).map(" OR ".join),
    st.tuples(one, word).map(" -".join),
    st.tuples(one, st.sampled_from(("since:2021-06", "until:2021-06", "outlet:ا", "kind:article"))).map(
        " ".join
    ),
)


@settings(max_examples=150, deadline=None)
@given(query=queries)
def test_both_stores_find_the_same_in_the_same_order(both: tuple[Library, Library], query: str) -> None:
    first, second = (search_library(library, query, limit=REPORTS, facets=FACETS) for library in both)
    assert first == second
    assert first.total == len(first.hits)


@settings(max_examples=50, deadline=None)
@given(words=st.lists(one, min_size=3, max_size=3))
def test_words_within_an_or_find_the_same(both: tuple[Library, Library], words: list[str]) -> None:
    """FTS5 may leave phrases uncounted in a part that another makes needless: only the order may differ."""
    query = "{} OR ({} {})".format(*words)
    first, second = (search_library(library, query, limit=REPORTS).hits for library in both)
    assert {hit.item: hit for hit in first} == {hit.item: hit for hit in second}
