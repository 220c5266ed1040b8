"""How long a search takes: ``python benchmarks/search.py [kawalis.db]``; without a library it says so and ends."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from kawalis.search.engine import search_library
from kawalis.store import DEFAULT, open_library

FACETS = ("kind", "outlet", "month")
ROUNDS = 3


def words_of(titles: list[str]) -> list[str]:
    """Return queries made of titles: a word, two words, a phrase, a prefix, one word without another."""
    found = []
    for title in titles:
        words = [word for word in title.split() if word.isalpha() and len(word) > 3]  # noqa: PLR2004
        if len(words) > 2:  # noqa: PLR2004
            one, two, three = words[:3]
            found += [
                one,
                f"{one} {two}",
                f'"{one} {two}"',
                f"{three[:4]}*",
                f"{one} -{three}",
                f"{one} OR {two}",
            ]
    return found


def measured(library: object, queries: list[str], facets: tuple[str, ...]) -> list[float]:
    """Return the milliseconds of each query, the median of some rounds."""
    out = []
    for query in queries:
        spent = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            search_library(library, query, facets=facets, limit=1 if facets else 20)  # type: ignore[arg-type]
            spent.append((time.perf_counter() - start) * 1000)
        out.append(statistics.median(spent))
    return sorted(out)


def main() -> None:
    """Print the median, the 95th percentile and the longest of searches and of facets."""
    where = sys.argv[1] if len(sys.argv) > 1 else DEFAULT
    if "://" not in where and not Path(where).exists():
        print(f"search: no library {where}")  # noqa: T201
        return
    with open_library(where) as library:
        hits = search_library(library, "kind:article", limit=2000).hits[::250]
        queries = words_of([hit.title or "" for hit in hits])
        for name, facets in (("search", ()), ("facets", FACETS)):
            took = measured(library, queries, facets)
            p95 = took[int(len(took) * 0.95)]
            shown = f"median {statistics.median(took):.0f} ms, p95 {p95:.0f} ms, longest {took[-1]:.0f} ms"
            print(f"{name}: {len(queries)} queries over {library.counts()['articles']} reports: {shown}")  # noqa: T201


if __name__ == "__main__":
    main()
