"""The model report must keep the items that it has: floors with the hashes of report and gold."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.evaluation import seed_report

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["seed"]

pytestmark = pytest.mark.skipif(
    not seed_report.available(),
    reason="the model report is third-party data: set KAWALIS_SHARED to its folder",
)


@pytest.mark.parametrize("name", ["report.txt", "gold.json"])
def test_the_floor_was_set_on_these_files(name: str) -> None:
    digest = hashlib.sha256((seed_report.SHARED / "seed" / name).read_bytes()).hexdigest()
    assert digest == FLOORS["sha256"][name]


def test_items_found() -> None:
    record, gold = seed_report.load()
    items = seed_report.compare(record, gold)
    assert len(items) == FLOORS["items"]
    missed = [f"{item.layer} {item.id}: {item.remark}" for item in items if not item.found]
    assert len(items) - len(missed) >= FLOORS["found"], missed


def test_no_false_check_and_the_day_of_publication() -> None:
    record, gold = seed_report.load()
    assert seed_report.false_checks(record, gold) == []
    assert record.article.published.value == gold["published_inferred"]
    assert record.article.published.origin == "inferred"


@pytest.mark.parametrize(
    ("ours", "gold", "expected"), [([(0, 4)], [(0, 4)], 1.0), ([(0, 2)], [(0, 4)], 0.5), ([], [], 1.0)]
)
def test_overlap(ours: list[tuple[int, int]], gold: list[tuple[int, int]], expected: float) -> None:
    assert seed_report.overlap(ours, gold) == expected


def test_the_docs_show_this_table() -> None:
    record, gold = seed_report.load()
    page = (seed_report.ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    shown = page.partition("<!-- seed -->\n")[2].partition("\n<!-- /seed -->")[0]
    assert shown == seed_report.table(seed_report.compare(record, gold)).strip()
