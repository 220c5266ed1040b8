import json
from dataclasses import replace

from kawalis.export.formats import stream
from kawalis.model import Place, Record


def read(*records: Record) -> dict[str, object]:
    found = json.loads("".join(stream(records, "geojson")))
    assert isinstance(found, dict)
    return found


def test_events_with_places_are_features(record: Record) -> None:
    found = read(record)
    assert found["type"] == "FeatureCollection"
    features = found["features"]
    assert isinstance(features, list)
    assert len(features) == 1
    assert features[0]["type"] == "Feature"
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [35.5, 33.89]}
    assert features[0]["properties"]["place_en"] == "Beirut"
    assert features[0]["properties"]["actors"] == ["salem-al-haddad"]


def test_a_place_without_coordinates_has_no_geometry(record: Record) -> None:
    event = record.events[0]
    assert event.place is not None
    place = Place(event.place.span, None, None, None, None, "city")
    features = read(replace(record, events=(replace(event, place=place),)))["features"]
    assert isinstance(features, list)
    assert features[0]["geometry"] is None


def test_no_event_is_an_empty_collection() -> None:
    assert read()["features"] == []
