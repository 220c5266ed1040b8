import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.export.record_json import to_dict, to_json
from kawalis.export.record_load import from_json
from kawalis.model import AnchoredTime, ExportError, Record
from tests.export.builders import TEXT, build


@pytest.mark.parametrize("text", [TEXT, TEXT + "\ud800", TEXT + "\u0000\u202e"])
def test_what_was_printed_is_read_back(text: str) -> None:
    line = to_json(build(text))
    assert to_json(from_json(line, source="-")) == line
    assert from_json(line.encode(), source="-").article.body_start == build(text).article.body_start


def test_times_told_by_what_happened_are_read_back_and_a_record_from_before_them_too() -> None:
    anchor = build().events[1].anchor
    told = AnchoredTime("r1", anchor.start, anchor.end, anchor.text, "after", anchor, "e2", "t2", "after")
    record = replace(build(), anchored=(told,))
    assert from_json(to_json(record), source="-").anchored == (told,)
    older = {name: value for name, value in to_dict(record).items() if name != "anchored"}
    assert from_json(json.dumps(older), source="-").anchored == ()


def broken(**changes: Any) -> str:
    return json.dumps({**to_dict(build()), **changes})


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "record"),
        ("[]", "record"),
        ("{}", "record"),
        (broken(schema=2), "newer"),
        (broken(schema="1"), "record"),
        (broken(times=None), "record"),
        (broken(anchored=[{}]), "record"),
        (broken(events=[{}]), "record"),
        (broken(actors=[{"id": 1}]), "record"),
        (broken(article={"text": 3}), "record"),
        (to_json(build()).replace('"start": 1', '"start": 2'), "record"),
    ],
)
def test_what_is_no_record_is_said_to_be_none(line: str, code: str) -> None:
    with pytest.raises(ExportError) as told:
        from_json(line, source="x.jsonl:3")
    assert told.value.code == code
    assert told.value.source == "x.jsonl:3"


KEYS = st.sampled_from(["article", "text", "times", "schema", "id"])
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)


@given(ANY)
def test_any_json_is_a_record_or_an_export_error(value: Any) -> None:
    try:
        found = from_json(json.dumps(value), source="-")
    except ExportError:
        return
    assert isinstance(found, Record)
