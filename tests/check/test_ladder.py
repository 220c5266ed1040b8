from __future__ import annotations

import pytest

from kawalis.check.ladder import steps
from kawalis.knowledge import table
from kawalis.knowledge.schema.checks import Ladder
from tests.check.builders import Builder


def on(text: str) -> list[tuple[str, int]]:
    return [(step.ladder, step.rung) for step in steps(Builder("عنوان", text).document.tokens)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("كان الوزير غاضبا", [("anger", 2)]),
        ("والغضب يعم القاعة", [("anger", 2)]),
        ("أبدى استياءه", [("anger", 1)]),
        ("أبدى الاستياء", [("anger", 1)]),
        ("لم يكن الوزير مرتاحا", [("anger", 0)]),
        ("غير راض عن النتائج", [("anger", 0)]),
        ("كان مرتاحا", []),
        ("لم يكن غاضبا", []),
    ],
)
def test_words_on_a_ladder(text: str, found: list[tuple[str, int]]) -> None:
    assert on(text) == found


@pytest.mark.parametrize("ladder", table(Ladder), ids=lambda ladder: ladder.id)
def test_every_word_stands_on_its_rung(ladder: Ladder) -> None:
    assert len(ladder.rungs) > 1
    for number, rung in enumerate(ladder.rungs):
        for word in rung.words:
            assert on(f"رأينا {word}") == [(ladder.id, number)]
        for word in rung.negated:
            assert on(f"ليس {word}") == [(ladder.id, number)]
