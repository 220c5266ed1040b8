"""What a careful analyst would note of a report, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from kawalis.export.reading import Node, Reading, Step, grouped
from kawalis.export.terminal.layout import Frame, Run, clean, own, told
from kawalis.knowledge.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Actor, AnchoredTime, Check, Event, Record

DIM, HEAD, WEAK = "dim", "bold cyan", "bold yellow"
SEVERITY = {"clash": "bold red", "doubt": "bold yellow", "note": "green"}
STATUS = {
    "occurred": "green",
    "ongoing": "green",
    "denied": "red",
    "possible": "yellow",
    "planned": "cyan",
    "demanded": "magenta",
}
NARROWEST = 40  # cells
STEP = 2  # cells by which what lies within stands inwards


def page(language: str, *, width: int = 100, fill: bool = False) -> Frame:
    """Return a page ``width`` cells wide; ``fill`` sets Arabic lines against the right edge."""
    return Frame(max(width, NARROWEST), rtl=language == "ar", fill=fill)


def view(
    record: Record, *, language: str = "en", width: int = 100, fill: bool = False, frame: Frame | None = None
) -> Iterator[Text]:
    """Yield the view's lines on a page: ``frame``, else one that :func:`page` makes."""
    where = frame or page(language, width=width, fill=fill)
    return View(Reading(record, Words(language)), where).lines()


def heading(name: str, width: int = 100) -> Text:
    """Head the view of one of several files."""
    shown = clean(name)
    return Text(f"── {shown} ".ljust(width, "─"), style=HEAD)


