"""Schemas and loaders for everything under ``data/``."""

from kawalis.knowledge.load import fingerprint, table

__all__ = ["fingerprint", "table"]
