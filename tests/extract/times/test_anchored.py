"""Times that are told by what happened alone: their words, relation, anchor and event."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.annotate import annotate
from kawalis.extract.times import anchored
from kawalis.knowledge.build import load_all
from kawalis.knowledge.schema.times import AnchorExample, TimeAnchor
from kawalis.model import AnchoredTime, Article, Published
from kawalis.pipeline import before, initial, read_article, read_text

ENTRIES = [row for row in load_all()["time_anchors"].rows if isinstance(row, TimeAnchor)]
EXAMPLES = [(entry.relation, example) for entry in ENTRIES for example in entry.examples]
COUNTER = [(entry.relation, text) for entry in ENTRIES for text in entry.counter_examples]


def told(text: str) -> tuple[AnchoredTime, ...]:
    article = Article.of(text, published=Published("2021-04-08", "given"))
    state = before("anchored", article)
    found: tuple[AnchoredTime, ...] = anchored(
        document=state["document"], times=state["times"], events=state["events"]
    )
    return found


@pytest.mark.parametrize(("relation", "example"), EXAMPLES)
def test_example_is_found_with_its_relation_and_anchor(relation: str, example: AnchorExample) -> None:
    found = told(example.text)
    assert (relation, example.find, example.anchor) in {(t.relation, t.text, t.anchor.text) for t in found}, (
        found
    )


@pytest.mark.parametrize(("relation", "text"), COUNTER)
def test_counter_example_is_left_alone(relation: str, text: str) -> None:
    assert relation not in {t.relation for t in told(text)}


def test_it_names_the_event_that_stands_there_and_the_length_between() -> None:
    record = read_text(
        "استقال المحافظ بعد يومين من هجوم مسلحين على مركز الشرطة في القرية.", published="2021-04-08"
    )
    (time,) = record.anchored
    (event,) = [event for event in record.events if event.anchor.text == "هجوم"]
    assert (time.relation, time.event, time.time) == ("after", event.id, record.times[0].id)
    assert record.times[0].value == "P2D"


def test_it_is_no_time_expression_of_its_own() -> None:
    record = read_text("قال الوزير خلال لقائه الوفد إن الحوار مستمر.", published="2021-04-08")
    assert record.times == ()
    assert [(time.text, time.event is None or time.event[0]) for time in record.anchored] == [
        ("خلال لقائه الوفد", "e")
    ]


PARTS = [
    "بعد",
    "وبعد",
    "قبل",
    "من",
    "زيارته",
    "الهجوم",
    "أن",
    "وصل",
    "يومين",
    "منذ",
    "بعدما",
    "خلال",
    "،",
    ".",
    "في",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=5), max_size=20).map(" ".join))
def test_spans_index_the_untouched_text_in_order(text: str) -> None:
    record = read_article(Article.of(text, published=Published("2021-04-08", "given")))
    starts = [time.start for time in record.anchored]
    assert starts == sorted(set(starts))
    for number, time in enumerate(record.anchored, start=1):
        assert time.id == f"r{number}"
        assert text[time.start : time.end] == time.text
        assert text[time.anchor.start : time.anchor.end] == time.anchor.text
        assert time.start < time.anchor.start < time.anchor.end <= time.end


def test_nothing_is_found_where_nothing_was_annotated() -> None:
    document = annotate(**initial(Article.of("")))
    assert anchored(document=document, times=(), events=()) == ()
