"""From files, bytes and strings to articles: text with its encoding solved and nothing else changed."""

from kawalis.ingest.article import article_from_bytes, article_of, read_file
from kawalis.ingest.limits import LIMIT

__all__ = ["LIMIT", "article_from_bytes", "article_of", "read_file"]
