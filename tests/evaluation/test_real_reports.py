"""Two hundred real reports, drawn at random, are read without a fault, wherever the news (third-party data) is at hand."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

import kawalis
from kawalis.model import InputError
from tests.evaluation import reports
from tests.reading import faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT, SEED = 200, 7
REFUSED = {"empty", "not_arabic"}

pytestmark = pytest.mark.skipif(
    not reports.available(), reason="the news is third-party data: set KAWALIS_SHARED to its folder"
)


def drawn() -> Iterator[str]:
    """Yield reports of two days, as many of each, from any outlet."""
    chance = random.Random(SEED)
    for day in ("2015-07-23", "2015-08-06"):
        rows = reports.rows_of(f"{day}.zip", f"{day}.json")
        for row in chance.sample(rows, COUNT // 2):
            yield f"{row['title']}\n{row['content']}"


def test_real_reports_are_read() -> None:
    read = 0
    for text in drawn():
        try:
            record = kawalis.read(text)
        except InputError as error:
            assert error.code.split(".")[0] in REFUSED
            continue
        read += 1
        assert faults_of(record) == []
    assert read > COUNT * 0.95
