"""What the statement reader does not read yet, by sentence: a case that begins to pass must leave this list."""

from __future__ import annotations

import pytest

NOT_YET = {
    "أغلقت القوات الجسر، وفقا لمصدر أمني.": "a source fused with its preposition",
    "أغلقت القوات الجسر، طبقا لمصدر أمني.": "a source fused with its preposition",
    "قال مصدر أمني رفض الكشف عن اسمه إن الجسر مغلق.": "a refusal to be named is read as a cue",
    "قال مسؤول حكومي طلب عدم ذكر اسمه إن الجسر مغلق.": "a refusal to be named is read as a cue",
    "قالت ثلاثة مصادر أمنية إن الجسر مغلق.": "a number before the noun of the source",
    "أكد الوزير أن الهدنة صامدة، بينما نفى مصدر أمني ذلك.": "a pronoun as object",
    "أنكر الوزير علمه بالصفقة.": "an object that is spelt like a verb",
    "جدد الرئيس رفضه للاتفاق.": "an object that is spelt like a verb",
    "رحب الأمين العام بالاتفاق.": "a fused preposition after a speaker that no mention covers",
    "قال تاجر من السوق إن الأسعار ارتفعت.": "a phrase that tells where the speaker comes from",
    "حذر الوزير السكان من الفيضان.": "whom it was said to before a prepositional object",
    "قال الوزير إن الجسر مهمل، على حد تعبيره.": "a phrase that repeats the source ends the content",
    "«الهدنة صامدة»، قال الوزير، «والوفد سيعود غدا».": "a quotation broken by its cue",
    "الهدنة، بحسب مصدر أمني، صامدة حتى الآن.": "a clause broken by its phrase",
    'قال الوزير: «سمعنا "كفى" من الناس».': "straight marks inside guillemets",
    "نقلت وكالة رويترز عن مصدر أمني قوله إن الجسر مغلق.": "the verbal noun repeats the cue of relay",
    "كتب الوزير في تغريدة أن الجسر مغلق.": "a venue after a verb that has homographs",
    "أشار الوزير إلى أنه سيدعو الأطراف إلى الحوار.": "the prefix of the future is taken for a conjunction",
    "قال المتحدث باسم وزارة الدفاع إن الجسر مغلق.": "a spokesman with his ministry",
    "جاء القرار بعد تأكيد وزير النقل أن الجسر آمن.": "a verbal noun before its speaker",
    "تطلب الأمر إجراءات طويلة.": "a verb of the fifth form",
    "هطلت الأمطار مما يشير إلى أن الشتاء قريب.": "a clause about what happened before",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cases of the list as failing; one that passes fails the suite until it is taken off."""
    for item in items:
        call = getattr(item, "callspec", None)
        reason = NOT_YET.get(call.params.get("text", "")) if call is not None else None
        if reason is not None:
            item.add_marker(pytest.mark.xfail(strict=True, reason=reason))
