"""Adding without reading, and the size of a library: ``make bench``.

The reports are those of ``../shared/data/news``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "news"


def processor_time() -> float:
    """Return the seconds that this program and those that it started have worked."""
    return sum(os.times()[:4])


def main() -> None:
    """Print reports a second, and how many times its text a library takes."""
    from kawalis.library import opened  # noqa: PLC0415 - of the extra
    from kawalis.library.adding import Given, add  # noqa: PLC0415

    sources = sorted(str(path) for path in NEWS.glob("20*.zip"))
    if not sources:
        sys.stdout.write("adding: no reports to measure with\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder, "kawalis.db")
        with opened(str(where), write=True) as library:
            began, worked = time.perf_counter(), processor_time()
            counts = add(library, sources, Given())
            took, worked = time.perf_counter() - began, processor_time() - worked
            began = time.perf_counter()
            add(library, sources, Given())
            again = time.perf_counter() - began
            library.tidy()
            size = library.counts()["text_bytes"]
        told = ", ".join(f"{what} {count}" for what, count in counts.items())
        reports = counts.total() - counts["copies"]
        sys.stdout.write(f"adding           {reports / took:6.0f} reports/s ({told})\n")
        sys.stdout.write(
            f"                 {1000 * worked / reports:6.1f} ms of processor time for a report\n"
        )
        sys.stdout.write(f"adding again     {reports / again:6.0f} reports/s\n")
        sys.stdout.write(
            f"unread library   {where.stat().st_size / size:6.1f} times its text of {size / 1e6:.0f} MB\n"
        )


if __name__ == "__main__":
    main()
