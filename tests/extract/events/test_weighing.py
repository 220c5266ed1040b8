"""The learned judgement of status: what it weighs, when it overrules the rules, and that it says so."""

from __future__ import annotations

import math

import pytest

import kawalis
from kawalis.extract.events import weighing
from kawalis.extract.events.absorb import absorb
from kawalis.extract.events.draft import Draft
from kawalis.knowledge import table
from kawalis.knowledge.schema.telling import StatusWeights
from kawalis.model import Span

STATUSES = ("denied", "demanded", "occurred", "ongoing", "planned", "possible")
ENTRY = StatusWeights(
    id="status",
    classes=STATUSES,
    margin=1.0,
    later=0.5,
    bias=(0, 0, 1, 0, 0, 0),
    weights={"kind=noun": (0, 0, 0, 2, 0, 0), "headline": (0, 0, 1, 0, 0, 0)},
)


def draft(status: str, why: str = "told as fact", **odds: float) -> Draft:
    made = Draft(Span(0, 4, "حملة"), "ASSAULT", None, "campaign", "noun", 0, 0, 1, status, why)
    made.shares = tuple(odds.get(name, 0.0) for name in STATUSES)
    return made


def test_shares_are_logarithms_of_probabilities() -> None:
    found = weighing.shares(ENTRY, ["kind=noun", "headline", "not among the weights"])
    assert math.isclose(sum(math.exp(x) for x in found), 1)
    assert found[STATUSES.index("ongoing")] == found[STATUSES.index("occurred")]


@pytest.mark.parametrize(
    ("event", "status"),
    [
        (draft("occurred", ongoing=1.5), "ongoing"),
        (draft("occurred", ongoing=0.9), "occurred"),  # not surely enough
        (draft("denied", "negated", occurred=5), "denied"),  # a sure reason of the rules
        (draft("planned", "future", occurred=5), "planned"),
        (draft("denied", "statement", occurred=5), "denied"),
        (
            Draft(Span(0, 4, "حملة"), None, None, "t", "noun", 0, 0, 1, "planned", "later"),
            "planned",
        ),  # unweighed
    ],
)
def test_the_rules_status_stands_unless_the_weights_are_surely_against_it(
    monkeypatch: pytest.MonkeyPatch, event: Draft, status: str
) -> None:
    monkeypatch.setattr(weighing, "_entry", lambda: ENTRY)
    before = event.status, event.why
    weighing.settle(event)
    assert event.status == status
    assert event.why == (before[1] if status == before[0] else f"weights against {before[0]}, {before[1]}")


def test_later_tellings_count_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "_entry", lambda: ENTRY)
    once, twice = draft("occurred", ongoing=0.8), draft("occurred", ongoing=0.8)
    absorb(twice, draft("occurred", ongoing=0.8))
    for event in (once, twice):
        weighing.settle(event)
    assert (once.status, twice.status) == ("occurred", "ongoing")


def test_the_weights_are_few_and_small() -> None:
    (entry,) = table(StatusWeights)
    assert entry.classes == tuple(sorted(STATUSES))
    assert len(entry.weights) < 2500
    rows = [entry.bias, *entry.weights.values()]
    assert all(len(row) == len(STATUSES) and all(abs(w) < 4 for w in row) for row in rows)


@pytest.mark.parametrize(
    ("text", "anchor", "status"),
    [
        ("ولم تقصف الطائرات المدينة أمس.", "تقصف", "denied"),
        ("وسيزور الوزير العاصمة يوم الخميس المقبل.", "يزور", "planned"),
        ("وزار الوزير العاصمة أمس والتقى رئيسها.", "زار", "occurred"),
        ("وتواصل قوات التحالف حملتها الجوية على مواقع المسلحين في الجبال.", "حملتها", "ongoing"),
        ("وطالب الحزب الحكومة بالإفراج عن المعتقلين فورا.", "الإفراج", "demanded"),
    ],
)
def test_what_the_words_say_plainly_stays(text: str, anchor: str, status: str) -> None:
    found = kawalis.read("أخبار المدينة\n\n" + text).events
    assert [e.status for e in found if anchor in {e.anchor.text, *(s.text for s in e.also)}] == [status]


def test_the_reason_tells_what_the_rules_said() -> None:
    found = kawalis.read("أخبار المدينة\n\nوتدعم الحكومة جهود المبعوث الدولي.").events
    assert all("status: " in e.evidence.reason for e in found)
