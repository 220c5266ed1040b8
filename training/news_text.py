"""Write the raw news as plain text, one paragraph a line: for counts, vectors, pretraining and self-training."""

from __future__ import annotations

import argparse
import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

_TEXT = re.compile(r"<TITLE>(.*?)</TITLE>|<ABSTRACT>(.*?)</ABSTRACT>|<TEXT>(.*?)</TEXT>", re.DOTALL)


def saudi_news(folder: Path) -> Iterator[str]:
    """The titles and contents of SaudiNewsNet's reports."""
    for path in sorted(folder.glob("2015-*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                for report in json.loads(archive.read(name)):
                    yield report["title"]
                    yield from report["content"].split("\n")


def ant(path: Path) -> Iterator[str]:
    """The titles, abstracts and texts of the ANT corpus."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            for match in _TEXT.finditer(archive.read(name).decode("utf8", "replace")):
                yield from html.unescape(next(g for g in match.groups() if g is not None)).split("\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only-ant", action="store_true", help="for the open model")
    args = parser.parse_args()
    seen: set[str] = set()
    with args.out.open("w", encoding="utf8") as out:
        lines = ant(args.folder / "ant.zip")
        for source in [lines] if args.only_ant else [saudi_news(args.folder), lines]:
            for raw in source:
                line = " ".join(raw.split())
                if len(line) > 2 and line not in seen:
                    seen.add(line)
                    out.write(line + "\n")


if __name__ == "__main__":
    main()
