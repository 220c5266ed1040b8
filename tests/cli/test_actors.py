import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NEW = """id: sabir-al-mutlaq
kind: person
names: {ar: [صابر المطلق], en: [Sabir al-Mutlaq]}
code: IRQGOV
country: IRQ
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "new.yaml").write_text(NEW, encoding="utf-8")
    return folder


@pytest.fixture
def named(tmp_path: Path) -> Path:
    path = tmp_path / "named.txt"
    path.write_text(
        "خطة جديدة\n\nقال صابر المطلق، أمس الأحد، إن الوزارة ستبدأ مشروعا لتوسيع السدود.", encoding="utf-8"
    )
    return path


def test_a_folder_by_option_and_by_variable(run: Run, own: Path, named: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(own.parent / "cache")}
    for done in (
        run("read", named, "--json", "--actors", own, **cache),
        run("read", named, "--json", KAWALIS_ACTORS=str(own), **cache),
    ):
        assert done.returncode == 0
        assert "sabir-al-mutlaq" in [actor["kb"] for actor in json.loads(done.stdout)["actors"]]
    done = run("export", named, "--format", "jsonl", "--view", "actors", "--actors", own, **cache)
    assert "sabir-al-mutlaq" in done.stdout.decode("utf-8")
    assert "Sabir al-Mutlaq" in run("chains", named, "--actors", own, **cache).stdout.decode("utf-8")


def test_a_fault_is_one_line_and_nothing_is_read(run: Run, own: Path, named: Path) -> None:
    (own / "new.yaml").write_text(NEW + "colour: red\n", encoding="utf-8")
    for command in (
        ("read", named),
        ("events", named),
        ("chains", named),
        ("demo",),
        ("export", named, "--format", "jsonl"),
    ):
        done = run(*command, "--actors", own)
        assert done.returncode == 2
        assert done.stdout == b""
        (line,) = done.stderr.decode("utf-8").splitlines()
        assert "own/new.yaml:6: " in line
        assert "colour" in line


def test_no_folder(run: Run, named: Path) -> None:
    done = run("read", named, "--actors", "nowhere")
    assert (done.returncode, done.stderr) == (2, b"kawalis: nowhere: no such folder\n")
    done = run("actors", "check", "nowhere", "--lang", "ar")
    assert done.returncode == 2
    assert "لا يوجد مجلد" in done.stderr.decode("utf-8")


def test_check(run: Run, own: Path) -> None:
    done = run("actors", "check", own)
    assert (done.returncode, done.stdout) == (0, b"actors: 1, faults: 0, doubts: 0\n")
    (own / "new.yaml").write_text(NEW.replace("IRQ\n", "XXX\n"), encoding="utf-8")
    done = run("actors", "check", own)
    assert done.returncode == 2
    assert b"new.yaml:5: " in done.stdout
    assert b"[fault]" in done.stdout


def test_show_and_find(run: Run, own: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(own.parent / "cache")}
    shown = run("actors", "show", "sabir-al-mutlaq", "baghdad", "--actors", own, **cache).stdout.decode(
        "utf-8"
    )
    assert "صابر المطلق" in shown
    assert "kind: city" in shown
    found = run("actors", "find", "صابر المطلق", "--actors", own, **cache).stdout.decode("utf-8")
    assert found.startswith("sabir-al-mutlaq\tperson\tصابر المطلق\tSabir al-Mutlaq\tIRQ\n")
    done = run("actors", "show", "nobody-at-all")
    assert (done.returncode, done.stderr) == (2, b"kawalis: nobody has this id or name: nobody-at-all\n")


def test_import(run: Run, tmp_path: Path) -> None:
    entities = [
        {"id": "NK-1", "schema": "Person", "properties": {"name": ["صابر المطلق"], "country": ["iq"]}},
        {"id": "NK-2", "schema": "Vessel", "properties": {"name": ["Ghusn"]}},
    ]
    text = "".join(json.dumps(entity) + "\n" for entity in entities)
    done = run("actors", "import", "-", "--format", "ftm", "--out", "made", given=text.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"skipped\tother_schema\t1\nfiles written to made: 1\n"
    assert "country: IRQ" in (tmp_path / "made" / "import-nk-1.yaml").read_text(encoding="utf-8")
    assert run("actors", "check", "made").returncode == 0
    for file, form in (("nowhere.json", "ftm"), ("-", "table")):
        done = run("actors", "import", file, "--format", form, "--out", "made")
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
