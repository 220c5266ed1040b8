import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import REPORT, Run


def test_the_command_adds_and_tells(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(
        json.dumps([{"body_text": REPORT.replace("المياه", "الزراعة")}]), encoding="utf-8"
    )
    done = run("add", report, "b.json", "none.txt", "--column", "text=body_text", "--no-read")
    assert done.stdout.decode() == "Added: 2, same: 0, updated: 0, skipped: 1\n"
    assert run("skipped").stdout.decode() == "missing\t1\tnone.txt\n"
    assert run("add", report, "--column", "nonsense").returncode == 2


def test_what_was_added_is_read_and_found(run: Run, report: Path) -> None:
    done = run("add", report)
    assert done.stdout.decode().splitlines() == [
        "Added: 1, same: 0, updated: 0, skipped: 0",
        "Read: 1, left as they were: 0",
    ]
    assert run("rebuild").stdout.decode() == "Read: 0, left as they were: 1\n"
    assert run("search", "المياه", "--kind", "statement").returncode == 0


def test_nothing_is_rebuilt_where_no_library_is(run: Run, tmp_path: Path) -> None:
    done = run("rebuild", "--db", "none.db")
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1
    assert not (tmp_path / "none.db").exists()


def test_what_a_library_holds_is_exported_as_the_report_itself_is(run: Run, report: Path) -> None:
    run("add", report)
    kept = run("export", "--db", "kawalis.db", "--format", "csv", "--view", "statements")
    read = run("export", report, "--format", "csv", "--view", "statements")
    assert kept.returncode == 0
    own, theirs = (list(csv.DictReader(io.StringIO(d.stdout.decode("utf-8-sig")))) for d in (kept, read))
    assert [row["cue"] for row in own] == [row["cue"] for row in theirs] != []


def test_changes_from_a_day_on(run: Run, report: Path) -> None:
    run("add", report)
    rows = [line.split("\t") for line in run("changes", "--since", "2020-01-01").stdout.decode().splitlines()]
    assert {"article", "record", "statement"} <= {row[2] for row in rows}
    assert {row[1] for row in rows} == {"added"}
    assert run("changes", "--since", "2999-01-01").stdout == b""
    assert run("changes", "--since", "yesterday").returncode == 2


@pytest.mark.parametrize("command", [("export", "--format", "csv"), ("suggest", "--out", "x")], ids=" ".join)
def test_a_call_that_names_nothing_is_refused(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 2
    assert done.stderr.decode() == "kawalis: name reports, records or a library (--db)\n"
