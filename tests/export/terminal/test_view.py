import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from kawalis.export.terminal import heading, view
from kawalis.model import AnchoredTime, Record

ISOLATES = re.compile("[\u2066-\u2069\u200f]")

ENGLISH = """\
«خطوة تاريخية».. مصدر يروي تفاصيل زيارة الوزير الحداد
Outlet صحيفة الشرفة
Published 2021-05-05 (inferred from the text)
  · أمس الثلاثاء (4 أيار الحالي): 2021-05-05

Who is who
  صحيفة الشرفة · outlet · 1×
  Salem al-Haddad سالم الحداد · person · وزير الخارجية · Lebanon · 2×
  كريم السعدي · person · نظيره · 1×
  Al-Marfa وكالة المرفأ · outlet · 1×
  مصدر مطلع · unnamed source · 1×
  أوساط سياسية · group · 1×
  مكتب الوزير · office · 1×

What happened, when and where
  e1 occurred consult · meeting: Salem al-Haddad → كريم السعدي · 2021-05-04 · Beirut · التقى
  e2 possible consult · visit · 2021-06 · زيارة ثانية · told in s3
  e3 denied event · تأجيل الانتخابات · told in s2.1

Who said what, on whose word
  صحيفة الشرفة [source left unsaid]
    s1 headline «خطوة تاريخية» [direct quotation]
  صحيفة الشرفة ← quoting Al-Marfa ← quoting مصدر مطلع [unnamed]
    s2 نقلت: أن الحداد حذر من أن بلاده "لن تقبل" بتأجيل الانتخابات
        ← according to Salem al-Haddad
          s2.1 حذر: بلاده "لن تقبل" بتأجيل الانتخابات [commitment, partly quoted]
  صحيفة الشرفة ← أوساط سياسية [nobody in particular]
    s3 قالت: زيارة ثانية قد تجري في حزيران المقبل [possible, predicted]
  صحيفة الشرفة ← مكتب الوزير
    s4 نفى: علمه بذلك [not affirmed]

What does not add up
  clash a quoted headline that the body does not hold: The quoted words stand nowhere in the body.
      · «خطوة تاريخية»
  doubt the source is unsure: The source says that it is unsure.
      · لم يكن متأكدا من موعدها

Times told by what happened
  زيارة ثانية · after e2

What holds
  note weekday and date agree: 4 May 2021 was a Tuesday.
      · الثلاثاء (4 أيار الحالي)
"""

ARABIC_STATEMENTS = """\
من قال وعمّن
  صحيفة الشرفة [المصدر مضمَر]
    s1 العنوان «خطوة تاريخية» [اقتباس حرفي]
  صحيفة الشرفة نقلًا عن وكالة المرفأ نقلًا عن مصدر مطلع [مصدر لم يُسمَّ]
    s2 نقلت: أن الحداد حذر من أن بلاده "لن تقبل" بتأجيل الانتخابات
        نسبةً إلى سالم الحداد
          s2.1 حذر: بلاده "لن تقبل" بتأجيل الانتخابات [تعهّد، نقل فيه اقتباس]
  صحيفة الشرفة عن أوساط سياسية [لا أحد بعينه]
    s3 قالت: زيارة ثانية قد تجري في حزيران المقبل [محتمل، توقّع]
  صحيفة الشرفة عن مكتب الوزير
    s4 نفى: علمه بذلك [نفي أو عدم تأكيد]
"""


def shown(record: Record, language: str, width: int = 100) -> str:
    lines = [line.plain for line in view(record, language=language, width=width)]
    return ISOLATES.sub("", "\n".join(lines)) + "\n"


def test_the_english_view(record: Record) -> None:
    assert shown(record, "en") == ENGLISH


def test_the_arabic_view(record: Record) -> None:
    text = shown(record, "ar")
    assert ARABIC_STATEMENTS in text
    assert not re.search("[A-Za-z]{3}", text.replace("IRNA", ""))


def test_a_time_told_by_what_happened_names_its_event(record: Record) -> None:
    anchor = record.events[1].anchor
    told = AnchoredTime("r1", anchor.start, anchor.end, anchor.text, "after", anchor, "e2", None, "after")
    lines = shown(replace(record, anchored=(told,)), "en").splitlines()
    at = lines.index("Times told by what happened")
    assert lines[at + 1].strip().endswith("after e2")
    assert "Times told by what happened" not in shown(replace(record, anchored=()), "en")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_asked(record: Record, language: str, width: int) -> None:
    lines = [line.plain for line in view(record, language=language, width=width, fill=True)]
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_record_that_holds_nothing_says_so(record: Record, language: str) -> None:
    empty = replace(record, times=(), names=(), actors=(), statements=(), events=(), checks=())
    text = shown(empty, language)
    expected = {
        "en": ("Nobody is named", "No political event", "Nothing is attributed", "nothing to remark"),
        "ar": ("لا أحد مسمّى", "لا حدث سياسيًا", "لا قول منسوبًا", "لم تجد الفحوص"),
    }
    assert all(words in text for words in expected[language])


def test_a_files_name_cannot_command_the_terminal() -> None:
    assert "\x1b" not in heading("a\x1b[2Jb.txt").plain
