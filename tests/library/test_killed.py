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

from kawalis.library import adding, opened
from kawalis.library.adding import Given, add
from tests.cli.conftest import REPORT
from tests.library.killing import killed, state

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

REPORTS = 1200
PROGRAM = """
import sys
from kawalis.library import adding, opened
from kawalis.library.adding import Given, add
adding.TOGETHER = 200
with opened(sys.argv[1], write=True) as library:
    add(library, [sys.argv[2]], Given(), lambda done: print(done, flush=True))
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("reports") / "a.jsonl", REPORTS)


def written(path: Path, count: int) -> str:
    """Write so many reports and return the name of the file."""
    with path.open("w", encoding="utf-8") as file:
        for i in range(count):
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


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, float, dict[str, Any]]:
    """A file of reports, how many seconds it takes to add them, and what is there then."""
    folder = tmp_path_factory.mktemp("small")
    where = written(folder / "a.jsonl", 240)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "BATCH", 10)
        patch.setattr(adding, "TOGETHER", 30)
        for name in ("warm.db", "k.db"):
            began = time.monotonic()
            add_small(folder / name, where)
            took = time.monotonic() - began
    with opened(str(folder / "k.db"), write=True) as library:
        return where, took, state(library)


def add_small(db: Path, source: str) -> None:
    with opened(str(db), write=True) as library:
        add(library, [source], Given(), workers=0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
def test_fifty_random_moments(
    tmp_path: Path, small: tuple[str, float, dict[str, Any]], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process forked from this one: to start a program takes longer than what is tried here."""
    source, took, whole = small
    monkeypatch.setattr(adding, "BATCH", 10)
    monkeypatch.setattr(adding, "TOGETHER", 30)
    moment = random.Random(seed).uniform(0.0, took)  # noqa: S311 - a moment, no secret
    print(f"seed {seed}: killed after {moment:.3f} of {took:.3f} seconds")  # noqa: T201
    killed(lambda: add_small(tmp_path / "k.db", source), moment)
    with opened(str(tmp_path / "k.db"), write=True) as library:
        there = state(library)
        assert set(there["ids"]) <= set(whole["ids"])
        assert there["articles"] % 30 == 0 or there == whole
        add(library, [source], Given(), workers=0)
        assert state(library) == whole
