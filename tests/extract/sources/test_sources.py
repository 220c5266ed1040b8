"""Unnamed sources, collective voices and documents: the table's examples, what describes them, how far they reach."""

from __future__ import annotations

import pytest

from kawalis.knowledge.build import DATA, load_all
from kawalis.knowledge.schema.sources import SourceNoun
from tests.extract.staged import sources_of

ROWS = [row for row in load_all(DATA)["source_nouns"].rows if isinstance(row, SourceNoun)]
EXAMPLES = [pytest.param(row, text, id=row.id) for row in ROWS for text in row.examples]
COUNTER = [
    pytest.param(row, text, id=f"{row.id}-{i}") for row in ROWS for i, text in enumerate(row.counter_examples)
]


@pytest.mark.parametrize(("row", "text"), EXAMPLES)
def test_an_example_has_such_a_source(row: SourceNoun, text: str) -> None:
    found = [m for m in sources_of(text) if m.rule == f"sources.{row.id}"]
    assert [(m.form, m.gender, m.number) for m in found] == [(row.form, row.gender, row.number)]


@pytest.mark.parametrize(("row", "text"), COUNTER)
def test_a_counter_example_has_none(row: SourceNoun, text: str) -> None:
    assert [m.full.text for m in sources_of(text) if m.rule == f"sources.{row.id}"] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_noun_has_an_example(row: SourceNoun) -> None:
    assert row.examples
