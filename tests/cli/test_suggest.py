from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_actors import NEW
from tests.cli.test_failures import only_line

REPORTS = (
    "خطة جديدة\n\nقال وزير النقل الأردني صابر المطلق، أمس الأحد، إن الوزارة ستبدأ مشروعا لتوسيع السدود.",
    "زيارة\n\nوصل وزير النقل الأردني السابق صابر المطلق إلى المدينة أمس.",
)


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{i}.txt" for i in range(len(REPORTS))]
    for path, text in zip(paths, REPORTS, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_reports_and_records_propose_the_same(run: Run, reports: list[Path], tmp_path: Path) -> None:
    done = run("suggest", *reports, "--out", "one")
    assert done.returncode == 0
    lines = done.stdout.decode("utf-8").splitlines()
    assert [line.split("\t")[2:] for line in lines if line.startswith("proposed")] == [
        ["person", "2", "صابر المطلق"]
    ]
    assert lines[-1] == "reports: 2, proposed in one: persons 1, organisations 0"
    (tmp_path / "saved").write_bytes(run("read", *reports, "--json").stdout)
    assert run("suggest", "--records", "saved", "--out", "two").returncode == 0
    one, two = ([path.read_text("utf-8") for path in (tmp_path / name).iterdir()] for name in ("one", "two"))
    assert one == two
    assert len(one) == 1
    again = run("suggest", "--records", "saved", "--out", "two").stdout.decode("utf-8")
    assert "skipped\tfile_exists\t1" in again


def test_whom_your_files_hold_is_not_proposed(run: Run, reports: list[Path], tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "new.yaml").write_text(NEW, encoding="utf-8")
    (tmp_path / "saved").write_bytes(run("read", *reports, "--json").stdout)
    done = run("suggest", "--records", "saved", "--out", "x", "--actors", own, XDG_CACHE_HOME=str(tmp_path))
    assert "skipped\tin_files\t1" in done.stdout.decode("utf-8")
    assert list((tmp_path / "x").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--out", "x"), "name reports, records or a library (--db)"),
        (("0.txt", "--out", "1.txt"), "1.txt: cannot be written (File exists)"),
    ],
)
def test_a_wrong_call_is_one_line(
    run: Run, reports: list[Path], arguments: tuple[str, ...], reason: str
) -> None:
    done = run("suggest", *arguments)
    assert done.returncode == 2
    assert only_line(done) == f"kawalis: {reason}"
    assert reports[1].read_text("utf-8") == REPORTS[1]
