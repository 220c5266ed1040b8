import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import networkx as nx
import pytest

from kawalis.export.formats import stream
from kawalis.export.network.graph import graph_of
from kawalis.export.network.xml import attribute
from kawalis.model import Record

GEXF = "{http://gexf.net/1.3}"


def text(form: str, *records: Record) -> str:
    return "".join(stream(records, form))


def another(record: Record) -> Record:
    published = replace(record.article.published, value="2021-06-09")
    return replace(record, article=replace(record.article, id="another", published=published))


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_networkx_reads_nodes_and_edges(record: Record, form: str) -> None:
    data = io.BytesIO(text(form, record, another(record)).encode())
    found = (
        nx.read_gexf(data, version="1.3") if form == "gexf" else nx.read_graphml(data, force_multigraph=True)
    )
    graph = graph_of([record, another(record)], language="en")
    assert found.is_directed()
    assert set(found.nodes) == set(graph.nodes)
    assert found.number_of_edges() == len(graph.edges)
    assert found.nodes["salem-al-haddad"]["label"] == "Salem al-Haddad"
    assert found.nodes["salem-al-haddad"]["articles"] == 2
    assert {data["relation"] for *_, data in found.edges(data=True)} == {"attribution", "event"}


def test_the_same_text_twice_counts_once(record: Record) -> None:
    assert text("gexf", record, record) == text("gexf", record)


def test_edges_are_weighed_and_dated(record: Record) -> None:
    graph = graph_of([record, another(record)], language="en")
    relayed = [e for e in graph.edges.values() if e.target == "al-marfa"]
    assert [e.weight for e in relayed] == [2, 2]  # the outlet is of its own report each time
    assert {(e.begin, e.until) for e in relayed} == {
        ("2021-05-05", "2021-05-05"),
        ("2021-06-09", "2021-06-09"),
    }
    met = [e for e in graph.edges.values() if e.kind == "event"]
    assert {(e.type, e.weight, e.begin, e.until) for e in met} == {("CONSULT", 1, "2021-05-04", "2021-05-04")}


def test_gexf_has_spells_and_kinds(record: Record) -> None:
    root = ET.fromstring(text("gexf", record))  # noqa: S314 - our own
    graph = root.find(f"{GEXF}graph")
    assert root.get("version") == "1.3"
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    spell = graph.find(f"{GEXF}edges/{GEXF}edge/{GEXF}spells/{GEXF}spell")
    assert spell is not None
    assert spell.attrib == {"start": "2021-05-05", "end": "2021-05-05"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('a"<&>', "a&quot;&lt;&amp;&gt;"),
        ("a\nb\tc", "a&#10;b&#9;c"),
        ("a\x00\ud800\ufffe", "a\ufffd\ufffd\ufffd"),
    ],
)
def test_what_xml_cannot_hold_is_replaced(value: str, shown: str) -> None:
    assert attribute(value) == shown


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_any_name_gives_well_formed_xml(record: Record, form: str) -> None:
    odd = replace(record.actors[1], name_ar='<"&\x01\ud800', kb=None)
    written = text(form, replace(record, actors=(record.actors[0], odd, *record.actors[2:])))
    assert ET.fromstring(written) is not None  # noqa: S314 - our own
