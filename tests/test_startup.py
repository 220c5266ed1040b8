"""The command answers at once: limits are twice what a quiet machine takes, for slow ones."""

from __future__ import annotations

import subprocess
import sys

import pytest

from benchmarks.startup import SAMPLES, processor_seconds, seconds, speeds

RECORD = ["read", str(SAMPLES[0]), "--json"]


@pytest.mark.parametrize(
    ("arguments", "limit"),
    [(["--help"], 0.8), (RECORD, 6.0), (RECORD[:2], 6.0)],
    ids=["help", "record", "view"],
)
def test_cold_starts(arguments: list[str], limit: float) -> None:
    assert min(seconds(*arguments) for _ in range(4)) < limit


def test_the_first_record_comes_in_a_second() -> None:
    assert min(processor_seconds(*RECORD) for _ in range(4)) < 2.0


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (
            ["--help"],
            {
                "kawalis.pipeline",
                "kawalis.annotate",
                "spacy",
                "numpy",
                "yaml",
                "jinja2",
                "pydantic",
                "hijridate",
            },
        ),
        (RECORD, {"yaml", "kawalis.export.html", "spacy", "thinc", "srsly", "pycrfsuite", "pydantic"}),
    ],
    ids=["help", "record"],
)
def test_nothing_is_imported_that_is_not_needed(arguments: list[str], unwanted: set[str]) -> None:
    code = (
        "import sys; from kawalis.cli import run; "
        f"run({arguments!r}); sys.stderr.write('\\n'.join(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    loaded = set(done.stderr.splitlines())
    assert "kawalis" in loaded
    assert not loaded & unwanted


def test_every_stage_is_measured() -> None:
    spent, megabytes = speeds([SAMPLES[0].read_text(encoding="utf-8")], size=1)
    assert len(spent) == 10
    assert megabytes > 0
    assert all(took > 0 for took in spent.values())
