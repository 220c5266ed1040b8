"""Words a second of the trained annotator, part by part, on one core: ``make bench``.

Reads real reports where they lie beside the project (../shared/data/news), else the bundled samples. Each report is
read once, and one bundled sample is all that is read before (it brings in the lexicons, which count as loading), so
rare words cost what they cost a reader of the day's news. Time is the processor's.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Doc

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "news"
SAMPLES = ROOT / "kawalis" / "data" / "samples"
REPORTS, BATCH, SEED = 300, 16, 5


def reports() -> list[str]:
    """Return the texts to read."""
    found = []
    for path in sorted(NEWS.glob("2015-*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                found += [f"{r['title']}\n{r['content']}" for r in json.loads(archive.read(name))]
    if not found:
        return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    random.Random(SEED).shuffle(found)  # noqa: S311 - a sample of reports, no secret
    return found[:REPORTS]


def timed(spent: dict[str, float], name: str, work: Callable[[], Iterable[Doc]]) -> list[Doc]:
    """Do the work, and add the processor time that it took."""
    began = time.process_time()
    docs = list(work())
    spent[name] = spent.get(name, 0.0) + time.process_time() - began
    return docs


def main(names: list[str]) -> None:
    """Print words a second for each component of each pipeline."""
    from kawalis.annotate import load  # noqa: PLC0415 - the threads are set before numpy comes in

    texts = reports()
    words = sum(len(text.split()) for text in texts)
    for name in names:
        began = time.perf_counter()
        nlp = load(name)
        loaded = time.perf_counter()
        nlp(min(SAMPLES.glob("*.txt")).read_text(encoding="utf-8"))
        first = time.perf_counter() - loaded
        sys.stdout.write(f"{name}: loaded in {loaded - began:.2f} s, first report read {first:.2f} s later\n")
        spent: dict[str, float] = {}
        for start in range(0, len(texts), BATCH):
            part = texts[start : start + BATCH]
            docs = timed(spent, "tokenizer", partial(map, nlp.make_doc, part))
            for label, pipe in nlp.pipeline:
                if hasattr(pipe, "pipe"):
                    docs = timed(spent, label, partial(pipe.pipe, docs, batch_size=BATCH))
                else:
                    docs = timed(spent, label, partial(map, pipe, docs))
        for label, took in [*spent.items(), ("all", sum(spent.values()))]:
            sys.stdout.write(
                f"  {label:<20} {words / took:10,.0f} words/s {1e6 * took / words:8.1f} us a word\n"
            )


if __name__ == "__main__":
    main(sys.argv[1:] or ["news", "open"])
