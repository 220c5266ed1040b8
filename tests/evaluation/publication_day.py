"""How often the day of publication is inferred, and rightly, where the text is all that is given.

The reports are those of the ANT corpus (a Tunisian radio) that have a date; it is withheld. Run by hand:
``python -m tests.evaluation.publication_day`` prints one line, with ``--list`` before it each report whose day is
wrong or that contradicts itself, with the clues.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from kawalis.annotate import annotate
from kawalis.extract.times import times
from kawalis.model import Article
from kawalis.pipeline import initial
from tests.evaluation import reports

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELD = re.compile(r"<(TITLE|TIME|ABSTRACT|TEXT)>(.*?)</\1>", re.DOTALL)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY_FIRST = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_CLASH, _NO_DAY = "clash", "No day remains"


def dated() -> Iterator[tuple[str, str, str]]:
    """Yield name, day (ISO 8601) and text of each dated report, in order of their names."""
    with zipfile.ZipFile(reports.SHARED / "data" / "news" / "ant.zip") as archive:
        for name in sorted(archive.namelist()):
            page = archive.read(name).decode("utf8", "replace")
            fields = {tag: html.unescape(inner) for tag, inner in _FIELD.findall(page)}
            day = _day(fields.get("TIME", "").strip())
            parts = (fields.get(part, "").strip() for part in ("TITLE", "ABSTRACT", "TEXT"))
            if day:
                yield name, day, "\n".join(part for part in parts if part)


def _day(written: str) -> str | None:
    if match := _ISO.match(written):
        return match[0]
    return f"{match[3]}-{match[2]}-{match[1]}" if (match := _DAY_FIRST.match(written)) else None


def main() -> None:
    """Read the reports and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--list", action="store_true", help="print the reports that are wrong or contradict themselves"
    )
    listed = parser.parse_args().list
    counts: Counter[str] = Counter()
    for name, day, text in dated():
        article = Article.of(text)
        found, _ = times(article=article, document=annotate(**initial(article)))
        if found.value is not None:
            said = "right" if found.value == day else "wrong"
        else:
            said = _CLASH if any(_NO_DAY in line for line in found.why) else "unknown"
        counts[said] += 1
        if listed and said in {"wrong", _CLASH}:
            sys.stdout.write("\n  ".join((said, name, day, str(found.value), *found.why)) + "\n")
    inferred = counts["right"] + counts["wrong"]
    sys.stdout.write(
        f"{counts.total():,} dated reports: {inferred} days inferred, {counts['right']} right; "
        f"{counts[_CLASH]} contradict themselves\n"
    )


if __name__ == "__main__":
    main()
