"""Errors are one line that names what and why."""

from __future__ import annotations

from kawalis.model import DataError, InputError, KawalisError


def test_errors_say_what_and_why() -> None:
    error = InputError("too_large", "report.txt", limit_mb=8)
    assert str(error) == "report.txt: too_large, limit_mb=8"
    assert str(DataError("ar/x.yaml", 3, "unknown key")) == "ar/x.yaml:3: unknown key"
    assert isinstance(error, KawalisError)
