"""A folder of Markdown notes with wikilinks: one an article, one an actor."""

from kawalis.export.notes.folder import write

__all__ = ["write"]
