"""Weak triggers without a party: they count in the company of what parties do, not alone."""

from __future__ import annotations

import pytest

import kawalis

ACTS = (
    "التقى وزير الخارجية نظيره الأردني في العاصمة.",
    "وزار رئيس الحكومة مدينة البصرة.",
    "واتهم الحزب الحكومة بالتقصير.",
    "وطالب البرلمان الحكومة بفتح تحقيق.",
)
LONELY = "وجرت مفاوضات في اليوم نفسه."


@pytest.mark.parametrize(("acts", "counts"), [(ACTS, True), ((), False), (ACTS[:1], False)])
def test_talks_without_a_party_count_among_what_parties_do(acts: tuple[str, ...], counts: bool) -> None:
    found = kawalis.read("\n".join(("أخبار المدينة", "", *acts, LONELY))).events
    anchors = {s.text for e in found for s in (e.anchor, *e.also)}
    assert ("مفاوضات" in anchors) == counts


def test_a_long_report_with_few_acts_is_no_company() -> None:
    filler = "وقال السكان إن الطقس جميل والشوارع هادئة والأسواق مليئة بالناس والبضائع. " * 20
    found = kawalis.read("\n".join(("أخبار المدينة", "", *ACTS[:3], filler, LONELY))).events
    assert "مفاوضات" not in {s.text for e in found for s in (e.anchor, *e.also)}
