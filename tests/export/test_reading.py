from dataclasses import replace

import pytest

from kawalis.export.reading import Reading
from kawalis.knowledge.wording import Words
from kawalis.model import ChainLink, Record
from tests.export.builders import build


def reading_of(record: Record, language: str = "en") -> Reading:
    return Reading(record, Words(language))


@pytest.mark.parametrize(
    ("statement", "weak"),
    [
        ("s1", (0, "implicit")),
        ("s2", (2, "anonymous")),
        ("s2.1", (2, "anonymous")),  # a named speaker, heard through an unnamed source
        ("s3", (1, "collective")),
        ("s4", (-1, "")),
    ],
)
def test_the_weakest_link_is_found_wherever_it_stands(statement: str, weak: tuple[int, str]) -> None:
    record = build()
    found = next(s for s in record.statements if s.id == statement)
    assert reading_of(record).weakest(found) == weak


def test_who_passes_a_word_on_without_saying_how_is_weak_but_who_merely_said_it_is_not() -> None:
    record = build()
    plain = record.statements[-1]
    said = (*plain.chain[:1], ChainLink("a7", "unspecified"))
    passed = (*said, ChainLink("a3", "unspecified"))
    reading = reading_of(record)
    assert reading.weakest(replace(plain, chain=said)) == (-1, "")
    assert reading.weakest(replace(plain, chain=passed)) == (1, "unspecified")


def test_clues_are_told_in_the_readers_language() -> None:
    record = build()
    published = replace(record.article.published, why=("a clue",), why_ar=("قرينة",))
    record = replace(record, article=replace(record.article, published=published))
    assert reading_of(record, "ar").clues == ("قرينة",)
    assert reading_of(record, "en").clues == ("a clue",)
    assert reading_of(build(), "ar").clues == build().article.published.why


def test_the_outlet_is_the_given_one_or_the_one_that_the_chains_begin_with() -> None:
    record = build()
    silent = replace(record, article=replace(record.article, outlet=None))
    assert reading_of(silent).outlet == "صحيفة الشرفة"
    unnamed = tuple(replace(a, name_ar="هذه الوسيلة") if a.id == "a1" else a for a in record.actors)
    assert reading_of(replace(silent, actors=unnamed)).outlet == ""


def test_a_child_shows_only_what_its_chain_adds() -> None:
    second = reading_of(build()).statements[1]
    (child,) = second.children
    assert [step.actor for step in second.steps] == ["a1", "a4", "a5"]
    assert [step.actor for step in child.steps] == ["a2"]


def test_no_statement_is_lost_whatever_its_parent_says() -> None:
    record = build()
    broken = tuple(replace(s, parent="gone" if s.id == "s2.1" else s.parent) for s in record.statements)
    reading = reading_of(replace(record, statements=broken))
    assert [node.statement.id for node in reading.statements] == ["s1", "s2", "s2.1", "s3", "s4"]


def test_names_follow_the_readers_language_and_unknown_ids_stand_for_themselves() -> None:
    record = build()
    assert reading_of(record, "en").name("a2") == "Salem al-Haddad"
    assert reading_of(record, "ar").name("a2") == "سالم الحداد"
    assert reading_of(record, "en").name("a6") == "أوساط سياسية"
    assert reading_of(record, "en").name("a5") == "مصدر مطلع"
    assert reading_of(record).name("a99") == "a99"


def test_countries_are_named_and_an_unknown_code_stands_for_itself() -> None:
    assert reading_of(build(), "ar").country("LBN") == "لبنان"
    assert reading_of(build()).country("XXX") == "XXX"
    assert reading_of(build()).country(None) == ""


@pytest.mark.parametrize(
    ("begin", "until", "said"),
    [
        ("2021-05-04", "2021-05-04", "2021-05-04"),
        ("2021-06-01", "2021-06-30", "2021-06"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2021-02-01", "2021-02-27", "2021-02-01 to 2021-02-27"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2021-04-05", "2021-04-06", "2021-04-05 to 2021-04-06"),
        ("2021-04-05", None, "from 2021-04-05"),
        (None, "2021-04-05", "until 2021-04-05"),
        (None, None, ""),
    ],
)
def test_days_are_said_as_short_as_they_can_be(begin: str | None, until: str | None, said: str) -> None:
    assert reading_of(build()).days(begin, until) == said


def test_events_stand_by_day_and_checks_by_gravity() -> None:
    record = build()
    reading = reading_of(replace(record, events=record.events[::-1], checks=record.checks[::-1]))
    assert [e.id for e in reading.events] == ["e1", "e2", "e3"]
    assert [c.severity for c in reading.checks] == ["clash", "doubt"]
    assert [c.kind for c in reading.holds] == ["weekday_date_agreement"]


def test_words_that_the_message_quotes_are_not_told_twice() -> None:
    record = build()
    check = record.checks[0]
    twice = replace(check, spans=check.spans * 2)
    quoting = replace(check, message=replace(check.message, en=f"It says {check.spans[0].text}."))
    assert reading_of(record).words_behind(twice) == ["«خطوة تاريخية»"]
    assert reading_of(record).words_behind(quoting) == []


def test_only_what_is_not_plain_is_marked() -> None:
    record = build()
    reading = reading_of(record)
    assert [reading.marks(s) for s in record.statements] == [
        ["direct quotation"],
        [],
        ["commitment", "partly quoted"],
        ["possible", "predicted"],
        ["not affirmed"],
    ]
