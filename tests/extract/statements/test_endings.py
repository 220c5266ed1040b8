"""Where words end before their sentence does."""

from __future__ import annotations

import pytest

from tests.extract.staged import plain, statements_of

E = tuple[str, str, str]

ENDINGS: list[tuple[str, str, list[E]]] = [
    (
        "what was withheld is the reporter's word",
        "قال وزير النقل إن الوفد وصل إلى المدينة، من دون إعطاء مزيد من التفاصيل.",
        [("قال", "وزير النقل", "إن الوفد وصل إلى المدينة")],
    ),
    (
        "so it is without a comma",
        "قالت الشرطة إن الجسر انهار دون ذكر أسباب.",
        [("قالت", "الشرطة", "إن الجسر انهار")],
    ),
    (
        "an afterthought behind the closing mark",
        "أكد وزير النقل أن «الجسر لن يفتح قبل الصيف المقبل» وهو ما تريده الشركة.",
        [("أكد", "وزير النقل", "أن «الجسر لن يفتح قبل الصيف المقبل»")],
    ),
    (
        "the clause around a relative one resumes",
        "قال وزير النقل إن طائرات حربية يعتقد أنها تابعة للتحالف قصفت الجسر.",
        [("يعتقد", "", "أنها تابعة للتحالف")],
    ),
    (
        "behind a comma too",
        "التصريحات التي ادعى فيها الوزير أن الجسر آمن، أثارت غضب السكان.",
        [("ادعى", "الوزير", "أن الجسر آمن")],
    ),
    (
        "a joined verb in another tense tells of what was spoken about",
        "أكدت الوزارة أن القرار يضر بالمدينة ويكشف نيات الشركة.",
        [("أكدت", "الوزارة", "أن القرار يضر بالمدينة ويكشف نيات الشركة")],
    ),
    (
        "in the same tense the speaker goes on",
        "أكدت الوزارة أن القرار يضر بالمدينة وأعلنت إغلاق الجسر.",
        [("أكدت", "الوزارة", "أن القرار يضر بالمدينة"), ("أعلنت", "", "إغلاق الجسر")],
    ),
    (
        "a purpose goes on",
        "قال وزير النقل إن الجسر مغلق، وذلك لحماية السكان.",
        [("قال", "وزير النقل", "إن الجسر مغلق، وذلك لحماية السكان")],
    ),
    (
        "the occasion of the speech does not",
        "قال وزير النقل إن الجسر مغلق، وذلك خلال جولة في المدينة.",
        [("قال", "وزير النقل", "إن الجسر مغلق")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [e[1:] for e in ENDINGS], ids=[e[0] for e in ENDINGS])
def test_words_end_where_the_reporter_goes_on(text: str, expected: list[E]) -> None:
    found = [plain(s) for s in statements_of(text)]
    assert [e for e in expected if e not in found] == [], found
