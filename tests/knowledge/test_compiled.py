"""The compiled tables are what the YAML says, all of them load, and their examples are run."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from kawalis.knowledge import table
from kawalis.knowledge.build import DATA, load_all, schema_of
from kawalis.knowledge.schema.messages import Message
from kawalis.knowledge.tables import TABLES

TESTS = Path(__file__).resolve().parent.parent
SOURCES = load_all()


@pytest.mark.parametrize("name", TABLES)
def test_compiled_tables_are_fresh(name: str) -> None:
    compiled = (DATA / "compiled" / f"{name}.json").read_bytes()
    assert compiled == SOURCES[name].compiled(), "run make data"


def test_nothing_else_is_compiled() -> None:
    assert {path.stem for path in (DATA / "compiled").iterdir()} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads(name: str) -> None:
    assert len(table(schema_of(TABLES[name]))) == len(SOURCES[name].rows) > 0


def test_every_file_belongs_to_one_table() -> None:
    owners: dict[Path, list[str]] = {path: [] for path in DATA.rglob("*.yaml")}
    for entry in TABLES.values():
        for path in DATA.glob(entry.files):
            owners[path].append(entry.name)
    assert owners
    for path, names in owners.items():
        assert len(names) == 1, f"{path.relative_to(DATA)}: {names}"


def with_examples() -> list[str]:
    return [
        name
        for name in TABLES
        if {"examples", "counter_examples"} & set(schema_of(TABLES[name]).__struct_fields__)
    ]


@pytest.mark.parametrize("name", with_examples())
def test_examples_are_run(name: str) -> None:
    """Some test reads the table's source rows, which alone hold examples, and names them."""
    runners = [
        path
        for path in TESTS.rglob("test_*.py")
        if path != Path(__file__).resolve()
        and f'"{name}"' in (text := path.read_text(encoding="utf-8"))
        and "examples" in text
    ]
    assert runners, f"no test runs the examples of {name}"


@pytest.mark.parametrize("name", with_examples())
def test_examples_are_there(name: str) -> None:
    rows = SOURCES[name].rows
    assert any(getattr(row, "examples", None) or getattr(row, "counter_examples", None) for row in rows)


def test_messages_have_the_same_fields_in_both_languages() -> None:
    rows = table(Message)
    for row in rows:
        fields = [
            {name.removesuffix(suffix) for _, name, _, _ in Formatter().parse(text) if name is not None}
            for text, suffix in ((row.ar, "_ar"), (row.en, "_en"))
        ]
        assert fields[0] == fields[1], row.id
        assert "\n" not in row.ar + row.en, row.id
