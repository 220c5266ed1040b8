"""From text to tokens, readings of words, and sentences."""

from kawalis.annotate.stage import annotate

__all__ = ["annotate"]
