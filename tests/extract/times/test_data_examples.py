"""Every example and counter-example of the data, read through the real engine."""

from __future__ import annotations

import pytest

from kawalis.annotate import annotate
from kawalis.extract.times import times
from kawalis.knowledge.build import load_all
from kawalis.knowledge.schema.times import TimeExample, TimeRule
from kawalis.model import Article, Published, TimeExpression
from kawalis.pipeline import initial

RULES: list[TimeRule] = [row for row in load_all()["time_rules"].rows if isinstance(row, TimeRule)]
EXAMPLES = [(rule.id, example) for rule in RULES for example in rule.examples]
COUNTER = [(rule.id, text) for rule in RULES for text in rule.counter_examples]


def read(text: str, published: str) -> tuple[TimeExpression, ...]:
    article = Article.of(text, published=Published(published, "given"))
    found: tuple[TimeExpression, ...] = times(article=article, document=annotate(**initial(article)))[1]
    return found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda x: x if isinstance(x, str) else x.find)
def test_example_is_found_by_its_rule_with_its_value(rule: str, example: TimeExample) -> None:
    found = read(example.text, example.published)
    assert (rule, example.find, example.value) in {(t.rule, t.text, t.value) for t in found}, found


@pytest.mark.parametrize(("rule", "text"), COUNTER)
def test_counter_example_is_left_alone(rule: str, text: str) -> None:
    assert rule not in {t.rule for t in read(text, "2021-04-08")}


EXPRESSIONS = [rule for rule in RULES if rule.gives in {"DATE", "TIME", "DURATION", "SET"}]


@pytest.mark.parametrize("rule", EXPRESSIONS, ids=lambda rule: rule.id)
def test_every_rule_of_an_expression_has_an_example(rule: TimeRule) -> None:
    assert rule.examples
