"""Who and what a report names: persons, offices, bodies, outlets, countries, places."""

from kawalis.extract.names.stage import mentions

__all__ = ["mentions"]
