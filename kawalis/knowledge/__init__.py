"""Schemas and loaders for everything under ``data/``."""

from kawalis.knowledge.load import table

__all__ = ["table"]
