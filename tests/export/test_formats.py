import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kawalis.export.formats import FORMATS, check, save, stream
from kawalis.model import ExportError, Record
from tests.export.builders import TEXT, build


def files(path: Path) -> list[Path]:
    return [p for p in sorted(path.rglob("*")) if p.is_file()] if path.is_dir() else [path]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_any_text_and_gives_the_same_twice(tmp_path: Path, form: str) -> None:
    record = build(TEXT + "\ud800\x00\u202e</script>]]>😀")
    for name in ("one", "two"):
        save([record], tmp_path / name, form, language="ar")
    one, two = (files(tmp_path / name) for name in ("one", "two"))
    assert len(one) == len(two)
    if form != "xlsx":  # its archive is dated
        assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("form", [name for name, known in FORMATS.items() if not known.folder])
def test_a_failure_leaves_what_was_there(record: Record, tmp_path: Path, form: str) -> None:
    def failing() -> Iterator[Record]:
        yield record
        raise OSError("no more")

    view = "events" if "events" in FORMATS[form].views else None
    path = tmp_path / "out"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(OSError, match="no more"):
        save(failing(), path, form, view=view)
    assert path.read_text(encoding="utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("form", "view", "to_stream", "code"),
    [
        ("pdf", None, False, "format"),
        ("csv", "cats", False, "view"),
        ("geojson", "actors", False, "no_view"),
        ("geojson", "all", False, "no_view"),
        ("ftm", "events", False, "no_view"),
        ("xlsx", "events", True, "stream"),
        ("parquet", None, True, "stream"),
        ("markdown", None, True, "stream"),
        ("csv", "all", True, "stream"),
    ],
)
def test_what_cannot_be_written_is_said(form: str, view: str | None, to_stream: bool, code: str) -> None:
    with pytest.raises(ExportError) as told:
        check(form, view, stream=to_stream)
    assert told.value.code == code


@pytest.mark.parametrize(("form", "library"), [("xlsx", "xlsxwriter"), ("parquet", "duckdb")])
def test_a_missing_library_names_its_extra(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExportError) as told:
        save([record], tmp_path / "x", form)
    assert told.value.code == "lacks"
    assert told.value.detail == {"library": library, "extra": "export"}
    assert not list(tmp_path.glob("*.part"))


def test_a_long_stream_is_not_held(record: Record) -> None:
    taken = 0

    def many() -> Iterator[Record]:
        nonlocal taken
        for _ in range(50):
            taken += 1
            yield record

    for form in ("jsonl", "csv", "geojson", "jsonld", "plover"):
        taken = 0
        chunks = stream(many(), form, view="events" if form == "csv" else None)
        for _ in range(3):
            next(chunks)
        assert taken < 5, form
