"""How long a search takes: ``python benchmarks/search.py [kawalis.db]``; without a library it says so and ends.

Each kind of query is told by itself: words, phrases, prefixes, conditions without words, words under conditions; and
facets of all of them. Times are the processor's (of SQLite; on PostgreSQL, which is another process, the clock's).
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kawalis.search.engine import FACETS, search_library
from kawalis.store import DEFAULT, open_library

if TYPE_CHECKING:
    from kawalis.store.library import Library

ROUNDS = 3
REPORTS = 8  # whose titles give the words
CONDITIONS = (
    *("kind:article", "kind:statement", "kind:event", "kind:event type:CONSULT", "type:CONSULT"),
    *("kind:statement source-type:anonymous", "source-type:anonymous", "kind:article type:ASSAULT"),
    *("kind:statement certainty:possible", "directness:direct", "kind:event status:planned", "telling:told"),
    *("kind:event place:Baghdad", "country:SAU", "kind:event type:CONSULT place:Riyadh"),
    *("kind:event type:ASSAULT telling:told", "kind:actor type:CONSULT", "kind:article -type:CONSULT"),
    *("type:CONSULT OR source-type:anonymous", "actor:saudi-arabia", "kind:statement actor:saudi-arabia"),
)
DATED = ("kind:article", "kind:event type:CONSULT", "kind:statement source-type:anonymous")


def queries(titles: list[str], days: list[str]) -> dict[str, list[str]]:
    """Return the queries by their kind, made of titles and days of the library."""
    out: dict[str, list[str]] = {
        name: []
        for name in ("a word", "several words", "phrase", "prefix", "conditions", "words and conditions")
    }
    out["conditions"] += [*CONDITIONS, *(f"{query} since:{day}" for query in DATED for day in days)]
    for title in titles:
        words = [word for word in title.split() if word.isalpha() and len(word) > 3]  # noqa: PLR2004
        if len(words) > 2:  # noqa: PLR2004
            one, two, three = words[:3]
            out["a word"].append(one)
            out["several words"] += [f"{one} {two}", f"{one} -{three}", f"{one} OR {two}"]
            out["phrase"].append(f'"{one} {two}"')
            out["prefix"].append(f"{three[:4]}*")
            out["words and conditions"] += [
                f"{one} type:CONSULT",
                f"{two} kind:statement source-type:anonymous",
            ]
            out["words and conditions"] += [f"{one} since:{day}" for day in days]
    return out


def measured(library: Library, query: str, facets: tuple[str, ...]) -> float:
    """Return the milliseconds of a query, the median of some rounds."""
    clock = time.process_time if library.dialect == "sqlite" else time.perf_counter
    spent = []
    for _ in range(ROUNDS):
        start = clock()
        search_library(library, query, facets=facets, limit=1 if facets else 20)
        spent.append((clock() - start) * 1000)
    return statistics.median(spent)


def told(name: str, took: list[float]) -> str:
    """Return a line about the times of some queries."""
    took = sorted(took)
    p95 = took[min(len(took) - 1, int(len(took) * 0.95))]
    return (
        f"  {name:<22} {len(took):4} queries: median {statistics.median(took):5.0f} ms, "
        f"p95 {p95:5.0f} ms, longest {took[-1]:5.0f} ms\n"
    )


def main() -> None:
    """Print the median, the 95th percentile and the longest of each kind of query, and of facets."""
    where = sys.argv[1] if len(sys.argv) > 1 else DEFAULT
    out = sys.stdout
    if "://" not in where and not Path(where).exists():
        out.write(f"search: no library {where}\n")
        return
    with open_library(where) as library:
        counts = library.counts()
        shown = search_library(library, "kind:article", limit=counts["articles"]).hits
        titles = [hit.title or "" for hit in shown[:: max(1, len(shown) // REPORTS)]]
        held = sorted({hit.day for hit in shown if hit.day})
        asked = queries(titles, [held[len(held) // 2], held[-1]] if held else [])
        names = ("articles", "records", "statements", "events")
        out.write("search: " + ", ".join(f"{counts[name]} {name}" for name in names) + "\n")
        for facets in ((), FACETS):
            took = {
                name: [measured(library, query, facets) for query in some] for name, some in asked.items()
            }
            for name, some in took.items():
                out.write(told(f"{'facets, ' if facets else ''}{name}", some) if some else "")
            out.write(told("facets, all" if facets else "all", [ms for some in took.values() for ms in some]))


if __name__ == "__main__":
    main()
