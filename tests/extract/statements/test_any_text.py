"""Whatever the text: spans that hold, ids once, parents without a circle, chains from the outlet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kawalis.knowledge import table
from kawalis.knowledge.schema.cues import ReportingPhrase, ReportingVerb
from tests.extract.staged import state_of

if TYPE_CHECKING:
    from kawalis.model import Statement

WORDS = sorted(
    {row.verb.perfect for row in table(ReportingVerb)}
    | {phrase for row in table(ReportingPhrase) for phrase in row.phrases}
)
NAMES = [
    "الوزير",
    "وزارة الدفاع",
    "مصدر أمني",
    "المصدر",
    "وكالة «الأفق الجديد»",
    "سامر الحلواني",
    "إيران",
    "تقرير",
]
GLUE = [
    "أن",
    "إن",
    "بأن",
    "إلى",
    "على",
    "من",
    "عن",
    "الذي",
    "لم",
    "لا",
    "لكن",
    "الجسر مغلق",
    "يوم الثلاثاء",
    "إنه",
    "و",
]
MARKS = ["«", "»", '"', "“", "”", ":", "،", ".", "؟", "\n", "\n\n", "(", ")", "-", "..", "\u200f"]
TEXT = st.lists(
    st.one_of(*(st.sampled_from(list_) for list_ in (WORDS, NAMES, GLUE, MARKS))), min_size=1, max_size=40
).map(" ".join)


def faults(text: str, statements: tuple[Statement, ...], outlet: str, actors: set[str]) -> list[str]:
    found = []
    by_id = {s.id: s for s in statements}
    if len(by_id) != len(statements):
        found.append("an id stands twice")
    for s in statements:
        spans = [*s.sources, *s.contents, *([s.cue] if s.cue else [])]
        found += [
            f"{s.id}: {span}" for span in spans if text[span.start : span.end] != span.text or not span.text
        ]
        if s.cue is None and s.layer == "body":
            found.append(f"{s.id}: no cue in the body")
        if not s.contents:
            found.append(f"{s.id}: no content")
        if s.chain[0].actor != outlet:
            found.append(f"{s.id}: the chain begins with {s.chain[0].actor}")
        if not {link.actor for link in s.chain} <= actors or (s.source and s.source not in actors):
            found.append(f"{s.id}: an unknown actor")
        seen, at = {s.id}, s.parent
        while at is not None:
            if at not in by_id or at in seen:
                found.append(f"{s.id}: parent {at}")
                break
            seen.add(at)
            at = by_id[at].parent
    return found


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_any_text_of_cues_marks_and_names(text: str) -> None:
    state = state_of.__wrapped__(text)
    actors = state["actors"]
    assert faults(state["article"].text, state["statements"], actors[0].id, {a.id for a in actors}) == []


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_the_same_text_reads_the_same(text: str) -> None:
    assert state_of.__wrapped__(text)["statements"] == state_of.__wrapped__(text)["statements"]
