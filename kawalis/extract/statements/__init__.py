"""Who said it: attributions with their chains."""

from kawalis.extract.statements.stage import statements

__all__ = ["statements"]
