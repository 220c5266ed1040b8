"""Files that cannot be used, disks that are full, several at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import exc

from kawalis.model import StoreError
from kawalis.store import open_library
from kawalis.store.connect import code_of
from tests.cli.conftest import REPORT
from tests.store.test_library import incoming

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def code(where: Path | str, *, write: bool = True, create: bool = True) -> str:
    with pytest.raises(StoreError) as error:
        open_library(where, write=write, create=create)
    return error.value.code


def test_files_that_are_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database, only words " * 100)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE x (y)")
    other.close()
    assert code(tmp_path / "text") == "not_ours"
    assert code(tmp_path / "other.db") == "not_ours"
    assert code(tmp_path) == "not_ours"
    assert code(tmp_path / "none.db", write=False, create=False) == "missing"
    assert code(tmp_path / "no" / "folder.db") == "missing"


def test_a_read_only_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = tmp_path / "k.db"
    with open_library(where, create=True, write=True) as library:
        library.add([incoming()])
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write anywhere
    assert code(where) == "read_only"
    with open_library(where) as library:
        assert library.counts()["articles"] == 1
        with pytest.raises(StoreError) as error:
            library.add([incoming("x" + REPORT)])
        assert error.value.code == "read_only"


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    where = tmp_path / "k.db"
    with open_library(where, create=True, write=True) as library:
        library.add([incoming()])
        with library.read() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError) as error:
            library.add([incoming(REPORT + str(i) * 5000) for i in range(200)])
        assert error.value.code == "full"
    with open_library(where, write=True) as library:
        assert library.counts()["articles"] == 1
        assert library.add([incoming(REPORT + "x")])[0].what == "added"


def test_a_server_that_does_not_answer() -> None:
    assert code("postgresql://someone:secret@127.0.0.1:9/none") == "unreachable"
    with pytest.raises(StoreError) as error:
        open_library("postgresql://someone:secret@127.0.0.1:9/none")
    assert "secret" not in str(error.value)


def test_a_fault_of_ours_is_none_of_the_databases() -> None:
    assert code_of(exc.ProgrammingError("x", {}, Exception())) is None


WRITER = """
import sys
from kawalis.store import open_library
from tests.store.test_library import incoming, REPORT
with open_library(sys.argv[1], write=True) as library:
    for i in range(12):
        library.add([incoming(REPORT + str(i), url=f"http://x/{i}"), incoming(REPORT + sys.argv[2] + str(i))])
"""
READER = """
import sys, time
from kawalis.search.engine import search_library
from kawalis.store import open_library
last = found = 0
with open_library(sys.argv[1]) as library:
    while last < 36:
        counts = library.counts()
        assert counts["articles"] >= last and counts["versions"] <= 12, counts
        last = counts["articles"]
        total = search_library(library, "المياه", limit=50, facets=("kind",)).total
        assert found <= total <= 36 and total >= last, (found, total, last)
        found = total
        time.sleep(0.02)
"""


def test_two_writers_and_five_readers(where: str) -> None:
    with open_library(where, create=True, write=True):
        pass
    started = [[WRITER, where, name] for name in "ab"] + [[READER, where]] * 5
    running = [
        subprocess.Popen([sys.executable, "-c", *arguments], stderr=subprocess.PIPE) for arguments in started
    ]
    errors = [process.communicate(timeout=120)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 7, errors
    with open_library(where) as library:
        counts = library.counts()
    assert (counts["articles"], counts["versions"]) == (36, 12)


def test_two_make_one_library(where: str) -> None:
    program = "import sys; from kawalis.store import open_library; open_library(sys.argv[1], create=True, write=True)"
    running = [
        subprocess.Popen([sys.executable, "-c", program, where], stderr=subprocess.PIPE) for _ in range(3)
    ]
    errors = [process.communicate(timeout=60)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 3, errors
    with open_library(where) as library:
        assert library.counts()["articles"] == 0
