"""What the statement reader does not read yet, by reason: a sentence that begins to pass must leave this list."""

from __future__ import annotations

from pathlib import Path

import pytest

NOT_YET: dict[str, list[str]] = {
    "one office in apposition to another": [
        "أكد نائب المستشار وزير الاقتصاد في خطاب أمس أن الأمن شرط للحوار.",
    ],
    "an object behind an apposition between commas": [
        "كشف سامر الحلواني، وزير النقل، أمس، عن بدء العودة.",
    ],
    "a number of people": [
        "أكد عدد من النواب أن الجلسة قانونية.",
    ],
    "the verbal noun repeats the cue": [
        "وتابع وزير النقل بقوله: «الجسر آمن منذ الأمس».",
    ],
    "a relative clause first": [
        "قال وزير النقل الذي كان يتحدث بحضور السفير «يجب أن نبدأ العمل غدا».",
    ],
    "a dual that no mention covers": [
        "طالب المحاميان بإجراءات من بينها فحص جديد.",
    ],
    "a relay between cue and content": [
        "ذكرت وكالة «الأفق الجديد» نقلا عن مصدر أمني أن الجسر مغلق.",
    ],
    "no cue yet for what stands in a document": [
        "جاء في بيان وزارة الدفاع أن الهدنة صامدة.",
    ],
    "a definite object right behind a definite speaker": [
        "رفض الوزير الاتفاق، باعتبار أن النص ناقص.",
    ],
    "a name in marks before the cue": [
        'وحسب وكالة أنباء "الأفق الجديد"، قال مصدر أمني: إن "الموقع خال".',
    ],
    "a fused complement of the speaker": [
        "أعلنت اللجنة العليا للانتخابات المحلية اكتمال الاستعدادات.",
    ],
    "two matters of one office": [
        "أشار وزير المياه والكهرباء إلى جهود الحكومة.",
        "أكد وزير المياه والكهرباء رئيس مجلس الإدارة سامر الحلواني أن المحطة جاهزة.",
    ],
    "two noun phrases, no mention": [
        "أبلغت دول الجوار وزير الخارجية أمس أن الاتفاق جاهز.",
    ],
    "a person who is welcomed": [
        "رحب محافظ المدينة بالوزير سامر الحلواني في المطار.",
    ],
    "a ministry has no gender": [
        "قال وزير الدفاع إن الهدنة صامدة. وذكرت وزارة الدفاع أن القوات انسحبت. وأضاف أن الحوار مستمر.",
    ],
    "a document taken up by its noun": [
        "ذكر تقرير أممي أن الفقر ازداد. وأضاف التقرير أن البطالة ارتفعت. وأشار إلى أن الدين تضاعف.",
    ],
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cases of the list as failing; one that passes fails the suite until it is taken off."""
    here = Path(__file__).parent
    reasons = {text: reason for reason, texts in NOT_YET.items() for text in texts}
    for item in items:
        call = getattr(item, "callspec", None)
        if call is None or item.path.parent != here:
            continue
        reason = reasons.get(call.params.get("text", ""))
        if reason is not None:
            item.add_marker(pytest.mark.xfail(strict=True, reason=reason))
