"""The bundled samples: what they are, and what the engine takes from them."""

import pytest

import kawalis
from kawalis.cli import samples
from kawalis.export.reading import Reading
from kawalis.knowledge.wording import Words
from kawalis.model import Record


@pytest.fixture(scope="module", params=samples.names())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(name: str) -> Record:
    return kawalis.read(samples.path_of(name).read_text(encoding="utf-8"))


def test_a_sample_is_short_and_says_that_it_is_one(name: str) -> None:
    text = samples.path_of(name).read_text(encoding="utf-8")
    assert 250 <= len(text.split()) <= 350
    assert "(نموذج)" in text.splitlines()[2]
    assert name in (samples.FOLDER / "README.md").read_text(encoding="utf-8")


def test_a_sample_shows_an_unnamed_link_an_event_and_something_that_does_not_add_up(name: str) -> None:
    record = read(name)
    reading = Reading(record, Words("en"))
    assert "anonymous" in {reading.weakest(s)[1] for s in record.statements}
    assert any(len(s.chain) >= 3 for s in record.statements) or name != samples.FIRST
    assert len(record.times) >= 5
    assert len(record.events) >= 5
    assert reading.checks


def test_the_demo_infers_its_day_and_shows_its_checks() -> None:
    record = read(samples.FIRST)
    assert record.article.published.value == "2021-08-29"
    kinds = {check.kind for check in record.checks}
    assert {"headline_quote_unsupported", "source_unsure", "interested_outlet"} <= kinds


def test_the_wrong_weekday_is_found() -> None:
    assert "weekday_date_clash" in {check.kind for check in read("beijing-2023").checks}
