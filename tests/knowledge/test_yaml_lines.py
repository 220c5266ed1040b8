"""YAML values with their lines, and faults named by file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kawalis.knowledge.yaml_lines import line_of, load
from kawalis.model import DataError

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
# a comment
- id: one
  words: [قال,
          أكد]
  day: 2021-04-08
  yes_no: yes
  flag: true
  number: 12
  ratio: 0.5
  nothing: null
- id: two
  inner:
    key: value
"""


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "words.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_values_and_their_lines(tmp_path: Path) -> None:
    value, lines = load(write(tmp_path, GOOD), "ar/words.yaml")
    assert value[0] == {
        "id": "one",
        "words": ["قال", "أكد"],
        "day": "2021-04-08",
        "yes_no": "yes",
        "flag": True,
        "number": 12,
        "ratio": 0.5,
        "nothing": None,
    }
    assert value[1]["inner"] == {"key": "value"}
    assert line_of(lines, (0, "id")) == 2
    assert line_of(lines, (0, "words", 1)) == 4
    assert line_of(lines, (1, "inner", "key")) == 13
    assert line_of(lines, (1, "none", "such")) == line_of(lines, (1,))


def test_an_empty_file(tmp_path: Path) -> None:
    assert load(write(tmp_path, "# nothing\n"), "x") == (None, {(): 1})


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("- id: one\n  id: two\n", 2, "duplicate key 'id'"),
        ("- id: one\n  words: [a, b\n- id: two\n", 3, "broken YAML"),
        ("a: 1\n\tb: 2\n", 2, "broken YAML"),
        ("- id: one\n- [a]: b\n", 2, "a key must be plain text"),
        (b"- id: \xff\n", 1, "unreadable"),
        ("- id: &x one\n- id: *y\n", 2, "broken YAML"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, text: str | bytes, line: int, reason: str) -> None:
    with pytest.raises(DataError) as caught:
        load(write(tmp_path, text), "ar/words.yaml")
    assert (caught.value.file, caught.value.line) == ("ar/words.yaml", line)
    assert caught.value.reason.startswith(reason)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="unreadable"):
        load(tmp_path / "none.yaml", "none.yaml")
