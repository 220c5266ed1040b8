"""On which days a role of the files is held."""

from __future__ import annotations

import pytest

from kawalis.knowledge.schema.actors import Role
from kawalis.link.known import _held


def role(start: str | None, end: str | None = None, *, approximate: bool = False) -> Role:
    return Role(title_ar="وزير", title_en="minister", start=start, end=end, approximate=approximate)


@pytest.mark.parametrize(
    ("one", "day", "expected"),
    [
        (role("2020-01-03"), "2020-01-02", False),
        (role("2020-01-03"), "2020-01-03", True),
        (role("2020"), "2020-06-01", False),  # begun some day of that year
        (role("2020"), "2021-01-01", True),
        (role("2018", "2020-05"), "2020-04-30", True),
        (role("2018", "2020-05"), "2020-05-01", False),
        (role(None, "2020"), "2019-01-01", False),
        (role("2018"), "2026-01-01", False),  # the files know nothing of that day
        (role("2018", approximate=True), "2019-01-01", False),  # nobody knows when it ended
        (role("2018", "2020", approximate=True), "2019-01-01", True),
    ],
)
def test_a_role_covers_a_day_for_certain_or_not(one: Role, day: str, expected: bool) -> None:
    assert _held(one, day) is expected
