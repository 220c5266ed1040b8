from __future__ import annotations

from string import Formatter

from hypothesis import given
from hypothesis import strategies as st

from kawalis.check import check
from kawalis.check.stage import CHECKS
from kawalis.knowledge import table
from kawalis.knowledge.schema.messages import Message
from tests.check.builders import Builder

LETTERS = st.text(alphabet="ابتقلزيرةهاأ «»\"'“”:.؟،\u200f\u0640١6/-(\n", max_size=200)


def test_the_stage_says_what_it_takes_and_gives() -> None:
    assert check.assigns == ("checks",)
    assert set(check.requires) == {
        "article", "document", "published", "times", "mentions", "actors", "statements", "events",
    }  # fmt: skip


@given(LETTERS, LETTERS)
def test_any_text_is_read_and_every_span_is_cut_from_it(headline: str, body: str) -> None:
    report = Builder(headline, body).report()
    for run in CHECKS:
        for found in run(report):
            assert found.spans
            assert all(report.document.text[s.start : s.end] == s.text for s in found.spans)


def test_both_wordings_of_a_message_tell_the_same() -> None:
    for message in table(Message):
        if message.id.startswith("check."):
            fields = [
                {field for _, field, _, _ in Formatter().parse(text)} - {None}
                for text in (message.ar, message.en)
            ]
            assert fields[0] == fields[1], message.id


def test_every_check_is_worded_in_both_languages() -> None:
    worded = {m.id for m in table(Message)}
    for kind in (
        "headline_quote_unsupported",
        "weekday_date_clash",
        "pattern",
        "bad_date",
        "headline_stronger",
    ):
        assert any(name.startswith(f"check.{kind}") for name in worded)
        assert f"term.check.{kind}" in worded
