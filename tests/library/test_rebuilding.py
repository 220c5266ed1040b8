import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kawalis.library import opened
from kawalis.library.adding import Given, add
from kawalis.library.readers import Readers, read
from kawalis.library.rebuilding import engine, rebuild
from kawalis.model import Article, StoreError
from tests.cli.conftest import REPORT
from tests.library.killing import killed, state

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of SQLAlchemy's

WORDS = ("المياه", "الزراعة", "التجارة", "الصناعة", "النقل", "العدل", "الصحة", "التعليم")


def filled(folder: Path, count: int) -> str:
    """Return a library of so many different reports, unread."""
    where = str(folder / "k.db")
    for i in range(count):
        (folder / f"{i}.txt").write_text(REPORT.replace("المياه", WORDS[i]), encoding="utf-8")
    with opened(where, write=True) as library:
        assert add(library, [str(folder / f"{i}.txt") for i in range(count)], Given()) == {"added": count}
    return where


def test_each_is_read_once(tmp_path: Path) -> None:
    told: list[int] = []
    with opened(filled(tmp_path, 3), write=True) as library:
        assert rebuild(library, tell=told.append) == (3, 0)
        assert told == [1, 2, 3]
        assert rebuild(library) == (0, 3)
        counts = library.counts()
        assert (counts["records"], counts["unread"]) == (3, 0)
        assert counts["statements"] >= 3
        assert all(engine(None).made(made) for made in library.made_after(0))


def test_programs_beside_read_the_same_in_the_same_order(tmp_path: Path) -> None:
    found = []
    for workers in (0, 2):
        folder = tmp_path / str(workers)
        folder.mkdir()
        told: list[int] = []
        with opened(filled(folder, 5), write=True) as library:
            assert rebuild(library, tell=told.append, workers=workers) == (5, 0)
            found.append(list(library.records()))
        assert told == [1, 2, 3, 4, 5]
    assert found[0] == found[1]


def test_what_a_program_that_died_had_in_hand_is_read_here() -> None:
    texts = [Article.of(REPORT.replace("المياه", word)) for word in WORDS[:4]]
    with Readers(None, None, 1) as readers:
        got = []
        for article in texts:
            got += list(readers.put(article))
            if article is texts[1]:
                got += list(readers.rest())
                readers.programs.kill()
        got += list(readers.rest())
    assert got == [(article.id, read(article, None, None)) for article in texts]


def test_what_another_engine_read_is_read_again_and_the_old_record_kept(tmp_path: Path) -> None:
    with opened(filled(tmp_path, 2), write=True) as library:
        rebuild(library)
        article = library.made_after(0)[0].article
        record = library.record(article)
        assert record is not None
        library.append(article, record | {"kawalis": "0.0.1"}, "other tables")
        assert rebuild(library) == (1, 1)
        assert library.counts()["records"] == 4
        assert library.record(article) == record


def test_a_users_actor_files_are_a_part_of_the_engine(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    file = "id: minister-of-water\nkind: person\nnames: {ar: [صابر النهري], en: [Saber al-Nahri]}\n"
    (own / "one.yaml").write_text(file, encoding="utf-8")
    (tmp_path / "a.txt").write_text("خبر\nقال صابر النهري إن المياه وصلت إلى القرية.", encoding="utf-8")
    with opened(str(tmp_path / "k.db"), write=True) as library:
        add(library, [str(tmp_path / "a.txt")], Given())
        known = [rebuild(library, actors=own), rebuild(library, actors=str(own))]
        (record,) = library.records()
        assert "minister-of-water" in {actor["kb"] for actor in record["actors"]}
        (own / "one.yaml").write_text(file.replace("Saber", "Sabir"), encoding="utf-8")
        known.append(rebuild(library, actors=own))
        known += [rebuild(library), rebuild(library)]
        (record,) = library.records()
        assert "minister-of-water" not in {actor["kb"] for actor in record["actors"]}
        assert known == [(1, 0), (0, 1), (1, 0), (1, 0), (0, 1)]
        assert library.counts()["records"] == 3


def test_judgements_stay(tmp_path: Path) -> None:
    with opened(filled(tmp_path, 1), write=True) as library:
        article = library.made_after(0)[0].article
        library.judge("note", article, value="seen by the desk")
        rebuild(library)
        assert [j.value for j in library.judgements(article)] == ["seen by the desk"]


def test_there_must_be_a_library(tmp_path: Path) -> None:
    with pytest.raises(StoreError), opened(str(tmp_path / "none.db"), write=True, create=False):
        pass
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("moment", [0.0, 0.1, 0.25])
def test_a_killed_run_leaves_whole_records_and_the_next_one_completes(tmp_path: Path, moment: float) -> None:
    where = filled(tmp_path, len(WORDS))
    program = (
        "import sys\n"
        "from kawalis.library import opened\n"
        "from kawalis.library.rebuilding import rebuild\n"
        "with opened(sys.argv[1], write=True) as library:\n"
        "    rebuild(library, tell=lambda n: print(n, flush=True))\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, where], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moment)
        os.kill(process.pid, signal.SIGKILL)
    with opened(where, write=True) as library:
        done = library.counts()["records"]
        assert done >= 1
        read, left = rebuild(library)
        assert (read + left, left) == (len(WORDS), done)
        counts = library.counts()
        assert (counts["articles"], counts["records"], counts["unread"]) == (len(WORDS), len(WORDS), 0)


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float, dict[str, Any]]:
    """An unread library, how many seconds its reading takes, and what is there then."""
    folder = tmp_path_factory.mktemp("unread")
    where = filled(folder, 4)
    for path in folder.glob("*.txt"):
        path.unlink()
    with opened(where, write=True) as library:
        library.tidy()
    for name in ("warm.db", "whole.db"):
        shutil.copy(where, folder / name)
        began = time.monotonic()
        read_all(folder / name)
        took = time.monotonic() - began
    with opened(str(folder / "whole.db"), write=True) as library:
        return Path(where), took, state(library)


def read_all(db: Path) -> None:
    with opened(str(db), write=True) as library:
        rebuild(library)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
def test_fifty_random_moments(tmp_path: Path, unread: tuple[Path, float, dict[str, Any]], seed: int) -> None:
    """Four reports by the real reader, in a process forked from this one, which has the annotator loaded."""
    source, took, whole = unread
    db = tmp_path / "k.db"
    shutil.copy(source, db)
    moment = random.Random(seed).uniform(0.0, took)  # noqa: S311 - a moment, no secret
    print(f"seed {seed}: killed after {moment:.3f} of {took:.3f} seconds")  # noqa: T201
    killed(lambda: read_all(db), moment)
    with opened(str(db), write=True) as library:
        done = state(library)["records"]
        read, left = rebuild(library)
        assert (read, left) == (whole["articles"] - done, done)
        assert state(library) == whole
