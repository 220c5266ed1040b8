import json
from typing import Any

import pytest
from rdflib import Dataset, Namespace
from rdflib.namespace import RDF

from kawalis.export.formats import stream
from kawalis.export.web_annotation import CONTEXT, OWN, VOCABULARY
from kawalis.model import Record

OA = Namespace("http://www.w3.org/ns/oa#")
# The terms of the W3C's context that we use: tests are offline.
TERMS = {
    "oa": str(OA),
    "as": "https://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": str(RDF),
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector")},
    **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("describing", "classifying", "commenting")},
    "value": "rdf:value",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "first": {"@id": "as:first", "@type": "@id"},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
}


def collection(*records: Record) -> dict[str, Any]:
    found = json.loads("".join(stream(records, "jsonld")))
    assert isinstance(found, dict)
    return found


def items(*records: Record) -> list[dict[str, Any]]:
    found = collection(*records)["first"]["items"]
    assert isinstance(found, list)
    return found


def targets(item: dict[str, Any]) -> list[dict[str, Any]]:
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


def test_the_collection_counts_its_annotations(record: Record) -> None:
    found = collection(record)
    assert found["@context"] == [CONTEXT, OWN]
    assert found["type"] == "AnnotationCollection"
    assert found["first"]["type"] == "AnnotationPage"
    assert found["total"] == len(found["first"]["items"]) == 5 + 3 + 2 + 3
    assert collection()["total"] == 0


def test_both_selectors_lead_to_the_same_words(record: Record) -> None:
    text = record.article.text
    for item in items(record):
        assert item["type"] == "Annotation"
        assert item["id"].startswith("urn:kawalis:")
        for target in targets(item):
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert quote["type"] == "TextQuoteSelector"
            assert position["type"] == "TextPositionSelector"
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parser uses it
def test_it_is_linked_data(record: Record) -> None:
    value = collection(record)
    value["@context"] = [TERMS, OWN]
    graph = Dataset()
    graph.parse(data=json.dumps(value), format="json-ld")
    assert len(set(graph.subjects(RDF.type, OA.Annotation))) == 13
    assert len(set(graph.subjects(RDF.type, OA.TextPositionSelector))) == len(set(graph.subjects(OA.start)))
    own = Namespace(VOCABULARY)
    assert len(set(graph.subjects(RDF.type, own.Statement))) == 5
    assert {str(o) for o in graph.objects(predicate=own.type)} == {"CONSULT"}
