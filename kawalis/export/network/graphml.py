"""GraphML, which networkx, igraph, yEd and Cytoscape read: parallel directed edges, dates as attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.export.network.graph import graph_of
from kawalis.export.network.xml import attribute, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kawalis.model import Record

SPACE = "http://graphml.graphdrawing.org/xmlns"
SCHEMA = f"{SPACE} {SPACE}/1.0/graphml.xsd"
NODE = {
    **dict.fromkeys(("label", "kind", "name_ar", "name_en", "country", "code", "kb"), "string"),
    **dict.fromkeys(("mentions", "articles"), "int"),
}
EDGE = {
    **dict.fromkeys(("relation", "type", "status", "begin", "until"), "string"),
    **dict.fromkeys(("weight", "articles"), "int"),
}


def chunks(records: Iterable[Record], *, language: str) -> Iterator[str]:
    """Yield the parts of the document."""
    graph = graph_of(records, language=language)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<graphml xmlns="{SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="{SCHEMA}">\n'
    )
    yield from _declared("node", NODE)
    yield from _declared("edge", EDGE)
    yield '<graph id="kawalis" edgedefault="directed">\n'
    for node in graph.nodes.values():
        data = _data("node", {title: getattr(node, title) for title in NODE})
        yield f'<node id="{attribute(node.id)}">\n{data}</node>\n'
    for edge in graph.edges.values():
        values = {
            "relation": edge.kind,
            "type": edge.type,
            "status": " ".join(sorted(edge.statuses)),
            "begin": edge.begin,
            "until": edge.until,
            "weight": edge.weight,
            "articles": len(edge.articles),
        }
        ends = f'source="{attribute(edge.source)}" target="{attribute(edge.target)}"'
        yield f'<edge id="{edge.id}" {ends}>\n{_data("edge", values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _declared(of: str, titles: dict[str, str]) -> Iterator[str]:
    for title, kind in titles.items():
        yield f'<key id="{of}_{title}" for="{of}" attr.name="{title}" attr.type="{kind}"/>\n'


def _data(of: str, values: dict[str, object]) -> str:
    return "".join(
        f'<data key="{of}_{title}">{element(value)}</data>\n'
        for title, value in values.items()
        if value != ""
    )
