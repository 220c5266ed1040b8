import json

from kawalis.export.record_json import to_dict, to_json
from kawalis.model import Record
from tests.export.builders import TEXT, build

FIELDS = {
    "times": "id start end text kind value begin until rule mod relation",
    "anchored": "id start end text relation anchor event time rule",
    "names": "id start end text kind actor",
    "actors": "id kb kind name_ar name_en role country code mentions role_state",
    "statements": "id parent layer cue sources source source_type contents directness cue_class polarity "
    "certainty mode chain said_at evidence access distance",
    "events": "id anchor also type mode actors targets actor_spans target_spans place time status statement "
    "evidence size contexts telling told",
    "checks": "kind severity spans about message",
}


def test_the_record_has_exactly_the_contracts_fields_in_its_order(record: Record) -> None:
    value = to_dict(record)
    assert list(value) == ["schema", "kawalis", "model", "article", "sentences", *FIELDS]
    assert list(value["article"]) == ["id", "title", "outlet", "url", "language", "text", "published"]
    assert list(value["article"]["published"]) == ["value", "origin", "why"]
    for section, names in FIELDS.items():
        assert list(value[section][0]) == names.split()
    assert list(value["events"][0]["place"]) == ["span", "name_en", "country", "lat", "lon", "precision"]
    assert list(value["events"][0]["time"]) == ["time", "begin", "until", "precision"]


def test_the_text_survives_and_is_written_as_it_is(record: Record) -> None:
    line = to_json(record)
    assert "\n" not in line
    assert "سالم الحداد" in line
    assert json.loads(line)["article"]["text"] == TEXT
    assert json.loads(to_json(record, indent=2)) == json.loads(line)


def test_a_lone_surrogate_is_escaped() -> None:
    line = to_json(build(TEXT + "\ud800"))
    assert json.loads(line.encode("utf-8"))["article"]["text"].endswith("\ud800")
