import json
from pathlib import Path

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
