"""Who is who inside one report."""

from kawalis.link.stage import actors

__all__ = ["actors"]
