"""Arabic is told from other scripts and from other languages in its script."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawalis.ingest.language import language_of, require_arabic
from kawalis.knowledge.build import DATA, Source
from kawalis.knowledge.tables import TABLES
from kawalis.model import InputError

LANGUAGES = Source(TABLES["languages"]).rows


@pytest.mark.parametrize("row", LANGUAGES, ids=lambda row: row.id)
def test_examples(row: object) -> None:
    for text in row.examples:  # type: ignore[attr-defined]
        assert language_of(text) == row.id, text  # type: ignore[attr-defined]
    for text in row.counter_examples:  # type: ignore[attr-defined]
        assert language_of(text) != row.id, text  # type: ignore[attr-defined]


def test_every_other_language_has_its_message() -> None:
    messages = (Path(DATA) / "messages" / "input.yaml").read_text(encoding="utf-8")
    others = [row.id for row in LANGUAGES if row.id != "ar"]  # type: ignore[attr-defined]
    assert others
    for code in others:
        assert f"id: input.not_arabic.{code}\n" in messages


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد",
        "وصل الوفد إلى مطار Baghdad",
        "ﻭﺻﻞ ﺍﻟﻮﻓﺪ ﺇﻟﻰ ﺍﻟﻌﺎﺻﻤﺔ",
        "وَصَلَ الوَفْدُ إلى العاصِمَةِ",
        "وصـــــل الوفـــــد",
        "\u202bوصل الوفد إلى العاصمة\u202c",
        "وصل الوفد الى طهران وقال: «که از این است» في كلمة ألقاها أمام من حضر من الذين جاؤوا إلى هناك",
    ],
)
def test_arabic_of_every_look(text: str) -> None:
    require_arabic(text, "x")
    assert language_of(text) == "ar"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \r\n\t\u00a0", "empty"),
        ("\ufeff\u200f\u200e\n", "empty"),
        ("1234 ؟؟ ...", "not_arabic"),
        ("قال", "not_arabic"),
        ("The minister arrived (وصل الوزير) in the capital for a visit of two days", "not_arabic"),
        ("Министр прибыл в столицу", "not_arabic"),
        ("ÙˆØµÙ„ Ø§Ù„ÙˆÙØ¯ Ø¥Ù„Ù‰ Ø§Ù„Ø¹Ø§ØµÙ…Ø©", "not_arabic"),
        ("شر הגיע השר לבירה לביקור", "not_arabic"),
    ],
)
def test_what_is_no_arabic_report(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        require_arabic(text, "x")
    assert caught.value.code == code
