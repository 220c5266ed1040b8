"""``kawalis chains``: a line a chain, and the same as JSON and CSV."""

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Run


def test_each_chain_is_one_line(run: Run, report: Path) -> None:
    lines = run("chains", report).stdout.decode().splitlines()
    assert len(lines) == 3
    assert any("[" in line and "مصدر مطلع" in line and "التمويل" in line for line in lines)


def test_json_and_csv_hold_the_same(run: Run, report: Path) -> None:
    rows = json.loads(run("chains", report, "--format", "json").stdout)
    table = list(csv.DictReader(io.StringIO(run("chains", report, "--format", "csv").stdout.decode())))
    assert [row["statement"] for row in rows] == [row["statement"] for row in table]
    weak = next(row for row in rows if row["weakness"] == "anonymous")
    assert weak["chain"][weak["weakest"]] == "مصدر مطلع"


def test_an_unknown_format_is_refused(run: Run, report: Path) -> None:
    done = run("chains", report, "--format", "xml")
    assert done.returncode == 2
    assert b"xml" in done.stderr
    assert done.stdout == b""
