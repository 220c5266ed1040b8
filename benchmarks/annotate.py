"""Words a second of the trained annotator, part by part, on one core: ``make bench``.

Reads real reports where they lie beside the project (../shared/data/news), else the bundled samples. Each report is
read once, and one bundled sample is all that is read before (it brings in the lexicons, which count as loading), so
rare words cost what they cost a reader of the day's news. Time is the processor's. ``news`` is measured as the engine
reads with it, without spaCy; with ``news+spacy`` as the pipeline that spaCy's users load.
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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "news"
SAMPLES = ROOT / "kawalis" / "data" / "samples"
REPORTS, BATCH, SEED = 300, 16, 5
Spent = dict[str, float]


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


def timed(spent: Spent, name: str, work: Callable[[], Iterable[Any]]) -> list[Any]:
    """Do the work, and add the processor time that it took."""
    began = time.process_time()
    made = list(work())
    spent[name] = spent.get(name, 0.0) + time.process_time() - began
    return made


def by_reader(reader: Any, texts: list[str], size: int) -> Spent:
    """Return what each step of the engine's own reader took, ``size`` texts at a time."""
    spent: Spent = {}
    for start in range(0, len(texts), size):
        part = texts[start : start + size]
        batch = timed(spent, "segments", partial(reader.segment, part))
        timed(spent, "sentences", partial(map, reader.mark, batch))
        parses = timed(spent, "joint network", partial(reader.parser, batch))
        timed(spent, "verbs", partial(map, reader.settle, batch, parses))
        lemmas = timed(spent, "lemmas", partial(map, reader.lemmas, batch, parses))
        timed(spent, "columns", partial(map, reader.annotation, part, batch, parses, lemmas))
    return spent


def by_pipeline(nlp: Any, texts: list[str], size: int) -> Spent:
    """Return what each component of a spaCy pipeline took."""
    spent: Spent = {}
    for start in range(0, len(texts), size):
        docs = timed(spent, "tokenizer", partial(map, nlp.make_doc, texts[start : start + size]))
        for label, pipe in nlp.pipeline:
            if hasattr(pipe, "pipe"):
                docs = timed(spent, label, partial(pipe.pipe, docs, batch_size=size))
            else:
                docs = timed(spent, label, partial(map, pipe, docs))
    return spent


def by_stage(texts: list[str]) -> Spent:
    """Return what the engine's stage takes, one report at a time: the annotator, and its own tokens laid under it."""
    from kawalis.annotate import annotate  # noqa: PLC0415
    from kawalis.ingest import article_of  # noqa: PLC0415
    from kawalis.pipeline import initial  # noqa: PLC0415

    articles = [article_of(text, source="report") for text in texts]
    annotate(**initial(article_of(sample(), source="sample")))
    spent: Spent = {}
    timed(spent, "the engine's stage", lambda: [annotate(**initial(article)) for article in articles])
    return spent


def sample() -> str:
    """Return a bundled report."""
    return min(SAMPLES.glob("*.txt")).read_text(encoding="utf-8")


def show(spent: Spent, words: int) -> None:
    """Print words a second."""
    for label, took in [*spent.items(), *([("all", sum(spent.values()))] if len(spent) > 1 else [])]:
        sys.stdout.write(f"  {label:<20} {words / took:10,.0f} words/s {1e6 * took / words:8.1f} us a word\n")


def main(names: list[str]) -> None:
    """Print words a second for each component of each annotator."""
    from kawalis.annotate import load  # noqa: PLC0415 - the threads are set before numpy comes in
    from kawalis.annotate.model.reader import Reader  # noqa: PLC0415
    from kawalis.annotate.model.shipped import READABLE, SHIPPED  # noqa: PLC0415

    texts = reports()
    words = sum(len(text.split()) for text in texts)
    for name in names:
        own = name in READABLE
        began = time.process_time()
        read: Any = Reader(SHIPPED / name) if own else load(name.removesuffix("+spacy"))
        loaded = time.process_time()
        read(sample())
        first = time.process_time() - loaded
        sys.stdout.write(f"{name}: loaded in {loaded - began:.2f} s, first report read {first:.2f} s later\n")
        if not own:
            show(by_pipeline(read, texts, BATCH), words)
            continue
        show(by_reader(read, texts, BATCH), words)
        alone = by_reader(Reader(SHIPPED / name), texts, 1)
        show({"all, one by one": sum(alone.values())}, words)
        show(by_stage(texts), words)


if __name__ == "__main__":
    main(sys.argv[1:] or ["news", "news+spacy", "open"])
