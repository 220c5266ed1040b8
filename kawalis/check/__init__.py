"""What does not add up inside one report, each check a module of its own."""

from kawalis.check.stage import check

__all__ = ["check"]
