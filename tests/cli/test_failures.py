import os
import subprocess
import sys
from pathlib import Path

import pytest

from kawalis.cli import failure, settings
from tests.cli.conftest import REPORT, Run


def only_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line of standard error; a traceback has more."""
    lines = done.stderr.decode("utf-8").splitlines()
    assert len(lines) == 1, lines
    return lines[0]


BAD = {
    "empty": b"",
    "blank": b" \n\t\n",
    "binary": bytes(range(256)) * 8,
    "nul": b"\x00" * 64,
    "latin": b"A minister said on Sunday that the plan was ready, and nobody in the room disagreed.",
    "png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_cannot_be_read_is_one_line_that_names_the_file(
    run: Run, tmp_path: Path, kind: str, language: str
) -> None:
    (tmp_path / "input.txt").write_bytes(BAD[kind])
    done = run("read", "input.txt", "--lang", language)
    assert done.returncode == 2
    assert done.stdout == b""
    assert "input.txt" in only_line(done)


def test_a_folder_and_standard_input_are_named(run: Run, tmp_path: Path) -> None:
    assert only_line(run("read", tmp_path)) == f"kawalis: {tmp_path}: a folder, not a file"
    assert "standard input" in only_line(run("read", "-"))
    assert "الدخل القياسي" in only_line(run("read", "-", "--lang", "ar"))


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("report.txt", "--lang", "fr"), "--lang is en or ar, not fr"),
        (("report.txt", "--published", "2024-13-01"), "--published is a day as YYYY-MM-DD, not 2024-13-01"),
        (("report.txt", "--published", "yesterday"), "--published is a day as YYYY-MM-DD, not yesterday"),
        (("-", "-"), "standard input (-) can be read only once"),
        (("report.txt", "report.txt", "--html", "p.html"), "--html takes one report at a time"),
        (("report.txt", "--json", "--html", "-"), "--html - and --json both write to standard output"),
        (("report.txt", "--html", "report.txt"), "report.txt: is the report itself and was not overwritten"),
        (("report.txt", "--html", "./../{here}/report.txt"), "is the report itself"),
        (("report.txt", "--html", "no/such/folder/p.html"), "p.html: cannot be written (No such file"),
        (("report.txt", "--html", "."), ".: cannot be written (Is a directory)"),
    ],
)
def test_a_wrong_call_is_one_line_and_spoils_nothing(
    run: Run, report: Path, arguments: tuple[str, ...], reason: str
) -> None:
    done = run("read", *(argument.format(here=report.parent.name) for argument in arguments))
    assert done.returncode == 2
    assert done.stdout == b""
    assert reason in only_line(done)
    assert report.read_text(encoding="utf-8") == REPORT


def test_an_unknown_sample_names_the_known_ones(run: Run) -> None:
    assert "no sample is called x (there are: baghdad-2021, beijing-2023)" in only_line(run("demo", "x"))


def test_an_unknown_option_ends_with_2(run: Run) -> None:
    done = run("read", "--nonesuch")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_strange_file_name_stays_on_one_line(run: Run) -> None:
    assert only_line(run("read", "a\nb\x1b[2J.txt")) == r"kawalis: a\nb\x1b[2J.txt: no such file"


def test_a_name_that_is_no_utf8_is_shown(run: Run) -> None:
    assert "no such file" in only_line(run("read", os.fsdecode(b"caf\xe9.txt")))


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_reader_that_goes_away_is_no_error(report: Path, more: list[str]) -> None:
    command = [sys.executable, "-m", "kawalis", "read", *more, *[str(report)] * 20]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        error = process.stderr.read()
        process.wait(60)
    assert error == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("more", [[], ["--json"], ["--html", "-"]])
def test_a_full_disk_is_one_line(report: Path, more: list[str]) -> None:
    command = [sys.executable, "-m", "kawalis", "read", str(report), *more]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "kawalis: standard output: cannot be written (No space left on device)\n"


def test_a_fault_of_the_program_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    failure.report(ZeroDivisionError("division\nby zero"), "en")
    line = capsys.readouterr().err
    assert line.startswith(r"kawalis: internal failure (ZeroDivisionError: division\nby zero)")
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["read", "x", "--lang", "ar"], "ar"),
        (["read", "--lang=ar", "x"], "ar"),
        (["read", "x", "--lang"], "en"),
        (["read", "x", "--lang", "fr"], "en"),
        ([], "en"),
    ],
)
def test_the_language_of_errors_is_known_before_the_call_is_parsed(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], language: str
) -> None:
    monkeypatch.delenv(settings.VARIABLE, raising=False)
    assert settings.language_of(arguments) == language
