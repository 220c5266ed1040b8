"""Print the tables of ``docs/evaluation.md`` and write them there: ``make evaluate``.

The data are third-party and no part of the project; what is not at hand (``KAWALIS_SHARED``) is left as it stands.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from tests.evaluation import annotator, reports, seed_report

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = reports.ROOT / "docs" / "evaluation.md"


def seed() -> str:
    """Return the model report's table."""
    return seed_report.table(seed_report.compare(*seed_report.load())).strip()


TABLES: dict[str, tuple[Callable[[], bool], Callable[[], str]]] = {
    "seed": (seed_report.available, seed),
    "reports": (reports.available, reports.table),
    "annotator": (annotator.available, annotator.table),
}


def shown(name: str, page: str) -> str:
    """Return a table as the page shows it."""
    return page.partition(f"<!-- {name} -->\n")[2].partition(f"\n<!-- /{name} -->")[0]


def renewed(name: str, table: str, page: str) -> str:
    """Return the page with one table written anew."""
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    return re.sub(pattern, lambda m: f"{m[1]}{table}\n{m[2]}", page, flags=re.DOTALL)


def main() -> int:
    """Measure what can be measured, print it, renew the page."""
    page = PAGE.read_text(encoding="utf-8")
    for name, (available, table) in TABLES.items():
        if not available():
            sys.stderr.write(f"{name}: the data is not at hand, set KAWALIS_SHARED\n")
            continue
        made = table()
        sys.stdout.write(f"{name}\n{made}\n\n")
        page = renewed(name, made, page)
    PAGE.write_text(page, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
