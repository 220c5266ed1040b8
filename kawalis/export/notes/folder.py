"""The notes, article by article; actors' notes gather over the records and are written at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.export.files import clean, whole_text
from kawalis.export.notes.text import escaped, file_name, front_matter, link, plain
from kawalis.export.tables.views import Seen, seen
from kawalis.knowledge.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kawalis.export.reading import Node
    from kawalis.model import Actor, Event, Record

ARTICLES, ACTORS = "articles", "actors"
SHORT = 8  # characters of an id that stand in a file's name


@dataclass
class Known:
    """What is gathered of an actor: its note's name, its head, and the lines under each heading."""

    name: str
    title: str
    head: dict[str, object]
    articles: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    did: list[str] = field(default_factory=list)


def write(records: Iterable[Record], folder: Path, *, language: str) -> None:
    """Write the notes into a folder, which may hold others already; a note of the same name is written anew."""
    known: dict[str, Known] = {}
    words = Words(language)
    for part in (ARTICLES, ACTORS):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for one in seen(records, language):
        note = Note(one, known)
        _put(folder / ARTICLES / f"{note.name}.md", note.text())
    for actor in known.values():
        _put(folder / ACTORS / f"{actor.name}.md", _actor_text(actor, words))


def _put(path: Path, text: str) -> None:
    with whole_text(path) as out:
        out.write(clean(text))


class Note:
    """The note of one article."""

    def __init__(self, one: Seen, known: dict[str, Known]) -> None:
        self.one = one
        self.article = one.record.article
        self.name = file_name(self.article.title, self.article.id[:SHORT])
        self.link = link(ARTICLES, self.name, self.article.title or self.article.id)
        self._known = known
        for actor in one.record.actors:
            self._meet(actor)

    def _meet(self, actor: Actor) -> None:
        own, shown = self.one.ids(actor.id), self.one.reading.name(actor.id)
        short = actor.kb or own.rpartition("-")[2][:SHORT]
        head: dict[str, object] = {"id": own, "kind": actor.kind, "kb": actor.kb, "aliases": []}
        head["aliases"] = list(dict.fromkeys(n for n in (actor.name_ar, actor.name_en) if n))
        known = self._known.setdefault(own, Known(file_name(shown, short), shown, head))
        for name, value in (("role", actor.role), ("country", actor.country)):
            known.head.setdefault(name, value)
        if self.link not in known.articles:
            known.articles.append(self.link)

    def _actor(self, own: str) -> str:
        known = self._known.get(self.one.ids(own))
        return link(ACTORS, known.name, known.title) if known else escaped(own)

    def text(self) -> str:
        """Return the note."""
        words, reading, article = self.one.words, self.one.reading, self.article
        published = article.published.value
        head = front_matter(
            {
                "id": article.id,
                "title": plain(article.title),
                "outlet": article.outlet,
                "published": published,
                "url": article.url,
                "kawalis": self.one.record.kawalis,
                "tags": ["kawalis/article"],
            }
        )
        parts = [
            f"{head}# {escaped(article.title)}\n",
            *self._section("view.checks", (f"- {escaped(words.of(c.message))}" for c in reading.checks)),
            *self._section("view.statements", self._statements(reading.statements, 0)),
            *self._section("view.events", (self._event(event) for event in reading.events)),
            *self._section("view.actors", (f"- {self._actor(a.id)}" for a in self.one.record.actors)),
            *self._section("view.text", (f"> {escaped(line)}" for line in article.text.splitlines())),
        ]
        return "\n".join(parts)

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        shown = "".join(f"{line}\n" for line in lines)
        if shown:
            yield f"## {self.one.words(title)}\n\n{shown}"

    def _statements(self, nodes: tuple[Node, ...], depth: int) -> Iterator[str]:
        for node in nodes:
            statement, own = node.statement, self.one.ids(node.statement.id)
            chain = " ← ".join(self._actor(step.actor) for step in node.steps)
            said = " … ".join(escaped(span.text) for span in statement.contents)
            cue = f"{escaped(statement.cue.text)}: " if statement.cue else ""
            marks = self.one.reading.marks(statement)
            noted = f" ({self.one.words('view.comma').join(marks)})" if marks else ""
            yield f"{'  ' * depth}- {chain + ' | ' if chain else ''}{cue}{said}{noted} ^{own}"
            source = self._known.get(self.one.ids(statement.source or ""))
            if source:
                source.said.append(
                    f"- {said}{noted} ([[{ARTICLES}/{self.name}#^{own}|{plain(self.article.title)}]])"
                )
            yield from self._statements(node.children, depth + 1)

    def _event(self, event: Event) -> str:
        reading, words = self.one.reading, self.one.words
        own = self.one.ids(event.id)
        who = " + ".join(self._actor(i) for i in event.actors)
        whom = " + ".join(self._actor(i) for i in event.targets)
        acted = f"{who} {words('view.towards')} {whom}" if whom else who
        when = reading.when(event) or words("view.undated")
        told = [
            when,
            words.term("status", event.status),
            reading.kind_of(event),
            acted,
            escaped(reading.where(event)),
        ]
        line = " · ".join(part for part in told if part)
        for i in dict.fromkeys((*event.actors, *event.targets)):
            known = self._known.get(self.one.ids(i))
            if known:
                known.did.append(f"- {line} ([[{ARTICLES}/{self.name}#^{own}|{plain(self.article.title)}]])")
        return f"- {line}: {escaped(event.anchor.text)} ^{own}"


def _actor_text(known: Known, words: Words) -> str:
    parts = [
        front_matter({**known.head, "tags": [f"kawalis/{known.head['kind']}"]})
        + f"# {escaped(known.title)}\n"
    ]
    for title, lines in (
        ("view.statements", known.said),
        ("view.events", known.did),
        ("export.articles", [f"- {line}" for line in known.articles]),
    ):
        if lines:
            parts.append(f"## {words(title)}\n\n" + "".join(f"{line}\n" for line in lines))
    return "\n".join(parts)
