"""Cold starts and reading speed: ``make bench``.

Cold starts are medians of processes started one after another with compiled bytecode, as a user's second call
has; the speed is that of the stages on the bundled samples, read over and over.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "kawalis" / "data" / "samples").glob("*.txt"))
RUNS = 9
SIZE = 300_000  # characters read for the speed


def seconds(*arguments: str) -> float:
    """Return the wall time of one process."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kawalis", *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


def processor_seconds(*arguments: str) -> float:
    """Return the processor time of one process, what it does for itself and the system for it."""
    began = os.times()
    seconds(*arguments)
    ended = os.times()
    return ended.children_user + ended.children_system - began.children_user - began.children_system


def median(*arguments: str, runs: int = RUNS) -> float:
    """Return the median wall time of several processes, after one to warm the files."""
    seconds(*arguments)
    return statistics.median(seconds(*arguments) for _ in range(runs))


def speeds(texts: list[str], size: int = SIZE) -> tuple[dict[str, float], float]:
    """Return the seconds that each stage took, and the megabytes that were read, in UTF-8."""
    from kawalis.ingest import article_of  # noqa: PLC0415 - not part of what is imported at the start
    from kawalis.pipeline import initial, stages  # noqa: PLC0415

    spent: dict[str, float] = {}
    read = 0
    while read < size:
        for text in texts:
            values: dict[str, Any] = initial(article_of(text, source="sample"))
            for stage in stages():
                began = time.perf_counter()
                result = stage(**{name: values[name] for name in stage.requires})
                spent[stage.name] = spent.get(stage.name, 0.0) + time.perf_counter() - began
                values.update(
                    zip(stage.assigns, (result,) if len(stage.assigns) == 1 else result, strict=True)
                )
            read += len(text.encode())
    return spent, read / 1e6


def main() -> None:
    """Print the figures."""
    out = sys.stdout
    out.write(f"kawalis --help   {median('--help') * 1000:6.0f} ms\n")
    out.write(f"first record     {median('read', str(SAMPLES[0]), '--json') * 1000:6.0f} ms\n")
    taken = statistics.median(processor_seconds("read", str(SAMPLES[0]), "--json") for _ in range(RUNS))
    out.write(f"  processor time {taken * 1000:6.0f} ms\n\n")
    spent, megabytes = speeds([path.read_text(encoding="utf-8") for path in SAMPLES])
    total = sum(spent.values())
    for name, took in spent.items():
        out.write(f"{name:<28} {megabytes / took:8.2f} MB/s {100 * took / total:5.1f} %\n")
    out.write(f"{'all':<28} {megabytes / total:8.2f} MB/s\n")


if __name__ == "__main__":
    main()