class View:
    """The lines of a record and of its parts."""

    def __init__(self, reading: Reading, frame: Frame) -> None:
        self.reading, self.frame = reading, frame
        self.record, self.words = reading.record, reading.words

    def lines(self) -> Iterator[Text]:
        """Yield everything."""
        yield from self.top()
        sections = (
            ("actors", [line for actor in self.record.actors for line in self.actor(actor)]),
            ("events", [line for event in self.reading.events for line in self.event(event)]),
            ("statements", list(self._statements())),
            ("checks", [line for check in self.reading.checks for line in self.check(check)]),
        )
        for name, lines in sections:
            yield Text("")
            yield from self.frame.lines([Run(self.words(f"view.{name}"), HEAD)])
            yield from lines or self.frame.lines([Run(self.words(f"view.no_{name}"), DIM)], indent=STEP)
        if self.record.anchored:
            yield Text("")
            yield from self.frame.lines([Run(self.words("view.anchored"), HEAD)])
        for time in self.record.anchored:
            yield from self.anchored(time)
        for name, checks in (("remarks", self.reading.remarks), ("holds", self.reading.holds)):
            if checks:
                yield Text("")
                yield from self.frame.lines([Run(self.words(f"view.{name}"), HEAD)])
            for check in checks:
                yield from self.check(check)

    def top(self) -> Iterator[Text]:
        """Yield the head: title, outlet, day and why it is that day."""
        article, words = self.record.article, self.words
        yield from self.frame.lines([own(article.title, "bold")])
        outlet = own(self.reading.outlet) if self.reading.outlet else Run(words("view.no_outlet"), DIM)
        yield from self.frame.lines([Run(words("view.outlet"), DIM), Run(" "), outlet])
        published = article.published
        day = own(published.value or words("view.unknown_day"), "bold" if published.value else WEAK)
        origin = Run(f" ({words.term('origin', published.origin)})", DIM)
        yield from self.frame.lines([Run(words("view.published"), DIM), Run(" "), day, origin])
        for clue in self.reading.clues:
            yield from self.frame.lines([Run("· ", DIM), *told(clue, DIM)], indent=STEP, hang=2 * STEP)

    def actor(self, actor: Actor) -> Iterator[Text]:
        """Yield who an actor is."""
        words = self.words
        runs = [own(self.reading.name(actor.id), "bold")]
        if self.reading.name(actor.id) != actor.name_ar:
            runs += [Run(" "), own(actor.name_ar)]
        facts = [Run(words.term("kind", actor.kind), WEAK if actor.kind == "anonymous" else "")]
        if actor.role:
            facts.append(own(actor.role))
        if actor.country and actor.kind != "country":
            facts.append(Run(self.reading.country(actor.country)))
        facts.append(Run(words("view.times_mentioned", count=len(actor.mentions)), DIM))
        yield from self.frame.lines([*runs, *_listed(facts)], indent=STEP, hang=3 * STEP)

    def event(self, event: Event) -> Iterator[Text]:
        """Yield an event: who did what to whom, when, where."""
        words, reading = self.words, self.reading
        status = Run(words.term("status", event.status), STATUS.get(event.status, ""))
        runs = [Run(f"{event.id} ", DIM), status, Run(f" {reading.kind_of(event)}", "bold")]
        actors, targets = reading.names(event.actors), reading.names(event.targets)
        if actors or targets:
            runs += [Run(": "), *_names(actors)]
        if targets:
            runs += [Run(f"{' ' if actors else ''}{words('view.towards')} ", DIM), *_names(targets)]
        facts = [own(day) for day in (reading.when(event),) if day]
        facts += [own(place) for place in (reading.where(event),) if place]
        facts.append(own(event.anchor.text))
        if event.statement:
            facts.append(Run(words("view.inside", id=event.statement), DIM))
        yield from self.frame.lines([*runs, *_listed(facts)], indent=STEP, hang=3 * STEP)

    def anchored(self, time: AnchoredTime) -> Iterator[Text]:
        """Yield a time that is told by what happened."""
        runs = [own(time.text), Run(" · ", DIM), Run(self.words.term("anchored", time.relation))]
        runs += [Run(f" {time.event}", DIM)] if time.event else [Run(" "), own(time.anchor.text)]
        yield from self.frame.lines(runs, indent=STEP, hang=3 * STEP)

    def _statements(self) -> Iterator[Text]:
        for steps, nodes in grouped(self.reading.statements):
            yield from self.chain(steps, STEP)
            for node in nodes:
                yield from self.statement(node, 2 * STEP)

    def chain(self, steps: tuple[Step, ...], indent: int, *, open_: bool = False) -> Iterator[Text]:
        """Show a chain; ``open_`` tells that it goes on from the statement around it."""
        words = self.words
        runs: list[Run] = []
        for i, step in enumerate(steps):
            if i or open_:
                word = words.term("from", step.link)
                runs.append(Run(f" {word} " if runs else f"{word} ", DIM))
            runs.append(own(step.name, "bold"))
            if step.weak:
                runs.append(Run(f" [{words.term('weak', step.weak)}]", WEAK))
        if runs:
            yield from self.frame.lines(runs, indent=indent, hang=indent + 2 * STEP)

    def statement(self, node: Node, indent: int) -> Iterator[Text]:
        """Yield a statement and what is told within it."""
        statement = node.statement
        runs = [Run(f"{statement.id} ", DIM)]
        if statement.layer == "headline":
            runs.append(Run(f"{self.words.term('layer', 'headline')} ", DIM))
        if statement.cue:
            runs += [own(statement.cue.text, "cyan"), Run(": ", DIM)]
        for i, content in enumerate(statement.contents):
            runs += [*([Run(" … ", DIM)] if i else []), own(content.text)]
        marks = self.reading.marks(statement)
        if marks:
            runs.append(Run(f" [{self.words('view.comma').join(marks)}]", "magenta"))
        yield from self.frame.lines(runs, indent=indent, hang=indent + 2 * STEP)
        for steps, children in grouped(node.children):
            yield from self.chain(steps, indent + 2 * STEP, open_=_goes_on(children[0]))
            for child in children:
                yield from self.statement(child, indent + (3 if steps else 2) * STEP)

    def check(self, check: Check) -> Iterator[Text]:
        """Yield a check and the words that it rests on."""
        words = self.words
        severity = Run(words.term("severity", check.severity), SEVERITY.get(check.severity, ""))
        runs = [severity, Run(" "), Run(clean(words.term("check", check.kind)), "bold"), Run(": ")]
        runs += told(words.of(check.message))
        yield from self.frame.lines(runs, indent=STEP, hang=3 * STEP)
        for text in self.reading.words_behind(check):
            yield from self.frame.lines([Run("· ", DIM), own(text)], indent=3 * STEP, hang=4 * STEP)


def _goes_on(node: Node) -> bool:
    return len(node.steps) < len(node.statement.chain)


def _names(names: list[str]) -> list[Run]:
    return [run for i, name in enumerate(names) for run in ([Run(" + ")] if i else []) + [own(name, "bold")]]


def _listed(facts: list[Run]) -> list[Run]:
    return [run for fact in facts for run in (Run(" · ", DIM), fact)]
