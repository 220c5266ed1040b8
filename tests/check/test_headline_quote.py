from __future__ import annotations

import pytest

from kawalis.check.headline_quote import headline_quote_unsupported
from tests.check.builders import FILLER, Builder


def findings(headline: str, body: str) -> list[str]:
    report = Builder(headline, body).report()
    return [check.spans[0].text for check in headline_quote_unsupported(report)]


@pytest.mark.parametrize(
    ("headline", "quote"),
    [
        ('"خرج ساخطا من القاعة".. كواليس الجلسة', "خرج ساخطا من القاعة"),
        ("«خرج ساخطا من القاعة»… كواليس الجلسة", "خرج ساخطا من القاعة"),
        ('“خرج ساخطا من القاعة" - كواليس الجلسة', "خرج ساخطا من القاعة"),
        ("''خرج ساخطا من القاعة'' | كواليس الجلسة", "خرج ساخطا من القاعة"),
        ("الوزير: «لن نتراجع خطوة واحدة»", "لن نتراجع خطوة واحدة"),
        ("الوزير: «سنعود أقوى»", "سنعود أقوى"),
    ],
)
def test_words_that_the_body_lacks(headline: str, quote: str) -> None:
    assert findings(headline, FILLER) == [quote]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        pytest.param(
            "الوزير: «لن نتراجع خطوة واحدة»", f"{FILLER} وقال إنهم لن يتراجعوا خطوة.", id="loosely there"
        ),
        pytest.param("الوزير «غاضب» من النواب", FILLER, id="one quoted word"),
        pytest.param("حزب يتهم «أصحاب النفوذ الخفي» بالتعطيل", FILLER, id="inside a clause"),
        pytest.param("«التجارة والصناعة»: لا زيادة في الأسعار", FILLER, id="a speaker before a colon"),
        pytest.param("«ليل المدينة الطويل».. فيلم جديد", FILLER, id="a title"),
        pytest.param("«ليل المدينة الطويل».. قريبا", "خبر قصير.", id="a body too short to tell"),
        pytest.param("«ليل المدينة الطويل", FILLER, id="a mark that is never closed"),
        pytest.param("«ليل المدينة الطويل في الشتاء»", FILLER, id="a title of its own"),
        pytest.param(
            "الوزير: «شكون قاعد يحكم؟»", f"{FILLER} وتساءل: من يحكم اليوم؟", id="one word in three is there"
        ),
        pytest.param("لقاء الجيران.. «ليل المدينة الطويل في الشتاء»", FILLER, id="a catchphrase at the end"),
        pytest.param("أزمة السكن.. «الدور مؤجل»", FILLER, id="two words without a speaker"),
        pytest.param("", FILLER, id="no headline"),
    ],
)
def test_silence(headline: str, body: str) -> None:
    assert findings(headline, body) == []


def test_the_nearest_milder_words_are_named() -> None:
    builder = Builder(
        "«عاد الوزير ساخطا إلى مكتبه».. كواليس", f"{FILLER} وقال المصدر إنه لم يكن مرتاحا للنتائج."
    )
    outlet = builder.actor("الموقع", "outlet", "كواليس")
    headline = builder.statement("عاد الوزير ساخطا إلى مكتبه", outlet, layer="headline")
    body = builder.statement("لم يكن مرتاحا للنتائج", outlet)
    (check,) = headline_quote_unsupported(builder.report())
    assert [span.text for span in check.spans] == ["عاد الوزير ساخطا إلى مكتبه", "لم يكن مرتاحا"]
    assert check.about == (headline.id, body.id)
    assert "لم يكن مرتاحا" in check.message.ar
    assert check.severity == "doubt"


def test_stronger_words_in_the_body_are_not_called_milder() -> None:
    builder = Builder("«انزعج الوفد من التأخير».. كواليس", f"{FILLER} وساد الغضب بين الحاضرين.")
    (check,) = headline_quote_unsupported(builder.report())
    assert len(check.spans) == 1
