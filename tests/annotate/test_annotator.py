"""Which annotators can be used, and what is said of those that cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

import kawalis
from kawalis.annotate import load
from kawalis.annotate.annotator import annotator
from kawalis.cli import run
from kawalis.model import AnnotatorError

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "وصول الوفد\nقال وزير النقل سالم الحداد إن الوفد وصل إلى القاهرة أمس."


@pytest.mark.parametrize("name", ["news", "open"])
def test_a_shipped_one_says_its_version(name: str) -> None:
    assert annotator(name).version.startswith(f"ar_kawalis_{name} ")
    assert kawalis.read(REPORT, model=name).model == annotator(name).version


def test_any_pipeline_with_the_same_layers_serves(tmp_path: Path) -> None:
    nlp = load("open")
    nlp.meta["name"] = "ours"
    nlp.to_disk(tmp_path / "ours")
    record = kawalis.read(REPORT, model=str(tmp_path / "ours"))
    assert record.model.startswith("ar_kawalis_ours ")
    assert [s.cue.text for s in record.statements if s.cue] == ["قال"]


def test_what_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    spacy.blank("ar").to_disk(tmp_path / "blank")
    (tmp_path / "empty").mkdir()
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "meta.json").write_text("{", encoding="utf-8")
    wanted = {"blank": "lacks", "empty": "broken", "torn": "broken", "nowhere": "missing"}
    for name, code in wanted.items():
        with pytest.raises(AnnotatorError) as caught:
            annotator(str(tmp_path / name))
        assert caught.value.code == code


@pytest.mark.parametrize(("language", "words"), [("en", "no annotator is called"), ("ar", "لا محلّل لغويًا")])
def test_the_command_line_says_so_in_one_line(
    language: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    assert run(["read", str(report), "--model", "no-such-annotator", "--lang", language]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert err.count("\n") == 1
