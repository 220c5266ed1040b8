"""What the statement reader does not read yet, by sentence: a case that begins to pass must leave this list."""

from __future__ import annotations

from pathlib import Path

import pytest

NOT_YET: dict[str, str] = {
    "أكد نائب المستشار وزير الاقتصاد في خطاب أمس أن الأمن شرط للحوار.": "one office in apposition to another",
    "كشف سامر الحلواني، وزير النقل، أمس، عن بدء العودة.": "an object behind an apposition between commas",
    "أكد عدد من النواب أن الجلسة قانونية.": "a number of people",
    "وتابع وزير النقل بقوله: «الجسر آمن منذ الأمس».": "the verbal noun repeats the cue",
    "قال وزير النقل الذي كان يتحدث بحضور السفير «يجب أن نبدأ العمل غدا».": "a relative clause first",
    "طالب المحاميان بإجراءات من بينها فحص جديد.": "a dual that no mention covers",
    "ذكرت وكالة «الأفق الجديد» نقلا عن مصدر أمني أن الجسر مغلق.": "a relay between cue and content",
    "جاء في بيان وزارة الدفاع أن الهدنة صامدة.": "no cue yet for what stands in a document",
    "رفض الوزير الاتفاق، باعتبار أن النص ناقص.": "a definite object right behind a definite speaker",
    'وحسب وكالة أنباء "الأفق الجديد"، قال مصدر أمني: إن "الموقع خال".': "a name in marks before the cue",
    "أعلنت اللجنة العليا للانتخابات المحلية اكتمال الاستعدادات.": "a fused complement of the speaker",
    "أشار وزير المياه والكهرباء إلى جهود الحكومة.": "two matters of one office",
    "أكد وزير المياه والكهرباء رئيس مجلس الإدارة سامر الحلواني أن المحطة جاهزة.": "two matters of one office",
    "أبلغت دول الجوار وزير الخارجية أمس أن الاتفاق جاهز.": "two noun phrases, no mention",
    "رحب محافظ المدينة بالوزير سامر الحلواني في المطار.": "a person who is welcomed",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cases of the list as failing; one that passes fails the suite until it is taken off."""
    here = Path(__file__).parent
    for item in items:
        call = getattr(item, "callspec", None)
        reason = (
            NOT_YET.get(call.params.get("text", ""))
            if call is not None and item.path.parent == here
            else None
        )
        if reason is not None:
            item.add_marker(pytest.mark.xfail(strict=True, reason=reason))
