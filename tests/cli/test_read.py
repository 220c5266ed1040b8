import json
from pathlib import Path

import pytest

from tests.cli.conftest import REPORT, Run


def test_the_view_is_plain_when_nobody_looks(run: Run, report: Path) -> None:
    done = run("read", report)
    text = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert done.stderr == b""
    assert "Who said what, on whose word" in text
    assert "\x1b" not in text


def test_json_is_the_record_on_one_line(run: Run, report: Path) -> None:
    done = run("read", report, "--json", "--outlet", "صحيفة النخلة", "--published", "2024-05-06")
    lines = done.stdout.decode("utf-8").splitlines()
    record = json.loads(lines[0])
    assert len(lines) == 1
    assert record["article"]["text"] == REPORT
    assert record["article"]["outlet"] == "صحيفة النخلة"
    assert record["article"]["published"] == {"value": "2024-05-06", "origin": "given", "why": []}
    assert record["schema"] == 1


def test_standard_input_is_a_report(run: Run) -> None:
    done = run("read", "-", "--json", given=REPORT.encode())
    assert json.loads(done.stdout)["article"]["title"] == "وزير المياه يعلن خطة جديدة"


def test_several_reports_are_one_line_each_and_a_bad_one_does_not_stop_the_others(
    run: Run, report: Path
) -> None:
    done = run("read", report, "nowhere.txt", report, "--json")
    assert done.returncode == 2
    assert len(done.stdout.decode("utf-8").splitlines()) == 2
    assert done.stderr.decode("utf-8").splitlines() == ["kawalis: nowhere.txt: no such file"]


def test_several_views_stand_under_their_files_names(run: Run, report: Path) -> None:
    text = run("read", report, report).stdout.decode("utf-8")
    assert text.count(f"── {report} ─") == 2


def test_the_locale_changes_nothing(run: Run, report: Path) -> None:
    plain = run("read", report, "--json")
    posix = run("read", report, "--json", LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert posix.returncode == 0
    assert posix.stdout == plain.stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "heading"),
    [
        ((), {}, "Who is who"),
        (("--lang", "ar"), {}, "من هم"),
        ((), {"KAWALIS_LANG": "ar"}, "من هم"),
        (("--lang", "en"), {"KAWALIS_LANG": "ar"}, "Who is who"),
        ((), {"KAWALIS_LANG": "nonsense"}, "Who is who"),
    ],
)
def test_the_language_is_the_options_else_the_environments_else_english(
    run: Run, report: Path, arguments: tuple[str, ...], environment: dict[str, str], heading: str
) -> None:
    done = run("read", report, *arguments, **environment)
    assert heading in done.stdout.decode("utf-8")


def test_the_page_is_written_and_its_place_told(run: Run, report: Path, tmp_path: Path) -> None:
    done = run("read", report, "--html", "page.html")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert done.stdout == b""
    assert done.stderr.decode("utf-8") == "Page written: page.html\n"
    assert '<html lang="ar" dir="rtl">' in html


def test_the_page_speaks_english_where_asked(run: Run, report: Path, tmp_path: Path) -> None:
    run("read", report, "--html", "page.html", "--lang", "en")
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr">' in html


def test_page_and_record_at_once(run: Run, report: Path, tmp_path: Path) -> None:
    done = run("read", report, "--json", "--html", "page.html")
    assert json.loads(done.stdout)["schema"] == 1
    assert (tmp_path / "page.html").is_file()


def test_the_page_on_standard_output(run: Run, report: Path) -> None:
    done = run("read", report, "--html", "-")
    assert done.stdout.decode("utf-8").lstrip().startswith("<!DOCTYPE html>")
    assert done.stderr == b""


@pytest.mark.parametrize("name", ["baghdad-2021", "beijing-2023"])
def test_the_demo_shows_a_sample_and_writes_its_page(run: Run, tmp_path: Path, name: str) -> None:
    done = run("demo", name, "--html", "demo.html")
    assert done.returncode == 0
    assert "What does not add up" in done.stdout.decode("utf-8")
    assert (tmp_path / "demo.html").is_file()


def test_the_demo_needs_no_argument(run: Run, tmp_path: Path) -> None:
    assert run("demo").returncode == 0
    assert (tmp_path / "kawalis-demo.html").is_file()


def test_the_samples_are_listed(run: Run) -> None:
    assert run("demo", "--list").stdout.split() == [b"baghdad-2021", b"beijing-2023"]


def test_the_version(run: Run) -> None:
    assert run("--version").stdout == b"kawalis 0.1.0\n"


def test_help_speaks_arabic(run: Run) -> None:
    assert "اطبع السجل" in run("read", "--help", KAWALIS_LANG="ar").stdout.decode("utf-8")
    assert "اطبع السجل" in run("read", "--lang=ar", "--help").stdout.decode("utf-8")
