"""Mode and certainty: the examples of the markers, and what cues and sources tell by themselves."""

from __future__ import annotations

import pytest

from kawalis.knowledge.build import DATA, load_all
from kawalis.knowledge.schema.factuality import Marker
from tests.extract.staged import statements_of

ROWS = [row for row in load_all(DATA)["factuality"].rows if isinstance(row, Marker)]
EXAMPLES = [
    pytest.param(row, text, id=f"{row.id}-{i}") for row in ROWS for i, text in enumerate(row.examples)
]
COUNTER = [
    pytest.param(text, id=f"{row.id}-{i}") for row in ROWS for i, text in enumerate(row.counter_examples)
]


@pytest.mark.parametrize(("row", "text"), EXAMPLES)
def test_an_example_gets_its_mode(row: Marker, text: str) -> None:
    found = statements_of(text + ".")
    assert [(s.mode, s.certainty) for s in found] == [(row.mode, row.certainty)]


@pytest.mark.parametrize("text", COUNTER)
def test_a_counter_example_stays_asserted(text: str) -> None:
    found = statements_of(text + ".")
    assert [(s.mode, s.certainty) for s in found] == [("asserted", "certain")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_marker_has_an_example(row: Marker) -> None:
    assert row.examples


@pytest.mark.parametrize(
    ("text", "mode", "certainty"),
    [
        ("قال الوزير إن الجسر مغلق.", "asserted", "certain"),
        ("طالب الوزير بفتح الجسر.", "demand", "certain"),
        ("توقع الوزير أن يفتح الجسر.", "predicted", "probable"),
        ("تعهد الرئيس بإصلاح القضاء.", "commitment", "certain"),
        ("هدد الرئيس بحل البرلمان.", "commitment", "certain"),
        ('تساءل الوزير: "من أغلق الجسر؟".', "question", "certain"),
        ("شدد الوزير على أن الجسر مغلق.", "asserted", "certain"),
        ("شدد الوزير على ضرورة فتح الجسر.", "asserted", "certain"),
        ("اعتقد الوزير أن الجسر مغلق.", "asserted", "probable"),
        ("تحدثت أوساط سياسية عن خلاف في الحكومة.", "asserted", "possible"),
        ("قال الوزير إنه لن يستقيل.", "commitment", "certain"),
        ("قال الوزير إنه سيستقيل.", "commitment", "certain"),
        ("قال الوزير إن البرلمان سيجتمع غدا.", "predicted", "certain"),
        ("قال الوزير إن سيارات الإسعاف وصلت.", "asserted", "certain"),
        ("قال الوزير إن الجسر بات تحت سيطرة الجيش.", "asserted", "certain"),
        ("قال الوزير إن في البلاد أزمة سياسية.", "asserted", "certain"),
        ("قال الوزير إن سيناء آمنة.", "asserted", "certain"),
        ("قال الوزير إن البلاد ذات سيادة.", "asserted", "certain"),
        ("قال الوزير إن سنوات الحرب انتهت.", "asserted", "certain"),
        ("قال الوزير إن ستة جنود أصيبوا.", "asserted", "certain"),
        ("قال الوزير إن سنتين مرتا.", "asserted", "certain"),
        ("قال الوزير إن الحكومة قد تستقيل.", "conditional", "possible"),
        ("قال الوزير إن الحكومة قد تقدمت باستقالتها.", "asserted", "certain"),
        ("قال الوزير إنه قد استقال.", "asserted", "certain"),
        ("قال الوزير إن من المتوقع أن يفتح الجسر.", "predicted", "probable"),
        ("قال الوزير إن لا سلام إذا فشل الحوار.", "conditional", "certain"),
        ("دعا الوزير إلى فتح الجسر.", "demand", "certain"),
        ("تمنى الوزير أن يفتح الجسر.", "asserted", "certain"),
        ("قال مراقبون إن الجسر مغلق.", "asserted", "possible"),
        ("قال مصدر أمني إن الجسر مغلق.", "asserted", "certain"),
        ("لم يتضح ما إذا كان الجسر آمنا.", "asserted", "unknown"),
        ("أشار الوزير إلى أنه سيستقبل الأطراف في العاصمة.", "commitment", "certain"),
        ("قال الوزير إن الجسر، الذي سيفتح لاحقا، آمن.", "asserted", "certain"),
    ],
)
def test_mode_and_certainty(text: str, mode: str, certainty: str) -> None:
    assert [(s.mode, s.certainty) for s in statements_of(text)] == [(mode, certainty)]
