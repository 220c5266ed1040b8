import json
import zipfile
from pathlib import Path

import pytest

from kawalis.library import adding, making, opened
from kawalis.library.adding import Given, add
from kawalis.model import StoreError
from tests.cli.conftest import REPORT

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of SQLAlchemy's

OTHER = REPORT.replace("المياه", "الزراعة")


def rows(**more: str) -> list[dict[str, str]]:
    return [
        {"title": "عنوان", "content": text, "url": f"http://x.example/{i}", **more}
        for i, text in enumerate([REPORT, OTHER])
    ]


def write(folder: Path, name: str) -> str:
    path = folder / name
    if name.endswith(".zip"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.json", json.dumps(rows()))
    elif name.endswith(".jsonl"):
        path.write_text("\n".join(map(json.dumps, rows())), encoding="utf-8")
    elif name.endswith(".csv"):
        path.write_text(
            "title,content\n" + "".join(f'ع,"{r["content"]}"\n' for r in rows()), encoding="utf-8"
        )
    elif name.endswith(".json"):
        path.write_text(json.dumps(rows()), encoding="utf-8")
    else:
        path.mkdir()
        for i, row in enumerate(rows()):
            (path / f"{i}.txt").write_text(row["content"], encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", ["a.zip", "a.jsonl", "a.csv", "a.json", "folder"])
def test_two_runs_add_once(tmp_path: Path, name: str) -> None:
    source = write(tmp_path, name)
    with opened(str(tmp_path / "k.db"), write=True) as library:
        assert add(library, [source], Given()) == {"added": 2}
        assert add(library, [source], Given()) == {"same": 2}
        assert library.counts()["articles"] == 2


def test_a_changed_page_is_a_new_version(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with opened(str(tmp_path / "k.db"), write=True) as library:
        for text, what in [(REPORT, "added"), (OTHER, "updated")]:
            path.write_text(json.dumps([{"content": text, "url": "http://x.example/1"}]), encoding="utf-8")
            assert add(library, [str(path)], Given()) == {what: 1}


def test_what_is_there_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path, "a.jsonl")
    with opened(str(tmp_path / "k.db"), write=True) as library:
        add(library, [source], Given())
        monkeypatch.setattr(making, "incoming", None)  # who makes a report of anything fails
        assert add(library, [source], Given()) == {"same": 2}
        assert add(library, [source], Given(published="2024-05-06")) == {"same": 2}
        with pytest.raises(TypeError):
            add(library, [source], Given(outlet="صحيفة أخرى"))


@pytest.mark.parametrize("together", [1, 2, 1000])
def test_a_page_that_changes_and_goes_back_has_all_its_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(adding, "BATCH", 1)
    monkeypatch.setattr(adding, "TOGETHER", together)
    path = tmp_path / "a.json"
    page = [{"content": text, "url": "http://x.example/1"} for text in (REPORT, OTHER, REPORT)]
    path.write_text(json.dumps(page), encoding="utf-8")
    with opened(str(tmp_path / "k.db"), write=True) as library:
        assert add(library, [str(path)], Given()) == {"added": 1, "updated": 2}
        assert library.counts()["versions"] == 3
        assert add(library, [str(path)], Given()) == {"same": 1, "updated": 2}
        assert library.counts()["versions"] == 5


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.json", b"[", "broken_json"),
        ("a.json", b"[1]", "not_a_row"),
        ("a.json", b'[{"x": "y"}]', "no_column"),
        ("a.zip", b"PK no", "broken_archive"),
        ("a.txt", b"Only English here.", "not_arabic.en"),
        ("a.exe", b"x", "unsupported"),
        ("a.txt", b"", "empty"),
    ],
)
def test_what_is_skipped_has_a_reason(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with opened(str(tmp_path / "k.db"), write=True) as library:
        assert add(library, [str(tmp_path / name)], Given()) == {"skipped": 1}
        assert [skip.code for skip in library.skips()] == [code]


@pytest.mark.parametrize(
    ("member", "data", "code"),
    [("../a.txt", REPORT, "unsafe_path"), ("a.txt", "a" * (8 << 20), "zip_bomb"), ("a.zip", "x", "too_deep")],
)
def test_archives_cannot_do_harm(tmp_path: Path, member: str, data: str, code: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, data)
    with opened(str(tmp_path / "k.db"), write=True) as library:
        add(library, [str(tmp_path / "a.zip")], Given())
        assert [skip.code for skip in library.skips()] == [code]


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "k.db").write_bytes(b"no database at all, " * 100)
    with pytest.raises(StoreError):
        opened(str(tmp_path / "k.db"), write=True)
