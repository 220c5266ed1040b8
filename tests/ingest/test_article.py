"""Articles from files, bytes and strings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kawalis.ingest import LIMIT, article_from_bytes, article_of, read_file
from kawalis.knowledge import table
from kawalis.knowledge.schema.messages import Message
from kawalis.model import Article, InputError, Published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "الوزير يعود من جولته\r\n\r\nقال مصدر مطلع إن الجولة انتهت أمس.\r\n"


def code_of(call: Callable[..., object], *args: object, **options: object) -> InputError:
    with pytest.raises(InputError) as caught:
        call(*args, **options)
    return caught.value


def test_the_text_is_untouched() -> None:
    article = article_of(TEXT, source="x")
    assert article.text == TEXT
    assert article.title == "الوزير يعود من جولته"
    assert TEXT[article.body_start :].strip().startswith("قال")
    assert article.outlet is None
    assert article.published == Published(None, "unknown")


def test_what_the_user_gives() -> None:
    article = article_of(TEXT, source="x", outlet=" صحيفة ", published="2021-04-08")
    assert article.outlet == "صحيفة"
    assert article.published == Published("2021-04-08", "given")
    assert article_of(TEXT, source="x", outlet=" ").outlet is None


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2021-4-8",
        "20210408",
        "2021-02-30",
        "2021-13-01",
        "1899-12-31",
        "2101-01-01",
        "٢٠٢١-٠٤-٠٨",
        "2021-W14-4",
        "2021-04-08T10:00",
    ],
)
def test_days_that_are_none(value: str) -> None:
    error = code_of(article_of, TEXT, source="x", published=value)
    assert error.code == "bad_date"
    assert error.detail == {"value": value}


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "تقرير.txt"
    path.write_bytes(TEXT.encode("cp1256"))
    assert read_file(path).text == TEXT
    assert read_file(str(path), outlet="قناة").outlet == "قناة"


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert code_of(read_file, tmp_path).code == "is_folder"
    assert code_of(read_file, tmp_path / "none.txt").code == "missing"
    assert code_of(read_file, path / "below").code == "missing"
    assert code_of(read_file, "a\0b").code == "unreadable"
    assert code_of(read_file, tmp_path / ("x" * 5000)).code == "unreadable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert code_of(read_file, path).code == "unreadable"


def test_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("وصل ".encode() * (LIMIT // 7 + 1))
    assert code_of(read_file, path).code == "too_large"
    assert code_of(article_of, path.read_text(encoding="utf-8"), source="x").code == "too_large"
    just = ("وصل " * (LIMIT // 7 + 1)).encode()[: LIMIT - 6]
    assert isinstance(article_from_bytes(just, source="x"), Article)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0" * 99, "binary"),
        (b"A report in English.", "not_arabic"),
    ],
)
def test_bytes_that_hold_no_report(data: bytes, code: str) -> None:
    assert code_of(article_from_bytes, data, source="x").code == code


CODES: dict[str, dict[str, object]] = {
    "missing": {},
    "is_folder": {},
    "unreadable": {"reason": "r"},
    "empty": {},
    "binary": {},
    "not_text": {},
    "not_arabic": {"arabic": 1, "letters": 9},
    "too_large": {"limit_mb": 8},
    "bad_date": {"value": "v"},
}


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_line_in_both_languages(code: str) -> None:
    message = next(row for row in table(Message) if row.id == f"input.{code}")
    for template in (message.ar, message.en):
        line = template.format(source="report.txt", **CODES[code])
        assert line.startswith("report.txt: ")
        assert "\n" not in line
