import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
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


def followthemoney(what: str, text: str) -> int:
    """Return how many entities or statements followthemoney took as they are; skip where there is none.

    It may be at home in another interpreter (``KAWALIS_FTM``), as it needs PyICU, of which there are no wheels.
    """
    python = os.environ.get("KAWALIS_FTM")
    if not python:
        pytest.importorskip("followthemoney")
    command = [python or sys.executable, str(Path(__file__).with_name("checking.py")), what]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert not run.returncode, run.stderr.decode()
    return int(run.stdout)


def test_followthemoney_takes_the_entities_as_they_are(record: Record) -> None:
    records = [record, another(record)]
    assert followthemoney("entities", "".join(stream(records, "ftm"))) == len(list(entities(*records)))


def test_followthemoney_takes_the_statements_as_they_are(record: Record) -> None:
    text = "".join(stream([record], "ftm-statements"))
    assert followthemoney("statements", text) == len(statements(record))
