"""Corrections: out to annotators and back, whatever they or their programs do on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.export.annotation.regions import LAID, Region, read, regions, written
from kawalis.export.formats import stream
from kawalis.export.record_json import to_dict
from kawalis.export.record_load import from_dict
from kawalis.ingest.annotations import Mark
from kawalis.library.correcting import compared, correct
from tests.export.builders import TEXT, build
from tests.store.test_library import incoming

if TYPE_CHECKING:
    from pathlib import Path

    from kawalis.model import Record
    from kawalis.store.library import Library

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of SQLAlchemy's


def record_of(library: Library) -> Record:
    return next(from_dict(row) for row in library.records())


def tasks(record: Record, form: str, view: str = "all") -> list[dict[str, Any]]:
    text = "".join(stream([record], form, view=view))
    return json.loads(text) if form == "labelstudio" else [json.loads(line) for line in text.splitlines()]


def accepted(task: dict[str, Any], by: str = "a@example.org") -> dict[str, Any]:
    """Return a task as Label Studio exports it when everything laid was taken over."""
    return task | {
        "annotations": [{"completed_by": {"email": by}, "result": task["predictions"][0]["result"]}]
    }


def imported(
    library: Library, folder: Path, form: str, found: list[Any], author: str | None = None
) -> dict[str, int]:
    path = folder / f"back.{form}"
    lines = [json.dumps(task, ensure_ascii=False) for task in found]
    path.write_text(f"[{','.join(lines)}]" if form == "json" else "\n".join(lines), encoding="utf-8")
    return dict(correct(library, [path], author))


def verdicts(library: Library) -> list[tuple[str, str, str | None, Any]]:
    return [(j.kind, j.subject, j.object, json.loads(j.value or "null")) for j in library.judgements()]


@pytest.mark.parametrize("view", ["all", "actors", "times", "statements", "events"])
@pytest.mark.parametrize("form", ["labelstudio", "doccano"])
def test_what_comes_back_as_it_went_is_right(library: Library, tmp_path: Path, form: str, view: str) -> None:
    record = record_of(library)
    (task,) = tasks(record, form, view)
    assert task.get("text", task.get("data", {}).get("text")) == TEXT
    count = {"all": 11, "actors": 1, "times": 2, "statements": 5, "events": 3}[view]
    found = accepted(task) if form == "labelstudio" else task
    assert imported(library, tmp_path, "json" if form == "labelstudio" else "jsonl", [found]) == {
        "right": count
    }
    assert imported(library, tmp_path, "jsonl", [found]) == {"same": count}
    assert {kind for kind, *_ in verdicts(library)} == {"right"}
    assert len(verdicts(library)) == count


def test_every_kind_of_correction(library: Library, tmp_path: Path) -> None:
    record = record_of(library)
    (task,) = tasks(record, "labelstudio")
    done = json.loads(json.dumps(accepted(task)))
    result = done["annotations"][0]["result"]
    by_label = {item["value"]["labels"][0]: item for item in result}
    by_label["PER"]["value"]["labels"] = ["ORG"]  # another type
    moved = by_label["EVENT"]["value"]
    moved |= {"end": moved["end"] - 1, "text": moved["text"][:-1]}  # another span
    result.remove(next(item for item in result if item["value"]["text"] == "حزيران المقبل"))  # gone
    place = TEXT.index("بيروت")
    result.append(
        {
            "id": "x1",
            "type": "labels",
            "value": {"start": place, "end": place + 5, "text": "بيروت", "labels": ["LOC"]},
        }
    )
    result.append({"id": "x2", "type": "relation", "from_id": "x1", "to_id": "x1"})
    result.append({"id": "x3", "type": "labels", "value": {"start": 0, "end": 2, "labels": ["Person"]}})
    result.append({"id": "x4", "type": "labels", "value": {"start": 5, "end": 9999, "labels": ["PER"]}})
    counts = imported(library, tmp_path, "json", [done])
    assert counts == {"right": 8, "changed": 2, "wrong": 1, "missing": 1, "skipped": 3}
    found = verdicts(library)
    assert [v[3]["now"]["label"] for v in found if v[0] == "changed"] == ["ORG", "EVENT"]
    assert [v[3]["now"]["text"] for v in found if v[0] == "changed"][1] == moved["text"]
    assert [v[3]["text"] for v in found if v[0] == "wrong"] == ["حزيران المقبل"]
    assert [(v[1], v[3]["text"]) for v in found if v[0] == "missing"] == [(record.article.id, "بيروت")]
    assert {skip.code for skip in library.skips()} == {"unknown_kind", "unknown_label", "bad_span"}
    assert {j.author for j in library.judgements()} == {"a@example.org"}
    for _, subject, _, _ in found:
        assert library.judgements(subject)


def test_a_statement_is_judged_by_its_parts(library: Library, tmp_path: Path) -> None:
    (task,) = tasks(record_of(library), "labelstudio", "statements")
    done = json.loads(json.dumps(accepted(task)))
    result = done["annotations"][0]["result"]
    result.remove(next(item for item in result if item["value"]["labels"] == ["CUE"]))
    assert imported(library, tmp_path, "json", [done])["wrong"] == 1
    (subject,) = {subject for kind, subject, part, _ in verdicts(library) if part}
    kinds = {
        part.partition(":")[0]: kind
        for kind, found, part, _ in verdicts(library)
        if found == subject and part
    }
    assert kinds["CUE"] == "wrong"
    assert kinds["CONTENT"] == "right"
    imported(library, tmp_path, "json", [accepted(task)])  # the same person thinks again
    assert [(kind, part) for kind, found, part, _ in verdicts(library) if found == subject] == [
        ("right", None)
    ]


def test_what_was_not_laid_before_anybody_is_not_wrong(library: Library, tmp_path: Path) -> None:
    start = TEXT.index("كريم السعدي")
    foreign: dict[str, Any] = {"text": TEXT, "label": [[start, start + 11, "PER"]]}
    assert imported(library, tmp_path, "jsonl", [foreign], "desk") == {"missing": 1}
    foreign = {"text": TEXT, "entities": [{"start_offset": start, "end_offset": start + 4, "label": "PER"}]}
    assert imported(library, tmp_path, "jsonl", [foreign], "desk") == {"missing": 1}
    assert [j.author for j in library.judgements()] == ["desk", "desk"]


def test_texts_are_known_by_their_hash_at_every_outlet(library: Library, tmp_path: Path) -> None:
    library.add([incoming(TEXT, outlet="غيرها")])
    foreign = {"text": TEXT, "label": [[0, 5, "ORG"]]}
    assert imported(library, tmp_path, "jsonl", [foreign]) == {"missing": 2}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "broken_json"),
        ("7", "not_a_task"),
        ('{"label": []}', "no_text"),
        ('{"data": {"x": 1}}', "no_text"),
        ('{"text": "خبر", "label": []}', "no_annotation"),
        (
            '{"data": {"text": "خبر"}, "annotations": [{"was_cancelled": true, "result": []}]}',
            "no_annotation",
        ),
        ('{"text": "لا أحد يعرفه", "label": [[0, 1, "PER"]]}', "unknown_article"),
        ('{"text": "آخر", "kawalis_article": "ARTICLE", "label": [[0, 1, "PER"]]}', "text_differs"),
        ('{"text": TEXT, "kawalis_laid": "x", "label": [[0, 1, "PER"]]}', "bad_column"),
        ('{"text": TEXT, "label": [[5, 5, "PER"], ["a", null, {}], 7, [0, 1]]}', "bad_span"),
    ],
)
def test_a_bad_line_is_skipped_with_its_reason(
    library: Library, tmp_path: Path, line: str, code: str
) -> None:
    good = json.dumps({"text": TEXT, "label": [[0, 5, "ORG"]]})
    article = record_of(library).article.id
    path = tmp_path / "a.jsonl"
    line = line.replace("ARTICLE", article).replace("TEXT", json.dumps(TEXT))
    path.write_text(f"{line}\n{good}\n", encoding="utf-8")
    counts = correct(library, [path, tmp_path / "none.json"])
    assert counts["missing"] == 1
    assert {(s.item, s.code) for s in library.skips()} >= {
        (f"{path}:1", code),
        (str(tmp_path / "none.json"), "missing"),
    }


def test_a_line_that_is_mended_is_skipped_no_more(library: Library, tmp_path: Path) -> None:
    assert imported(library, tmp_path, "jsonl", [{"text": TEXT, "label": [[0, 5, "X"]]}]) == {"skipped": 1}
    assert imported(library, tmp_path, "jsonl", [{"text": TEXT, "label": [[0, 5, "ORG"]]}]) == {"missing": 1}
    assert library.skips() == []


def test_offsets_in_units_of_utf16_are_turned(library: Library, tmp_path: Path) -> None:
    text = "😀 خبر\nقال سالم الحداد"
    library.add([incoming(text)])
    start = text.index("سالم")
    value = {"start": start + 1, "end": start + 12, "text": "سالم الحداد", "labels": ["PER"]}
    done = {"data": {"text": text}, "annotations": [{"result": [{"type": "labels", "value": value}]}]}
    small = {"text": text, "tags": [value], "annotator": 3}  # JSON-MIN
    assert imported(library, tmp_path, "json", [done, small]) == {"missing": 2}
    found = [(v[3]["start"], v[3]["text"]) for v in verdicts(library)]
    assert found == [(start, "سالم الحداد")] * 2
    assert [j.author for j in library.judgements()] == [None, "3"]


def test_no_reading_touches_a_correction(library: Library, tmp_path: Path) -> None:
    record = record_of(library)
    (task,) = tasks(record, "labelstudio")
    imported(library, tmp_path, "json", [accepted(task)])
    before = library.judgements()
    shorter = to_dict(replace(record, statements=(), events=(), names=()))
    library.append(record.article.id, shorter, "another engine")
    assert library.judgements() == before
    gone = json.loads(json.dumps(accepted(task)))
    gone["annotations"][0]["result"] = []
    assert imported(library, tmp_path, "json", [gone]) == {
        "wrong": 11
    }  # against what was laid, not what is read now


SPANS = st.tuples(
    st.integers(0, 30), st.integers(1, 8), st.sampled_from(["PER", "ORG", "CUE", "CONTENT", "ASSAULT"])
)


@given(laid=st.lists(SPANS, max_size=6), back=st.lists(SPANS, max_size=6))
def test_every_region_and_every_mark_is_accounted_for(
    laid: list[tuple[int, int, str]], back: list[tuple[int, int, str]]
) -> None:
    text = "x" * 50
    known = list(dict.fromkeys(Region(f"s-{i % 3}", label, a, a + n) for i, (a, n, label) in enumerate(laid)))
    marks = [Mark(a, a + n, label) for a, n, label in back]
    found = compared(known, marks, "article", text, whole=True)
    assert {v.subject for v in found} - {"article"} == {region.finding for region in known}
    now = [json.dumps(v.value) for v in found]
    for mark in marks:
        value = json.dumps(
            {"label": mark.label, "start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
        )
        whole = any(v.kind == "right" and v.value is None for v in found)
        assert whole or any(value in one for one in now)
    assert read(written(known)) == known
    same = compared(known, [Mark(*region[2:], region.label) for region in known], "article", text, whole=True)
    assert {v.kind for v in same} <= {"right"}


def test_tasks_hold_what_their_programs_ask_for() -> None:
    record = build()
    (task,) = tasks(record, "labelstudio", "statements")
    for item in task["predictions"][0]["result"]:
        assert set(item) == {"id", "from_name", "to_name", "type", "value"}
        assert TEXT[item["value"]["start"] : item["value"]["end"]] == item["value"]["text"]
    (row,) = tasks(record, "doccano")
    assert [[r.start, r.end, r.label] for r in regions(record)] == row["label"]
    assert read(row[LAID]) == regions(record)
    assert "".join(stream([], "labelstudio")) == "[]\n"
