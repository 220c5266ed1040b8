"""GEXF 1.3, the format of Gephi: a dynamic graph whose edges exist on the days of their statements and events.

Edges without a date exist always, as GEXF has it for what bears no spell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.export.network.graph import graph_of
from kawalis.export.network.xml import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.export.network.graph import Edge, Node
    from kawalis.model import Record

SPACE = "http://gexf.net/1.3"
SCHEMA = f"{SPACE} {SPACE}/gexf.xsd"
NODE = {
    **dict.fromkeys(("kind", "name_ar", "name_en", "country", "code", "kb"), "string"),
    **dict.fromkeys(("mentions", "articles"), "integer"),
}
EDGE = {"relation": "string", "type": "string", "status": "string", "articles": "integer"}


def chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:
    """Yield the parts of the document."""
    graph = graph_of(records, language=language)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<gexf xmlns="{SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{SCHEMA}" version="1.3">\n<meta><creator>Kawalis</creator></meta>\n'
        '<graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="date">\n'
    )
    yield _declared("node", NODE) + _declared("edge", EDGE)
    yield "<nodes>\n"
    yield from map(_node, graph.nodes.values())
    yield "</nodes>\n<edges>\n"
    yield from map(_edge, graph.edges.values())
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(of: str, titles: dict[str, str]) -> str:
    rows = "".join(
        f'<attribute id="{title}" title="{title}" type="{kind}"/>\n' for title, kind in titles.items()
    )
    return f'<attributes class="{of}" mode="static">\n{rows}</attributes>\n'


def _node(node: Node) -> str:
    values = _values({title: getattr(node, title) for title in NODE})
    return f'<node id="{attribute(node.id)}" label="{attribute(node.label)}">\n{values}</node>\n'


def _edge(edge: Edge) -> str:
    values = _values(
        {
            "relation": edge.kind,
            "type": edge.type,
            "status": " ".join(sorted(edge.statuses)),
            "articles": len(edge.articles),
        }
    )
    spells = "".join(f'<spell start="{begin}" end="{until}"/>\n' for begin, until in sorted(edge.spells))
    lived = f"<spells>\n{spells}</spells>\n" if spells else ""
    return (
        f'<edge id="{edge.id}" source="{attribute(edge.source)}" target="{attribute(edge.target)}" '
        f'kind="{attribute(f"{edge.kind}: {edge.type}")}" label="{attribute(edge.type)}" weight="{edge.weight}">\n'
        f"{values}{lived}</edge>\n"
    )


def _values(values: dict[str, object]) -> str:
    rows = "".join(
        f'<attvalue for="{title}" value="{attribute(value)}"/>\n'
        for title, value in values.items()
        if value != ""
    )
    return f"<attvalues>\n{rows}</attvalues>\n"
