"""Who did what to whom: events in PLOVER's types, with parties, place, time, status and evidence."""

from kawalis.extract.events.stage import events

__all__ = ["events"]
