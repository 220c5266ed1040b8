"""The network of records: actors, and between them attributions and events, weighed and dated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kawalis.export.ids import Ids, digest
from kawalis.export.reading import Reading
from kawalis.knowledge.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kawalis.model import Actor, Event, Record

ATTRIBUTION, EVENT = "attribution", "event"
NONE = ""


@dataclass
class Node:
    """An actor; ``mentions`` counts over all records, ``articles`` the records that name it."""

    id: str
    label: str
    kind: str
    name_ar: str
    name_en: str
    country: str
    code: str
    kb: str
    mentions: int = 0
    articles: int = 0


@dataclass
class Edge:
    """From who passes a word on to whose word it is, or from who does to whom it is done.

    ``type`` is the link's kind or the event's type; ``weight`` counts statements or events; ``spells`` are the days
    on which they were published or took place, first and last included.
    """

    id: str
    source: str
    target: str
    kind: str
    type: str
    weight: int = 0
    articles: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    spells: set[tuple[str, str]] = field(default_factory=set)

    @property
    def begin(self) -> str:
        """The first day, "" where none is known."""
        return min((begin for begin, _ in self.spells), default=NONE)

    @property
    def until(self) -> str:
        """The last day, "" where none is known."""
        return max((until for _, until in self.spells), default=NONE)


@dataclass
class Graph:
    """Nodes and edges by id, in the order in which they were met."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)


def graph_of(records: Iterable[Record], *, language: str) -> Graph:
    """Gather the network of the records; one edge for each pair of actors, kind and type.

    Known actors are one node over all reports; others are of their report alone.
    """
    graph, words, read = Graph(), Words(language), set[str]()
    for record in records:
        if record.article.id not in read:  # the same text twice tells nothing twice
            read.add(record.article.id)
            _add(graph, record, Reading(record, words))
    return graph


def _add(graph: Graph, record: Record, reading: Reading) -> None:
    ids = Ids(record)
    for actor in record.actors:
        node = graph.nodes.setdefault(ids(actor.id), _node(ids(actor.id), actor, reading))
        node.mentions += len(actor.mentions)
        node.articles += 1
    published = record.article.published.value
    spell = (published, published) if published else None
    for statement in record.statements:
        for outer, inner in zip(statement.chain, statement.chain[1:], strict=False):
            edge = _edge(graph, ids(outer.actor), ids(inner.actor), ATTRIBUTION, inner.link)
            _count(edge, record, spell)
    for event in record.events:
        for doer in event.actors:
            for target in event.targets:
                edge = _edge(graph, ids(doer), ids(target), EVENT, event.type or "OTHER")
                edge.statuses.add(event.status)
                _count(edge, record, _spell(event))


def _node(key: str, actor: Actor, reading: Reading) -> Node:
    return Node(
        *(key, reading.name(actor.id), actor.kind, actor.name_ar, actor.name_en or NONE),
        *(actor.country or NONE, actor.code or NONE, actor.kb or NONE),
    )


def _edge(graph: Graph, source: str, target: str, kind: str, what: str) -> Edge:
    key = f"n-{digest(source, target, kind, what)}"
    return graph.edges.setdefault(key, Edge(key, source, target, kind, what))


def _count(edge: Edge, record: Record, spell: tuple[str, str] | None) -> None:
    edge.weight += 1
    edge.articles.add(record.article.id)
    if spell:
        edge.spells.add(spell)


def _spell(event: Event) -> tuple[str, str] | None:
    """Return the days of an event, ``None`` where an end is open."""
    time = event.time
    if time is None or not time.begin or not time.until:
        return None
    begin, until = sorted((time.begin[:10], time.until[:10]))
    return begin, until
