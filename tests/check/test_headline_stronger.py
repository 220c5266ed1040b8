from __future__ import annotations

import pytest

from kawalis.check.headline_stronger import headline_stronger
from tests.check.builders import FILLER, Builder


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"ذكرت مصادر أن الوزير قد يستقيل خلال أيام. {FILLER}", "الاحتمال"),
        (f"نفى المكتب استقالة الوزير. {FILLER}", "منفي"),
    ],
)
def test_an_event_that_the_body_leaves_open_or_denies(body: str, kind: str) -> None:
    builder = Builder("استقالة الوزير من منصبه", body)
    minister = builder.actor("الوزير", "person")
    event = builder.event("استقالة", minister, type="RETREAT")
    (check,) = headline_stronger(builder.report())
    assert kind in check.message.ar
    assert check.about == (event.id,)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        pytest.param("استقالة الوزير من منصبه", f"استقال الوزير أمس. {FILLER}", id="told as a fact"),
        pytest.param(
            "استقالة الوزير من منصبه", f"قد يستقيل آخرون. واستقال الوزير. {FILLER}", id="told as a fact once"
        ),
        pytest.param(
            "استقالة الوزير من منصبه", f"وقد استقال الوزير بالفعل. {FILLER}", id="stressed, not open"
        ),
        pytest.param("هل استقالة الوزير قريبة؟", f"قد يستقيل الوزير. {FILLER}", id="a question"),
        pytest.param("مصدر: استقالة الوزير", f"قد يستقيل الوزير. {FILLER}", id="attributed"),
        pytest.param("احتمال استقالة الوزير", f"قد يستقيل الوزير. {FILLER}", id="hedged"),
        pytest.param("استقالة الوزير من منصبه", FILLER, id="the body never names it"),
    ],
)
def test_silence(headline: str, body: str) -> None:
    builder = Builder(headline, body)
    builder.event("استقالة", builder.actor("الوزير", "person"), type="RETREAT")
    assert list(headline_stronger(builder.report())) == []


def test_a_higher_rung_of_the_same_subject() -> None:
    builder = Builder("غضب في المجلس من القرار", f"أبدى المجلس الاستياء من القرار. {FILLER}")
    council = builder.actor("المجلس", "organisation")
    (check,) = headline_stronger(builder.report())
    assert [span.text for span in check.spans] == ["غضب", "الاستياء"]
    assert check.about == (council.id,)


@pytest.mark.parametrize("body", ["أبدى الاتحاد الاستياء.", "أبدى المجلس الاستياء ثم الغضب."])
def test_another_subject_or_the_same_rung(body: str) -> None:
    builder = Builder("غضب في المجلس من القرار", f"{body} {FILLER}")
    builder.actor("المجلس", "organisation")
    assert list(headline_stronger(builder.report())) == []
