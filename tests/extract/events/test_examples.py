"""Every example and counter-example of the trigger tables, read by the real stages before this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kawalis.knowledge.build import DATA, load_all
from kawalis.pipeline import initial, stages

if TYPE_CHECKING:
    from kawalis.knowledge.schema.events import EventExample, Trigger
    from kawalis.model import Event

from kawalis.model import Article

ROWS: list[Trigger] = load_all(DATA)["triggers"].rows  # type: ignore[assignment]


def read(text: str) -> tuple[Event, ...]:
    state = initial(Article.of(text))
    for step in stages():
        if "events" in state:
            break
        result = step(**{name: state[name] for name in step.requires})
        state.update(zip(step.assigns, (result,) if len(step.assigns) == 1 else result, strict=True))
    return state["events"]  # type: ignore[no-any-return]


CASES = [(row, example) for row in ROWS for example in row.examples]
COUNTER = [(row, text) for row in ROWS for text in row.counter_examples]


@pytest.mark.parametrize(("row", "example"), CASES, ids=[f"{r.id}-{e.anchor}" for r, e in CASES])
def test_an_example_makes_its_event(row: Trigger, example: EventExample) -> None:
    wanted = None if row.type == "OTHER" else row.type
    found = read("عنوان\n" + example.text)
    fit = [
        e
        for e in found
        if e.type == wanted
        and any(example.anchor in s.text or s.text in example.anchor for s in (e.anchor, *e.also))
    ]
    assert fit, [(e.type, e.anchor.text) for e in found]
    event = fit[0]
    assert event.status == example.status, event.evidence.reason
    for wish, spans in ((example.actor, event.actor_spans), (example.target, event.target_spans)):
        if wish == "-":
            assert spans == ()
        elif wish:
            assert any(wish in s.text for s in spans), [s.text for s in spans]


@pytest.mark.parametrize(("row", "text"), COUNTER, ids=[r.id for r, _ in COUNTER])
def test_a_counter_example_makes_no_such_event(row: Trigger, text: str) -> None:
    wanted = None if row.type == "OTHER" else row.type
    assert [e.anchor.text for e in read("عنوان\n" + text) if e.type == wanted] == []
