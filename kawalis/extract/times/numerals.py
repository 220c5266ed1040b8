"""Numerals in words: features of number words summed as Arabic counts.

A number word's features are ``v`` (its value) and ``t``: ``unit`` (1-9), ``ten`` (10), ``tens`` (20-90),
``hundred``, ``thousand`` or ``ord`` (ordinals 1-10, and 11 in two words). Units stand before tens with a waw,
or before ten without (thirteen); a number before a hundred or thousand multiplies it.
"""

from __future__ import annotations

from dataclasses import dataclass

_SIZE = {"unit": 1, "ten": 2, "tens": 2, "hundred": 3, "thousand": 4}


@dataclass(slots=True)
class Tally:
    """A numeral read word by word; ``value`` is what it says so far."""

    done: int = 0
    group: int = 0
    last: str = ""
    ordinal: bool = False

    @property
    def value(self) -> int:
        """Return the value so far."""
        return self.done + self.group

    def add(self, value: int, kind: str, joined: bool) -> bool:
        """Take the next word, ``joined`` by a waw or not; False where the numeral has ended before it."""
        if not self.last:
            self.ordinal = kind == "ord"
            self.group, self.last = value, "unit" if kind == "ord" else kind
            return True
        if kind == "ord":
            return False
        taken = self._joined(value, kind) if joined else self._apposed(value, kind)
        if taken:
            self.last = kind
        return taken

    def _joined(self, value: int, kind: str) -> bool:
        if kind == "tens" and self.last == "unit":
            self.group += value
        elif self.ordinal:
            return False
        elif _SIZE[kind] < _SIZE[self.last] and self.last in {"hundred", "thousand"}:
            if self.last == "thousand":
                self.done, self.group = self.value, 0
            self.group += value
        elif kind == "hundred" and self.last == "thousand":
            self.done, self.group = self.value, value
        else:
            return False
        return True

    def _apposed(self, value: int, kind: str) -> bool:
        if kind == "ten" and self.last == "unit":
            self.group += value
        elif self.ordinal or kind not in {"hundred", "thousand"} or self.last == kind:
            return False
        else:
            self.group *= value
        return True
