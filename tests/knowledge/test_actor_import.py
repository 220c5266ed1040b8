"""Open data becomes actor files: small streams of the real form, about invented people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kawalis.knowledge.actor_check import check_folder
from kawalis.knowledge.actor_import import Outcome, import_actors

if TYPE_CHECKING:
    from pathlib import Path


def lines(*entities: Any) -> list[bytes]:
    return [json.dumps(entity, ensure_ascii=False).encode() + b"\n" for entity in entities]


def ftm(key: str, schema: str, /, **said: list[str]) -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": said, "datasets": ["test"], "target": False}


def files(folder: Path) -> dict[str, Any]:
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in folder.glob("*.yaml")}


PERSON = ftm(
    "NK-1",
    "Person",
    name=["Sabir al-Mutlaq", "صابر المطلق"],
    alias=["صابر عيد المطلق", "صابر گل"],
    weakAlias=["أبو غصن"],
    citizenship=["iq"],
    gender=["male"],
    topics=["role.pep"],
    wikidataId=["Q999999001"],
)
POST = ftm("NK-p", "Position", name=["وزير الخارجية", "Minister of Foreign Affairs"], country=["iq"])
HELD = ftm("NK-o", "Occupancy", holder=["NK-1"], post=["NK-p"], startDate=["2031-01"], endDate=["2032-05-03"])


def run(folder: Path, form: str, stream: list[bytes]) -> Outcome:
    return import_actors(stream, form, folder, {"IQ": "IRQ", "IR": "IRN"})


def test_a_person_with_an_office(tmp_path: Path) -> None:
    outcome = run(tmp_path, "ftm", lines(HELD, PERSON, POST))  # in any order
    assert outcome.written == 1
    assert files(tmp_path)["import-nk-1"] == {
        "id": "import-nk-1",
        "kind": "person",
        "names": {"ar": ["صابر المطلق"], "en": ["Sabir al-Mutlaq"]},
        "variants": ["صابر عيد المطلق"],
        "gender": "m",
        "country": "IRQ",
        "roles": [
            {
                "title_ar": "وزير الخارجية",
                "title_en": "Minister of Foreign Affairs",
                "country": "IRQ",
                "start": "2031-01",
                "end": "2032-05-03",
            }
        ],
        "origin": "OpenSanctions NK-1, Wikidata Q999999001; OpenSanctions NK-o",
    }
    assert dict(outcome.skipped) == {"weak_alias": 1}
    assert check_folder(tmp_path).findings == ()


def test_a_body_and_its_members(tmp_path: Path) -> None:
    body = ftm("NK-b", "Organization", name=["حزب الغصن الأخضر"])
    member = ftm("NK-m", "Membership", member=["NK-1"], organization=["NK-b"], startDate=["2030"])
    ours = ftm("NK-q", "Organization", name=["فيلق القدس"])
    directs = ftm("NK-d", "Directorship", director=["NK-1"], organization=["NK-q"])
    outcome = run(tmp_path, "ftm", lines(PERSON, body, member, ours, directs))
    made = files(tmp_path)
    assert made.keys() == {"import-nk-1", "import-nk-b"}
    assert made["import-nk-1"]["affiliations"] == [
        {"to": "import-nk-b", "relation": "member", "start": "2030"},
        {"to": "quds-force", "relation": "member"},
    ]
    assert outcome.skipped["name_of_ours"] == 1
    assert not [f for f in check_folder(tmp_path).findings if f.grave]


@pytest.mark.parametrize(
    ("entities", "code"),
    [
        ([ftm("a", "Person", name=["Sabir"])], "no_arabic_name"),
        ([ftm("a", "Vessel", name=["Sabir"])], "other_schema"),
        ([PERSON, PERSON], "repeated_id"),
        ([PERSON, HELD], "post_not_in_stream"),
        ([PERSON, HELD, ftm("NK-p", "Position", name=["Minister"])], "no_arabic_title"),
        ([PERSON, HELD, ftm("NK-p", "Position", name=["صديق الجميع"])], "title_no_office"),
        (
            [PERSON, POST, ftm("x", "Occupancy", holder=["NK-1"], post=["NK-p"], startDate=["2031", "2033"])],
            "vague_date",
        ),
        (
            [
                PERSON,
                POST,
                ftm("x", "Occupancy", holder=["NK-1"], post=["NK-p"], startDate=["2031"], endDate=["2030"]),
            ],
            "ends_before_start",
        ),
        ([{"id": "a"}], "broken_entity"),
        ([PERSON, ftm("x", "Membership", member=["NK-1"], organization=["nowhere"])], "body_not_imported"),
    ],
)
def test_what_is_not_taken_has_a_code(tmp_path: Path, entities: list[Any], code: str) -> None:
    assert run(tmp_path, "ftm", lines(*entities)).skipped[code] == 1
    assert not [f for f in check_folder(tmp_path).findings if f.grave]


def test_broken_lines_and_an_end_that_nobody_dates(tmp_path: Path) -> None:
    held = ftm("x", "Occupancy", holder=["NK-1"], post=["NK-p"], startDate=["2031"], status=["ended"])
    outcome = run(tmp_path, "ftm", [b"{no json\n", *lines(PERSON, POST, held)])
    assert outcome.skipped["broken_line"] == 1
    assert files(tmp_path)["import-nk-1"]["roles"][0]["approximate"] is True


def test_ours_are_not_overwritten_and_differences_are_told(tmp_path: Path) -> None:
    person = ftm("NK-1", "Person", name=["إسماعيل قاآني"], country=["iq"])
    post = ftm("NK-p", "Position", name=["قائد فيلق القدس"])
    held = ftm("NK-o", "Occupancy", holder=["NK-1"], post=["NK-p"], startDate=["2019"])
    outcome = run(tmp_path, "ftm", lines(person, post, held))
    assert files(tmp_path) == {}
    assert [row[1:3] for row in outcome.conflicts] == [
        ("esmail-qaani", "country"),
        ("esmail-qaani", "roles.start"),
    ]


def value(kind: str, inner: Any) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": kind, "value": inner}}


def item(name: str) -> dict[str, Any]:
    return value("wikibase-entityid", {"entity-type": "item", "id": name})


def day(text: str, precision: int) -> dict[str, Any]:
    return value("time", {"time": f"+{text}T00:00:00Z", "precision": precision, "before": 0, "after": 0})


def claim(snak: Any, rank: str = "normal", **qualifiers: Any) -> dict[str, Any]:
    return {"mainsnak": snak, "rank": rank, "qualifiers": {k: [v] for k, v in qualifiers.items()}}


def wikidata(name: str, arabic: str, **claims: Any) -> dict[str, Any]:
    labels = {"ar": {"language": "ar", "value": arabic}}
    return {"type": "item", "id": name, "labels": labels, "aliases": {}, "claims": claims}


def person(*held: Any) -> dict[str, Any]:
    return wikidata(
        "Q9000001", "صابر المطلق", P31=[claim(item("Q5"))], P27=[claim(item("Q9000002"))], P39=[*held]
    )


STATE = wikidata("Q9000002", "دولة", P298=[claim(value("string", "IRQ"))])
OFFICE = wikidata("Q9000003", "وزير الخارجية")


@pytest.mark.parametrize(
    ("start", "role"),
    [
        (day("2031-01-07", 11), {"start": "2031-01-07"}),
        (day("2031-01-00", 10), {"start": "2031-01"}),
        (day("2031-00-00", 9), {"start": "2031"}),
        (day("2030-00-00", 8), {}),
        ({"snaktype": "somevalue"}, {}),
    ],
)
def test_positions_keep_their_precision(tmp_path: Path, start: Any, role: dict[str, str]) -> None:
    held = claim(item("Q9000003"), P580=start, P582={"snaktype": "novalue"})
    stream = [b"[\n", *(line.rstrip() + b",\n" for line in lines(STATE, OFFICE, person(held))), b"]\n"]
    assert run(tmp_path, "wikidata", stream).written == 1
    made = files(tmp_path)["import-q9000001"]
    assert (made["country"], made["origin"]) == ("IRQ", "Wikidata Q9000001")
    assert made["roles"] == [{"title_ar": "وزير الخارجية", "title_en": "", **role}]
    assert check_folder(tmp_path).findings == ()


def test_deprecated_statements_and_unknown_ends(tmp_path: Path) -> None:
    wrong = claim(item("Q9000003"), "deprecated", P580=day("2029-00-00", 9))
    right = claim(item("Q9000003"), P580=day("2031-00-00", 9), P582={"snaktype": "somevalue"})
    entity = {"entities": {"Q9000001": person(wrong, right)}}  # a file of one entity
    outcome = run(tmp_path, "wikidata", lines(entity, OFFICE))
    (role,) = files(tmp_path)["import-q9000001"]["roles"]
    assert (role["start"], role["approximate"]) == ("2031", True)
    assert outcome.skipped["deprecated"] == 1
    assert "country" not in files(tmp_path)["import-q9000001"]
