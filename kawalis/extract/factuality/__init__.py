"""How sure, and of what kind: mode and certainty of each statement."""

from kawalis.extract.factuality.stage import factuality

__all__ = ["factuality"]
