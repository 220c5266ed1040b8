"""The pipeline checks its own order, and hands values from stage to stage."""

from __future__ import annotations

from typing import Any

import pytest

from kawalis.model import PipelineError, Stage
from kawalis.pipeline import FINAL, GIVEN, check_order, run, stages


def step(name: str, requires: tuple[str, ...], assigns: tuple[str, ...]) -> Stage:
    def function(**values: Any) -> Any:
        results = tuple(f"{name}({','.join(sorted(values))})" for _ in assigns)
        return results if len(assigns) != 1 else results[0]

    return Stage(name, requires, assigns, function)


A = step("a", ("article",), ("document",))
B = step("b", ("document",), ("times", "names"))
C = step("c", ("document", "names"), ("names",))


def test_an_order_that_works() -> None:
    check_order((A, B, C), final=("names",))
    state = run((A, B, C), {"article": "x"})
    assert state == {
        "article": "x",
        "document": "a(article)",
        "times": "b(document)",
        "names": "c(document,names)",
    }


@pytest.mark.parametrize(
    ("order", "final", "reason"),
    [
        ((B, A), (), "b requires document, which no earlier stage assigns"),
        ((A, C), (), "c requires names, which no earlier stage assigns"),
        ((A, B, step("d", ("times",), ("names",))), (), "d would overwrite names without reading it"),
        ((step("e", (), ("article",)),), (), "e would overwrite article without reading it"),
        ((A,), ("document", "events"), "no stage assigns events"),
    ],
)
def test_orders_that_cannot_work(order: tuple[Stage, ...], final: tuple[str, ...], reason: str) -> None:
    with pytest.raises(PipelineError) as caught:
        check_order(order, GIVEN, final)
    assert str(caught.value) == reason


def test_a_stage_must_return_what_it_assigns() -> None:
    lacking = Stage("lacking", (), ("times", "names"), lambda: ("one",))
    with pytest.raises(ValueError, match="zip"):
        run((lacking,), {})


def test_the_engine_s_own_order() -> None:
    order = stages()
    check_order(order)
    assert order[0].requires == GIVEN
    assert set(FINAL) <= {name for stage in order for name in stage.assigns}
    assert len({stage.name for stage in order}) == len(order)


@pytest.mark.parametrize("index", range(1, 9))
def test_no_stage_may_be_left_out_or_moved_first(index: int) -> None:
    order = stages()
    moved = (order[index], *order[:index], *order[index + 1 :])
    with pytest.raises(PipelineError, match="requires"):
        check_order(moved)
