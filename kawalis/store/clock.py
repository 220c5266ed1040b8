"""The moment at which something is stored."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the moment in UTC as ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
