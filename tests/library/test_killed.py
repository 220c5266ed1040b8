"""Killed in the middle of adding: what is there is whole, and the next run completes it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from kawalis.library import opened
from kawalis.library.adding import Given, add
from kawalis.store.tables import articles, changes, search, texts
from tests.cli.conftest import REPORT

if TYPE_CHECKING:
    from pathlib import Path

    from kawalis.store.library import Library

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

REPORTS = 1200
PROGRAM = """
import sys
from kawalis.library import opened
from kawalis.library.adding import Given, add
with opened(sys.argv[1], write=True) as library:
    add(library, [sys.argv[2]], Given(), lambda done: print(done, flush=True))
"""


def state(library: Library) -> dict[str, Any]:
    """Return what a library holds, whatever its order of adding; check that it is whole."""
    with library.read() as connection:
        found = [dict(row) for row in connection.execute(select(articles)).mappings()]
        digests = set(connection.scalars(select(texts.c.digest)))
        shadows = connection.scalars(select(search.c.item).where(search.c.kind == "article")).all()
        logged = connection.scalars(select(changes.c.item).where(changes.c.kind == "article")).all()
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    ids = [row["id"] for row in found]
    assert {row["digest"] for row in found} == digests
    assert sorted(shadows) == sorted(ids) == sorted(logged)
    return {"ids": sorted(ids), **library.counts()}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("reports") / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for i in range(REPORTS):
            row = {
                "content": f"{REPORT} {i} " + " ".join(f"{i * 7 + j}" for j in range(40)),
                "url": f"http://x/{i}",
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return str(path)


@pytest.fixture(scope="module")
def undisturbed(source: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with opened(str(tmp_path_factory.mktemp("whole") / "k.db"), write=True) as library:
        add(library, [source], Given())
        return state(library)


def kill_and_resume(folder: Path, source: str, moment: float) -> tuple[int, dict[str, Any]]:
    """Kill a run a moment after its first word; return how much was there then, and what is after the next run."""
    where = str(folder / "k.db")
    with subprocess.Popen([sys.executable, "-c", PROGRAM, where, source], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(moment)
        os.kill(process.pid, signal.SIGKILL)
    with opened(where, write=True) as library:
        there = len(state(library)["ids"])
        add(library, [source], Given())
        return there, state(library)


@pytest.mark.parametrize("moment", [0.0, 0.2])
def test_a_killed_run_is_completed_by_the_next(
    tmp_path: Path, source: str, undisturbed: dict[str, Any], moment: float
) -> None:
    there, found = kill_and_resume(tmp_path, source, moment)
    assert there > 0
    assert found == undisturbed


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
def test_fifty_random_moments(tmp_path: Path, source: str, undisturbed: dict[str, Any], seed: int) -> None:
    moment = random.Random(seed).uniform(0.0, 1.0)  # noqa: S311 - a moment, no secret
    assert kill_and_resume(tmp_path, source, moment)[1] == undisturbed
