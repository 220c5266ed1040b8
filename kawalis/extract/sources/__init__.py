"""Unnamed sources, collective voices and documents as mentions."""

from kawalis.extract.sources.stage import sources

__all__ = ["sources"]
