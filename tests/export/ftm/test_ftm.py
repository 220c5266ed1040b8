import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from kawalis.export.formats import stream
from kawalis.export.ftm.countries import ALPHA2
from kawalis.export.ftm.write import TYPES
from kawalis.knowledge import table
from kawalis.knowledge.schema.countries import Country
from kawalis.model import Record


def entities(*records: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(stream(records, "ftm")).splitlines()]


def statements(*records: Record) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(stream(records, "ftm-statements")))))


def another(record: Record) -> Record:
    return replace(record, article=replace(record.article, id="another"))


def test_every_part_of_the_record_is_an_entity(record: Record) -> None:
    found = entities(record)
    count: dict[str, int] = {}
    for entity in found:
        count[entity["schema"]] = count.get(entity["schema"], 0) + 1
    assert count == {
        "Article": 1,
        "Mention": 7,
        "Event": 3,
        "Note": 5,
        "UnknownLink": 5,
        "Person": 2,
        "Organization": 2,
        "PublicBody": 1,
        "LegalEntity": 2,
    }


def test_links_lead_to_entities_that_are_there(record: Record) -> None:
    found = entities(record, another(record))
    ids = [entity["id"] for entity in found]
    assert len(ids) == len(set(ids))
    for entity in found:
        for name, kind in TYPES.items():
            if kind == "entity":
                assert set(entity["properties"].get(name, ())) <= set(ids)


def test_a_known_actor_is_one_entity_over_all_reports(record: Record) -> None:
    (known,) = [e for e in entities(record, another(record)) if e["id"] == "kawalis-salem-al-haddad"]
    assert known["properties"]["country"] == ["lb"]
    assert known["properties"]["alias"] == ["Salem al-Haddad"]
    assert len(known["properties"]["proof"]) == 2


def test_the_same_text_twice_counts_once(record: Record) -> None:
    assert entities(record, record) == entities(record)


def test_statements_say_what_entities_say(record: Record) -> None:
    said: dict[str, dict[str, list[str]]] = {}
    for row in statements(record):
        assert row["canonical_id"] == row["entity_id"]
        if row["prop"] != "id":
            said.setdefault(row["entity_id"], {}).setdefault(row["prop"], []).append(row["value"])
    assert said == {entity["id"]: entity["properties"] for entity in entities(record)}
    ids = [row["id"] for row in statements(record)]
    assert len(ids) == len(set(ids))


def test_every_country_has_its_two_letters() -> None:
    codes = {country.code for country in table(Country)}
    assert codes <= set(ALPHA2)
    assert len(set(ALPHA2.values())) == len(ALPHA2)


def test_followthemoney_takes_the_entities_as_they_are(record: Record) -> None:
    ftm = pytest.importorskip("followthemoney")
    for value in entities(record, another(record)):
        proxy = ftm.model.get_proxy(value)
        cleaned = ftm.model.get_proxy(value, cleaned=False)
        cleaned.schema.validate(value)
        assert {n: sorted(v) for n, v in cleaned.to_dict()["properties"].items()} == {
            n: sorted(v) for n, v in value["properties"].items()
        }
        assert proxy.caption


def test_followthemoney_takes_the_statements_as_they_are(record: Record) -> None:
    pytest.importorskip("followthemoney")
    from followthemoney.statement.serialize import read_csv_statements  # noqa: PLC0415
    from followthemoney.statement.util import get_prop_type  # noqa: PLC0415

    text = "".join(stream([record], "ftm-statements"))
    found = list(read_csv_statements(io.BytesIO(text.encode())))
    assert len(found) == len(statements(record))
    for statement, row in zip(found, statements(record), strict=True):
        assert statement.generate_key() == row["id"]
        assert get_prop_type(row["schema"], row["prop"]) == row["prop_type"]
