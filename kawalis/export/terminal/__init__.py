"""The record as lines for a terminal."""

from kawalis.export.terminal.view import heading, view

__all__ = ["heading", "view"]
