"""The record as one self-contained page, right to left."""

from kawalis.export.html.page import page

__all__ = ["page"]
