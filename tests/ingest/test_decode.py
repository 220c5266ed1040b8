"""Bytes in the encodings of Arabic news become the text that was written, or one reason code."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawalis.ingest.decode import decode
from kawalis.model import InputError

REPORT = (
    "الوزير يبحث ملف المياه مع وفد الجوار\r\n\r\nقال الوزير، أمس الثلاثاء: «إن اللقاء كان مثمرا»، مشيرا إلى"
    " أن غرفة مشتركة ستُعقد قريبا؛ ولم يوضح ظروف الزيارة.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_encodings_keep_the_text(encoding: str) -> None:
    assert decode(REPORT.encode(encoding), "x") == REPORT


@pytest.mark.parametrize("text", ["وصل الوفد إلى العاصمة", "انتخابات مبكرة في الخريف؟", "غادر الوزير"])
@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
def test_a_headline_is_enough_for_the_old_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x") == text


def test_the_old_iso_encoding() -> None:
    text = REPORT.replace("«", '"').replace("»", '"')
    assert decode(text.encode("iso8859_6"), "x") == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks_decide(mark: bytes, encoding: str) -> None:
    assert decode(mark + REPORT.encode(encoding), "x") == REPORT


def test_damaged_utf8_keeps_everything_else() -> None:
    data = REPORT.encode()
    cut = data[:21] + b"\xff\xfe" + data[21:]
    text = decode(cut, "x")
    assert "\ufffd" in text
    assert text.replace("\ufffd", "") == REPORT


def test_cut_off_in_a_letter() -> None:
    assert decode(REPORT.encode().rstrip()[:-2] + b"\xd8", "x").startswith(REPORT[:100])


def test_utf16_of_an_odd_length() -> None:
    assert decode(REPORT.encode("utf-16")[:-1], "x").startswith(REPORT[:-1])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"PK\x03\x04", "binary"),
        (b"%PDF-1.7\n", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"\0" * 500, "binary"),
        (REPORT.encode("utf-16-le"), "binary"),
        ("déjà vécu à l'été, où çà brûle".encode("latin-1"), "not_text"),
        ("Министр прибыл в столицу с визитом".encode("cp1251"), "not_text"),
        ("Το υπουργείο ανακοίνωσε την επίσκεψη".encode("iso8859_7"), "not_text"),
        ("大臣は首都を訪問した".encode("shift_jis"), "not_text"),
        (b"\xff\xfe" + b"\x01\xdc" * 9, "binary"),
        (bytes(128 + i * i * 37 % 128 for i in range(400)), "not_text"),
    ],
)
def test_what_is_no_text(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "report.txt")
    assert caught.value.code == code
    assert caught.value.source == "report.txt"


def test_a_few_stray_nuls_stay() -> None:
    assert decode("قال\0 الوزير\0".encode(), "x") == "قال\0 الوزير\0"


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        lambda t: t[0] != "\ufeff"
    )
)
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode(), "x") == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_reason(data: bytes) -> None:
    try:
        outcome = decode(data, "x") and "text"
    except InputError as error:
        outcome = error.code
    assert outcome in {"", "text", "binary", "not_text"}
