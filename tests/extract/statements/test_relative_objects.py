"""What a relative clause qualifies may be what was said: its pronoun is the object, or has the preposition."""

from __future__ import annotations

import pytest

from tests.extract.staged import plain, statements_of

E = tuple[str, str, str]

OBJECTS: list[tuple[str, E]] = [
    ("القرار الذي أعلنته الوزارة نافذ.", ("أعلنته", "الوزارة", "القرار")),
    ("رحب الناطق بالهدنة التي دعت إليها وزارة الخارجية.", ("دعت", "وزارة الخارجية", "الهدنة")),
    ("رفضت الحكومة الشروط التي طالبت بها وزارة النقل.", ("طالبت", "وزارة النقل", "الشروط")),
]


@pytest.mark.parametrize(("text", "expected"), OBJECTS)
def test_the_head_is_what_was_said(text: str, expected: E) -> None:
    assert expected in [plain(s) for s in statements_of(text)]


@pytest.mark.parametrize(
    "text", ["انتقل إلى المدينة التي أشار إليها السائق.", "وصل الرجل الذي تحدثت عنه وزارة النقل."]
)
def test_what_is_only_spoken_about_is_not_said(text: str) -> None:
    assert statements_of(text) == ()
