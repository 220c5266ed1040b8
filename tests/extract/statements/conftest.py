"""What the statement reader does not read yet, by reason: a sentence that begins to pass must leave this list."""

from __future__ import annotations

from pathlib import Path

import pytest

NOT_YET: dict[str, list[str]] = {
    "a relative clause first": [
        "قال وزير النقل الذي كان يتحدث بحضور السفير «يجب أن نبدأ العمل غدا».",
    ],
    "a relative clause without its word, before a comma": [
        "كشف مسؤول بارز يعمل في المطار، عن وصول القوات.",
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
