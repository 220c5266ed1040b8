import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_failures import only_line


@pytest.fixture
def records(run: Run, report: Path, tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_bytes(run("read", report, "--json").stdout)
    return path


def test_a_report_and_its_record_give_the_same_table(run: Run, report: Path, records: Path) -> None:
    one = run("export", report, "--format", "csv", "--view", "statements")
    two = run("export", records, "--format", "csv", "--view", "statements", "--out", "-")
    assert one.returncode == 0
    assert one.stdout == two.stdout
    rows = list(csv.DictReader(io.StringIO(one.stdout.decode("utf-8-sig"))))
    assert [row["source_type"] for row in rows] == ["named_person", "anonymous"] or len(rows) > 1


def test_a_file_is_written_and_its_place_told(run: Run, records: Path, tmp_path: Path) -> None:
    done = run("export", records, "--format", "geojson", "--out", "map.geojson")
    assert done.returncode == 0
    assert done.stdout == b""
    assert only_line(done) == "Records exported (1): map.geojson"
    assert json.loads((tmp_path / "map.geojson").read_bytes())["type"] == "FeatureCollection"


def test_a_line_that_is_no_record_does_not_stop_the_others(run: Run, records: Path) -> None:
    records.write_bytes(b"{}\n\n" + records.read_bytes())
    done = run("export", records, "nowhere.jsonl", "--format", "jsonl")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    told = done.stderr.decode().splitlines()
    assert told[0].startswith(f"kawalis: {records}:1: no record (")
    assert told[1:] == ["kawalis: nowhere.jsonl: no such file"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--format", "pdf"), "unknown format pdf (there are csv, jsonl, xlsx"),
        (("--format", "csv", "--view", "cats"), "unknown view cats (there are articles, statements"),
        (("--format", "gexf", "--view", "events"), "the format gexf has no view events"),
        (("--format", "xlsx"), "the format xlsx cannot go to standard output"),
        (("--format", "jsonl", "--out", "records.jsonl"), "records.jsonl: is the report itself and was not"),
        (("--format", "jsonl", "--out", "no/such/x"), "no/such/x: cannot be written (No such file"),
    ],
)
def test_a_wrong_call_is_one_line_and_spoils_nothing(
    run: Run, records: Path, arguments: tuple[str, ...], reason: str
) -> None:
    before = records.read_bytes()
    done = run("export", records, *arguments)
    assert done.returncode == 2
    assert reason in only_line(done)
    assert records.read_bytes() == before
