"""The record as lines for a terminal."""

from kawalis.export.terminal.view import heading, page, view

__all__ = ["heading", "page", "view"]
