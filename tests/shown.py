"""What the docs show of the program's output is its output: ``python -m tests.shown`` writes it anew.

``<!-- shown: demo --lang ar | HEADING | N -->`` stands before a block that holds the first N lines under a heading
of the demo's view; ``<!-- stages -->`` before the table of stages.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from kawalis.pipeline import stages

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "README.ar.md", *sorted((ROOT / "docs").rglob("*.md"))]
SAMPLE = ROOT / "kawalis" / "data" / "samples" / "baghdad-2021.txt"
_SHOWN = re.compile(r"(<!-- shown: demo ?([^|]*?) \| ([^|]+) \| (\d+) -->\n```\n).*?(```\n)", re.DOTALL)
_STAGES = re.compile(r"(<!-- stages -->\n(?:\|.*\n){2})(?:\|.*\n)*")
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


@cache
def view(arguments: str) -> str:
    """Return the view of the demo's sample, without the isolates that a terminal needs."""
    done = subprocess.run(
        [sys.executable, "-m", "kawalis", "read", str(SAMPLE), *arguments.split()],
        cwd=ROOT,
        env={**os.environ, "KAWALIS_LANG": "en"},
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout.translate(_ISOLATES)


def section(arguments: str, heading: str, count: int) -> str:
    """Return a heading of the view and the first lines under it."""
    lines = view(arguments).splitlines()
    first = lines.index(heading)
    last = next((i for i in range(first, len(lines)) if not lines[i]), len(lines))
    shown = lines[first : min(last, first + 1 + count)]
    return "\n".join([*shown, *(["  ..."] if last > first + 1 + count else [])]) + "\n"


def renewed(text: str) -> str:
    """Return a page with what it shows written anew."""
    text = _SHOWN.sub(lambda m: m[1] + section(m[2], m[3], int(m[4])) + m[5], text)
    rows = "".join(
        f"| `{stage.name.removesuffix('.stage')}` | {', '.join(stage.requires)} | {', '.join(stage.assigns)} |\n"
        for stage in stages()
    )
    return _STAGES.sub(lambda m: m[1] + rows, text)


def main() -> None:
    """Write every page anew."""
    for page in PAGES:
        page.write_text(renewed(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
