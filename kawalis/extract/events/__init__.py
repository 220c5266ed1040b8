"""Who did what to whom: events in PLOVER's types, with parties, place, time, status and evidence."""

from kawalis.extract.events.explain import Reason
from kawalis.extract.events.stage import events, explain

__all__ = ["Reason", "events", "explain"]
