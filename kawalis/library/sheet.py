"""The lines of a view of a library: headings, facts with their labels, findings as ``kawalis read`` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rich.text import Text

from kawalis.export.reading import Node
from kawalis.export.terminal.layout import Run, own
from kawalis.export.terminal.view import DIM, HEAD, STEP, WEAK, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kawalis.export.reading import Reading
    from kawalis.export.terminal.layout import Frame
    from kawalis.knowledge.wording import Words
    from kawalis.library.reports import Reports
    from kawalis.model import Event, Span, Statement

Plain = dict[str, Any]


class Shown(NamedTuple):
    """A view: its plain values, and what makes its lines for a page."""

    data: Plain
    lines: Callable[[Frame], Iterator[Text]]


class Sheet:
    """Makes lines for one page."""

    def __init__(self, frame: Frame, words: Words) -> None:
        self.frame, self.words = frame, words

    def heading(self, key: str, **fields: object) -> Iterator[Text]:
        """Yield an empty line and a heading."""
        yield Text("")
        yield from self.frame.lines([Run(self.words(f"shown.{key}", **fields), HEAD)])

    def fact(self, key: str, *parts: str | None, indent: int = STEP) -> Iterator[Text]:
        """Yield a label and what is known under it; nothing where nothing is."""
        known = [part for part in parts if part]
        if known:
            runs = [Run(f"{self.words(f'shown.{key}')} ", DIM)]
            for i, part in enumerate(known):
                runs += [*([Run(" · ", DIM)] if i else []), own(part)]
            yield from self.frame.lines(runs, indent=indent, hang=indent + 2 * STEP)

    def head(self, head: Plain, key: str = "article", *more: str) -> Iterator[Text]:
        """Yield what an article is."""
        yield from self.fact(key, head.get("title"), head.get("outlet"), head.get("day"), head["id"], *more)

    def spans(self, key: str, spans: Iterable[Span]) -> Iterator[Text]:
        """Yield words with their places in the article."""
        for span in spans:
            yield from self.fact(key, f"{span.start}-{span.end}", span.text)

    def counted(self, key: str, row: Plain) -> Iterator[Text]:
        """Yield how many there are of what, from which day to which."""
        days = [day for day in dict.fromkeys((row["first"], row["last"])) if day]
        span = self.words("view.between", begin=days[0], until=days[-1]) if len(days) > 1 else "".join(days)
        runs = [Run(self.words(f"shown.{key}"), DIM), Run(" "), Run(str(row["count"]), "bold")]
        yield from self.frame.lines([*runs, *([Run(" · ", DIM), own(span)] if span else [])], indent=STEP)

    def statement(self, reading: Reading, statement: Statement) -> Iterator[Text]:
        """Yield a statement under its whole chain."""
        view, steps = View(reading, self.frame), reading.steps(statement)
        yield from view.chain(steps, STEP)
        yield from view.statement(Node(statement, steps, ()), 2 * STEP)

    def event(self, reading: Reading, event: Event) -> Iterator[Text]:
        """Yield an event."""
        yield from View(reading, self.frame).event(event)

    def listed(self, reports: Reports, rows: Iterable[tuple[str, str]]) -> Iterator[Text]:
        """Yield statements and events (article, id) with the reports that they are of."""
        for article, found in rows:
            reading, head = reports.reading(article), reports.head(article)
            if reading is None:
                continue
            if statement := reports.statement(article, found):
                yield from self.statement(reading, statement)
            elif event := reports.event(article, found):
                yield from self.event(reading, event)
            yield from self.fact(
                "in", head.get("outlet"), head.get("title"), head.get("day"), indent=3 * STEP
            )

    def around(self, known: Plain) -> Iterator[Text]:
        """Yield versions, copies, judgements and changes."""
        if len(known["versions"]) > 1:
            yield from self.heading("versions")
            for row in known["versions"]:
                yield from self.fact(
                    "version", str(row["number"]), moment(row["seen_at"]), row["article"], row["address"]
                )
        if known["copy_of"] or known["copied_by"]:
            yield from self.heading("copies")
            for key in ("copy_of", "copied_by"):
                for head in known[key]:
                    yield from self.head(head, key, f"{head['likeness']:.2f}")
        yield from self.judgements(known["judgements"])
        if known["changes"]:
            yield from self.heading("changes")
            for row in known["changes"]:
                kind = f"cli.kind.{row['kind']}"
                named = self.words(kind) if self.words.has(kind) else row["kind"]
                yield from self.fact(
                    "change", moment(row["at"]), self.words.term("change", row["what"]), named
                )

    def judgements(self, found: Iterable[Plain]) -> Iterator[Text]:
        """Yield what people judged."""
        first = True
        for row in found:
            if first:
                yield from self.heading("judgements")
            first = False
            runs = [Run(row["kind"], WEAK)]
            for part in (
                row["object"],
                row["value"],
                row["author"],
                row["made_at"],
                row["subject"],
                row["id"],
            ):
                runs += [Run(" · ", DIM), own(part)] if part else []
            yield from self.frame.lines(runs, indent=STEP, hang=3 * STEP)


def moment(text: str) -> str:
    """Return an ISO 8601 moment as people write it."""
    return text.replace("T", " ").removesuffix("Z")
