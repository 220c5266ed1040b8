"""Any text gives a record that holds, or one reason; never a traceback, a hang or a shifted offset."""

from __future__ import annotations

import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kawalis
from kawalis.export.record_json import to_json
from kawalis.model import InputError
from tests.reading import faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.model import Record

SLOWEST = 15.0  # seconds of the processor for what is asked; the annotator takes most of it

# Words of reports, so that rules fire, and what may tear them apart.
WORDS = st.sampled_from(
    """
    قال أكد نفى أعلن كشف مصدر مطلع مسؤول الوزير وزير الخارجية الرئيس رئيس الوزراء الحكومة البرلمان إن أن بأن
    لن لم زيارة زار التقى وصل غادر لقاء جولة الحوار الثانية الأولى أمس اليوم الثلاثاء يوم الماضي الحالي المقبل
    نيسان 2021 6 آب شهر عام خلال لمدة يومين بغداد طهران العراق إيران الأميركي الإيراني وكالة قناة صحيفة بحسب
    وفق نقلا عن وأضاف مشيرا إلى موضحا له لها عنه الذي التي من في على حتى منذ قد يجد هدد اتهم رفض وافق طالب دعا
    قصف اغتيل ضربة قرب مطار سالم الحداد العميد اللواء محمد القدس فيلق الجيش و ف ب ل لا غير محتمل ربما سوف IQ
    """.split()  # noqa: SIM905 - a list in quotes would be three times as long
)
MARKS = st.sampled_from([*"«»\"“”'‘’()[]،؛؟.…:-–/!", ".."])
GAPS = st.sampled_from(
    [" "] * 4 + ["  ", "\n", "\n\n", "\r\n", "\t", "", "\u00a0", "\u200f", "\u200c", "\u2028"]
)
ODD = st.sampled_from(
    [
        *(
            "\0",
            "\u202b",
            "\u202c",
            "\u200e",
            "\u2067",
            "\ufeff",
            "\ud800",
            "e\u0301",
            "½",
            "²",
            "𞸀",
            "\x1b[31m",
        ),
        *("ـ", "ـــ", "َ", "ّ", "\u0670", "ﻻ", "ﷲ", "ﻗﺎﻝ", "ﺍﻟﻮﺯﻳﺮ", "٢٠٢١", "۱۴", "٣٫٥", "1/1/2021"),
        *("\U0001f1ee\U0001f1f6", "{", "{0}", "%s", "<b>", "&amp;", "\\"),
    ]
)
PIECE = st.one_of(WORDS, WORDS, WORDS, WORDS, MARKS, ODD, st.text(max_size=3))
PIECES = st.tuples(PIECE, GAPS)
REPORTS = st.one_of(st.lists(PIECES, max_size=12), st.lists(PIECES, min_size=20, max_size=90)).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Fail when the block takes more seconds of the processor, at once where the system can interrupt it."""

    def stop(*_: object) -> None:
        pytest.fail(f"still reading after {limit} s")

    began = time.process_time()
    can_stop = hasattr(signal, "setitimer")
    if can_stop:
        before = signal.signal(signal.SIGPROF, stop)
        signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        if can_stop:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)
    assert time.process_time() - began < limit


def reading(text: str, **given: str) -> Record | None:
    """Read a text; ``None`` where it is no Arabic report, which is the only other outcome that may be."""
    try:
        return kawalis.read(text, **given)
    except InputError as error:
        if error.code.split(".")[0] not in {"empty", "not_arabic"}:
            raise
        return None


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_any_report(text: str) -> None:
    record = reading(text)
    if record is not None:
        assert record.article.text == text
        assert faults_of(record) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=300))
def test_any_text(text: str) -> None:
    record = reading("وصل الوفد إلى العاصمة " * (1 + len(text) // 8) + text)
    assert record is None or faults_of(record) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_the_same_text_gives_the_same_record(text: str) -> None:
    first, second = reading(text), reading(text)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert to_json(first) == to_json(second)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    REPORTS, st.sampled_from(["2021-04-08", "2000-02-29", "1900-01-01", "2100-12-31"]), st.text(max_size=12)
)
def test_any_day_and_outlet(text: str, day: str, outlet: str) -> None:
    record = reading(text, outlet=outlet, published=day)
    assert record is None or record.article.published.value == day
    assert record is None or faults_of(record) == []


PARAGRAPH = (
    "قال وزير الخارجية سالم الحداد، أمس الثلاثاء، إن بلاده «لن تقبل» بتأجيل اللقاء الثاني، مشيرا إلى أن"
    " وفدا زار العاصمة في حزيران الماضي. وكشف مصدر مطلع عن خلاف بين الطرفين، بحسب وكالة المرفأ.\n"
)
ASKED = 30_000  # bytes: thirty thousand tokens of one sign


UNITS = [
    "وصل ",
    "و",
    "ا",
    "الوزير",
    "قال ",
    "قال: ",
    "«",
    '"',
    'قال "',
    "(",
    "ـ",
    "أن ",
    "١",
    "6 نيسان ",
    "وو ",
    "لل",
]
UNITS += [".", "..ا", "\u200f", "\0", "ﷲ", "محمد ", "مصدر ", "،", "\n", "ا\n", PARAGRAPH]
UNITS += [PARAGRAPH.replace("\n", " "), PARAGRAPH.replace(" ", "")]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: ascii(unit[:12]))
def test_much_of_anything_is_read_in_time(unit: str) -> None:
    text = "زيارة إلى العاصمة\n" + (unit * (ASKED // len(unit.encode()) + 1))
    with at_most(SLOWEST):
        record = reading(text)
    if record is not None:
        assert record.article.text == text
        assert len(record.sentences) > 0


@pytest.mark.parametrize("code_point", [0x202B, 0x200F, 0x200D, 0xFEFF, 0x0640, 0x064E, 0x00AD, 0x0000])
def test_marks_between_all_letters_shift_nothing(code_point: int) -> None:
    text = chr(code_point).join(PARAGRAPH)
    record = reading(text)
    assert record is not None
    assert faults_of(record) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\v", "\f"])
def test_line_ends_stay(line_end: str) -> None:
    text = line_end.join(["وصول الوفد", "", PARAGRAPH.strip(), PARAGRAPH.strip(), ""])
    record = reading(text)
    assert record is not None
    assert record.article.text == text
    assert faults_of(record) == []
