import json
from pathlib import Path

from tests.cli.conftest import REPORT, Run


def test_the_command_adds_and_tells(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(
        json.dumps([{"body_text": REPORT.replace("المياه", "الزراعة")}]), encoding="utf-8"
    )
    done = run("add", report, "b.json", "none.txt", "--column", "text=body_text")
    assert done.stdout.decode() == "Added: 2, same: 0, updated: 0, skipped: 1\n"
    assert run("skipped").stdout.decode() == "missing\t1\tnone.txt\n"
    assert run("add", report, "--column", "nonsense").returncode == 2
