"""Workers beside make the same library as none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from kawalis.ingest.item import Item
from kawalis.library import adding, making, opened
from kawalis.library.adding import Given, add
from kawalis.library.making import Found, Makers, make
from kawalis.store.tables import metadata
from tests.cli.conftest import REPORT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
MOMENTS = {"added_at", "seen_at", "at", "first_at", "last_at", "checked_at", "applied_at", "made_at"}


def reports(path: Path) -> str:
    """Write a file with copies, older ones that come later, changed pages, other languages and empty rows."""
    rows: list[Any] = []
    for i in range(90):
        text = f"{REPORT} {i // 3 if i % 5 else i} " + " ".join(str(i // 3 * 7 + j) for j in range(30))
        day = f"2021-0{1 + i % 9}-11"
        rows.append({"content": text, "url": f"http://x/{i % 70}", "outlet": f"ص{i % 4}", "date": day})
    rows += [{"content": ""}, {"content": "no Arabic in this one, only English words"}, 7, rows[3]]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def contents(folder: Path, source: str, workers: int) -> dict[str, list[Any]]:
    """Add reports; return all rows of all tables but for the moments, and what is logged in any order."""
    with opened(str(folder / f"{workers}.db"), write=True) as library:
        counts = add(library, [source], Given(), workers=workers)
        found: dict[str, list[Any]] = {
            "counts": sorted((k, v) for k, v in counts.items() if k != adding.COPIES)
        }
        with library.read() as connection:
            for table in metadata.sorted_tables:
                rows = [dict(row) for row in connection.execute(select(table)).mappings()]
                for row in rows:
                    for name in MOMENTS & set(row):
                        row.pop(name)
                    if table.name == "changes":
                        row.pop("number")
                found[table.name] = sorted(map(repr, rows))
            index = 'SELECT term, col, doc, "offset" FROM words ORDER BY 1, 2, 3, 4'
            connection.exec_driver_sql(
                "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_index, instance)"
            )
            found["index"] = [tuple(row) for row in connection.exec_driver_sql(index)]
    return found


def test_the_same_library_whatever_makes_the_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = reports(tmp_path / "a.jsonl")
    alone = contents(tmp_path, source, 0)
    assert len(alone["copies"]) > 20
    assert len(alone["versions"]) > 70
    assert len(alone["skipped"]) == 3
    monkeypatch.setattr(making, "FEW", 0)
    monkeypatch.setattr(adding, "BATCH", 8)
    monkeypatch.setattr(adding, "TOGETHER", 20)
    for workers in (1, 2):
        found = contents(tmp_path, source, workers)
        for name, rows in alone.items():
            assert found[name] == rows, name


def test_what_a_dead_worker_had_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "FEW", 0)
    batches = [[Found(Item("a", "a", text=f"{REPORT} {i}"))] for i in range(6)]
    with Makers(Given(), 2) as makers:
        made = []
        for i, batch in enumerate(batches):
            made += list(makers.put(batch, at_once=i == len(batches) - 1))
            if i == 2:
                makers.programs.kill()
    assert made == [make(batch, Given()) for batch in batches]
