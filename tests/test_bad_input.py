"""Bad input through the command line: one line that names file and reason and code 2, or a record."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kawalis.cli import run

if TYPE_CHECKING:
    from pathlib import Path

REPORT = (
    "الوزير يعود من جولته\n\n"
    'قال وزير الخارجية سالم الحداد، أمس الثلاثاء، إن بلاده "لن تقبل" بتأجيل اللقاء.\n'
    "وكشف مصدر مطلع لوكالة المرفأ أن وفدا سيزور العاصمة في حزيران المقبل.\n"
)
REFUSED = {
    "empty": (b"", "holds no text"),
    "blank": (b" \r\n\t\n", "holds no text"),
    "only a mark": (b"\xef\xbb\xbf", "holds no text"),
    "binary": (bytes(range(256)) * 64, "binary data"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary data"),
    "an archive": (b"PK\x03\x04\x14\x00\x00\x00", "binary data"),
    "all NUL": (b"\0" * 4096, "binary data"),
    "UTF-16 without its mark": (REPORT.encode("utf-16-le"), "binary data"),
    "English": (b"The minister returned from his tour on Tuesday.", "not an Arabic text"),
    "Hebrew": ("השר חזר מסיורו ביום שלישי".encode(), "not an Arabic text"),
    "Persian": (
        "وزیر امور خارجه در این دیدار گفت که این سفر برای همکاری است و از پایتخت دیدن کرد".encode(),
        "Persian",
    ),
    "Urdu": (
        "وزیر خارجہ نے کہا ہے کہ وفد کل دارالحکومت میں ملاقات کے لیے پہنچے گا اور یہ سفر اہم ہے".encode(),
        "Urdu",
    ),
    "Russian in windows-1251": (
        "Министр вернулся из поездки во вторник".encode("cp1251"),
        "unknown character encoding",
    ),
    "French in latin-1": (
        "Le ministre est rentré mardi, après dîner à l'hôtel".encode("latin-1"),
        "unknown character",
    ),
    "too large": (REPORT.encode() * 40_000, "larger than the limit of 8 MB"),
}
READ = {
    "windows-1256": REPORT.encode("cp1256"),
    "ISO-8859-6": REPORT.encode("iso8859_6"),
    "UTF-16": REPORT.encode("utf-16"),
    "a byte order mark": REPORT.encode("utf-8-sig"),
    "Windows line ends": REPORT.replace("\n", "\r\n").encode(),
    "broken UTF-8": REPORT.encode()[:60] + b"\xff\xfe\xd9" + REPORT.encode()[60:-3],
    "NUL bytes": REPORT.replace("الوزير", "الو\0زير\0").encode(),
    "direction marks": ("\u202b" + REPORT.replace(" ", "\u200f \u200e") + "\u202c").encode(),
    "presentation forms": REPORT.replace("قال", "ﻗﺎﻝ")
    .replace("لا", "ﻻ")
    .replace("الوزير", "ﺍﻟﻮﺯﻳﺮ")
    .encode(),
    "tatweel": REPORT.replace("ا", "اـــ").encode(),
    "vowel marks": REPORT.replace("ل", "لَّ").encode(),
    "an unclosed quotation mark": REPORT.replace('تقبل"', "تقبل").encode(),
    "odd quotation marks": REPORT.replace('"لن', "„لن").replace('تقبل"', "تقبل‟").encode(),
    "quotation marks the wrong way round": REPORT.replace('"لن', "»لن").replace('تقبل"', "تقبل«").encode(),
    "old Mac line ends": REPORT.replace("\n", "\r").encode(),
    "one line": REPORT.replace("\n", " ").encode(),
    "markup": REPORT.replace(" ", " <b>&amp;</b> ").encode(),
    "a megabyte of one word": "الوزير".encode() * 90_000,
    "one word, again and again": "الوزير ".encode() * 15_000,
}


def called(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["read", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, reason = REFUSED[name]
    path = tmp_path / "تقرير report.txt"
    path.write_bytes(data)
    code, out, err = called(str(path), capsys=capsys)
    assert (code, out) == (2, "")
    assert err.startswith(f"kawalis: {path}: ")
    assert reason in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", READ)
def test_read_all_the_same(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(READ[name])
    began = time.process_time()  # of the processor: others may use it, too
    code, out, err = called(str(path), "--json", capsys=capsys)
    assert time.process_time() - began < 15
    assert (code, err) == (0, "")
    record = json.loads(out)
    assert record["schema"] == 1
    assert record["sentences"]
    code, out, err = called(str(path), capsys=capsys)
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("name", ["windows-1256", "ISO-8859-6", "UTF-16", "a byte order mark"])
def test_every_encoding_gives_the_same_record(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = []
    for data in (REPORT.encode(), READ[name]):
        path = tmp_path / "report.txt"
        path.write_bytes(data)
        records.append(called(str(path), "--json", capsys=capsys)[1])
    assert records[0] == records[1]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["none.txt"], "none.txt: no such file"),
        (["."], ".: a folder, not a file"),
        (["report.txt", "--published", "yesterday"], "yesterday"),
        (["report.txt", "--published", "2021-02-30"], "2021-02-30"),
        (["report.txt", "--published", "1066-10-14"], "1066-10-14"),
        (["report.txt", "--lang", "fr"], "fr"),
        (["report.txt", "--html", "report.txt"], "report.txt"),
    ],
)
def test_wrong_calls(
    arguments: list[str],
    reason: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    code, out, err = called(*arguments, capsys=capsys)
    assert (code, out) == (2, "")
    assert reason in err
    assert err.count("\n") == 1
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == REPORT


def test_reasons_in_arabic(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = called(str(tmp_path / "none.txt"), "--lang", "ar", capsys=capsys)
    assert code == 2
    assert "لا يوجد ملف بهذا الاسم" in err


def test_a_bad_file_among_good_ones_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(REPORT, encoding="utf-8")
    bad.write_bytes(b"")
    code, out, err = called(str(bad), str(good), "--json", capsys=capsys)
    assert code == 2
    assert err == f"kawalis: {bad}: holds no text\n"
    assert json.loads(out)["article"]["text"] == REPORT


@pytest.mark.parametrize(("data", "code"), [(REPORT.encode("cp1256"), 0), (b"", 2), (b"\0\1\2\3" * 99, 2)])
def test_standard_input_in_any_locale(data: bytes, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    done = subprocess.run(
        [sys.executable, "-m", "kawalis", "read", "-", "--json"], input=data, capture_output=True, check=False
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == (1 if code else 0)
    assert (json.loads(done.stdout)["article"]["text"] == REPORT) if code == 0 else done.stdout == b""
