"""Finding again: one query language over articles, statements, events and actors of a library.

See docs/search.md. :func:`kawalis.search.query.parse` reads a query, :func:`kawalis.search.engine.search` runs it.
"""
