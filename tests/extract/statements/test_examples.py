"""Every example and counter-example of the cue tables, read by the real stages."""

from __future__ import annotations

import pytest

from kawalis.knowledge.build import DATA, load_all
from kawalis.knowledge.schema.cues import Example, ReportingPhrase, ReportingVerb
from tests.extract.staged import plain, statements_of

_TABLES = load_all(DATA)
ROWS: list[ReportingVerb | ReportingPhrase] = [
    row
    for name in ("reporting_verbs", "reporting_phrases")
    for row in _TABLES[name].rows
    if isinstance(row, ReportingVerb | ReportingPhrase)
]
EXAMPLES = [pytest.param(e, id=f"{row.id}-{i}") for row in ROWS for i, e in enumerate(row.examples)]
COUNTER = [pytest.param(t, id=f"{row.id}-{i}") for row in ROWS for i, t in enumerate(row.counter_examples)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_read_as_it_says(example: Example) -> None:
    found = [plain(s) for s in statements_of(example.text)]
    assert (example.cue, example.source, example.content) in found


@pytest.mark.parametrize("text", COUNTER)
def test_a_counter_example_attributes_nothing(text: str) -> None:
    assert [plain(s) for s in statements_of(text)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_cue_has_an_example(row: ReportingVerb | ReportingPhrase) -> None:
    assert row.examples
