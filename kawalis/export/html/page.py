"""One self-contained page: text, chains, events, checks; style and script inline, nothing loaded."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from kawalis.export.html.marks import WEAK, check_ids, marks
from kawalis.export.html.segments import Mark, Segment, cut
from kawalis.export.html.templates import FOLDER, environment
from kawalis.export.reading import Reading, grouped
from kawalis.knowledge.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Record

# control characters, which HTML does not hold
CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\f"}


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the margin: what it leads to, its class and its words."""

    of: str
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text with the labels of what begins in it."""

    segments: tuple[Segment, ...]
    labels: tuple[Label, ...]
    headline: bool


def page(record: Record, *, language: str = "ar") -> str:
    """Return the page as HTML text, its labels in ``language``; the report's text stays right to left."""
    words = Words(language)
    reading = Reading(record, words)
    css, script = (_file(name) for name in ("page.css", "page.js"))
    ids = check_ids(reading)
    statements = record.statements
    html = (
        environment()
        .get_template("page.html.j2")
        .render(
            record=record,
            reading=reading,
            grouped=grouped,
            words=words,
            language=words.language,
            direction="rtl" if words.language == "ar" else "ltr",
            css=Markup(css),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=policy(css, script),
            blocks=list(blocks(reading)),
            check_id=lambda check: ids[id(check)],
            unnamed=sum(reading.weakest(s)[1] in WEAK for s in statements),
        )
    )
    return html.translate(CONTROLS)


def policy(css: str, script: str) -> str:
    """Return the Content-Security-Policy: nothing is loaded, only our own style and script run."""
    return (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def blocks(reading: Reading) -> Iterator[Block]:
    """Yield the lines of the text that are not blank."""
    article = reading.record.article
    text = article.text
    every = sorted(marks(reading), key=lambda m: (m.start, -m.end))
    labels = sorted(_labels(reading), key=lambda entry: entry[:2])
    places = [place for place, _, _ in labels]
    at = first = 0
    waiting: list[Mark] = []
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        while first < len(every) and every[first].start < end:
            waiting.append(every[first])
            first += 1
        waiting = [m for m in waiting if m.end > start]
        if line.strip():
            lo, hi = bisect_left(places, start), bisect_left(places, end)
            found = tuple(label for _, _, label in labels[lo:hi])
            yield Block(tuple(cut(text, waiting, start, end)), found, start < article.body_start)


def _labels(reading: Reading) -> Iterator[tuple[int, int, Label]]:
    """Yield the labels with the place at which each stands; one source's nested words share a label."""
    words = reading.words
    number = 0
    ids = check_ids(reading)
    for statement in reading.record.statements:
        number += 1
        weak = reading.weakest(statement)[1] in WEAK
        name = reading.name(statement.chain[-1].actor) if statement.chain else statement.id
        if statement.source_type == "implicit" and len(statement.chain) < 2:  # noqa: PLR2004 - the outlet alone
            name = words.term("weak", "implicit")
        spans = (*statement.contents, *statement.sources, *([statement.cue] if statement.cue else ()))
        style = "said-weak" if weak else "said"
        if spans:
            yield min(s.start for s in spans), number, Label(statement.id, style, name)
    for event in reading.record.events:
        number += 1
        yield event.anchor.start, number, Label(event.id, "event", reading.kind_of(event))
    for check in reading.record.checks:
        number += 1
        if check.spans:
            label = Label(ids[id(check)], f"check-{check.severity}", words.term("severity", check.severity))
            yield min(s.start for s in check.spans), number, label


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
