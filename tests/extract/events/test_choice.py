"""The choice of parties: the same twice, weights that fit their schema, whom it may take and whom it leaves."""

from __future__ import annotations

from unittest.mock import patch

import numpy as np
import pytest

from kawalis.extract.events import choice
from kawalis.extract.events.around import is_near
from kawalis.extract.events.options import SIDES, Option
from kawalis.knowledge import table
from kawalis.knowledge.schema.choice import ChoiceTree, ChoiceTrees
from kawalis.model import Span
from tests.extract.reported import read

TEXTS = (
    "قصف الجيش مواقع المسلحين في البلدة أمس، وقتل خمسة جنود في هجوم شنه المتمردون على القاعدة.",
    "التقى الوزير كريم حداد نظيره التركي في العاصمة، ودعا الحكومة إلى وقف إطلاق النار.",
    "أدان الحزب الغارات التي شنتها طائرات التحالف على المدينة، واتهم الحكومة بالصمت.",
)


def test_both_sides_have_trees() -> None:
    assert {entry.id for entry in table(ChoiceTrees)} == set(SIDES)


@pytest.mark.parametrize("entry", table(ChoiceTrees), ids=lambda entry: entry.id)
def test_the_trees_are_whole_and_small(entry: ChoiceTrees) -> None:
    assert 0 < len(entry.trees) <= 400
    assert len(set(entry.features)) == len(entry.features) < 2000
    for tree in entry.trees:
        assert len(tree.asks) == len(tree.yes) == len(tree.no) == len(tree.adds) - 1
        assert all(0 <= ask < len(entry.features) for ask in tree.asks)
        led_to = sorted([*tree.yes, *tree.no])
        assert led_to == [*range(-len(tree.adds), 0), *range(1, len(tree.asks))]
        assert all(abs(value) < 4 for value in tree.adds)


def test_an_option_gets_what_its_answers_lead_to() -> None:
    first = ChoiceTree(asks=(0, 1), yes=(-1, -2), no=(1, -3), adds=(1.0, 2.0, 4.0))
    second = ChoiceTree(asks=(2,), yes=(-1,), no=(-2,), adds=(0.5, 0.0))
    trees = choice.Trees(
        ChoiceTrees(id="actor", margin=0, opening=0, features=("a", "b", "c"), trees=(first, second))
    )
    options = [Option((), features, rule=False) for features in (["a"], ["b", "unknown"], [])]
    np.testing.assert_allclose(trees.sums([], options), [1.0, 2.0, 4.0])
    np.testing.assert_allclose(trees.sums(["c"], options), [1.5, 2.5, 4.5])


@pytest.mark.parametrize("text", TEXTS)
def test_a_report_is_read_alike_twice(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize("text", TEXTS)
def test_events_stay_what_they_are_without_it(text: str) -> None:
    with patch.object(choice, "weights", dict):
        plain = read(text)
    chosen = read(text)
    assert [(e.type, e.anchor, e.also) for e in chosen] == [(e.type, e.anchor, e.also) for e in plain]
    for event, other in zip(chosen, plain, strict=True):
        told = (event.actor_spans, event.target_spans) != (other.actor_spans, other.target_spans)
        assert told == (" chosen: " in event.evidence.reason)


@pytest.mark.parametrize("text", TEXTS)
def test_nobody_does_something_to_himself_by_choice(text: str) -> None:
    for event in read(text):
        if " chosen: " in event.evidence.reason:
            assert not any(a.overlaps(t) for a in event.actor_spans for t in event.target_spans)


@pytest.mark.parametrize(
    ("mine", "other", "near"), [((0, 10), (0, 5), True), ((0, 10), (6, 10), False), ((0, 4), (4, 8), False)]
)
def test_spans_are_near_that_share_half_of_their_words(
    mine: tuple[int, int], other: tuple[int, int], near: bool
) -> None:
    assert is_near(Span(*mine, ""), Span(*other, "")) == near
