"""Word lists in drawers, each opened when a word of it is first looked up: a report needs few of them.

Reading all words of a model's lists takes longer than reading a report. ``compiling`` writes them this way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

import msgspec
import numpy as np

SIZE = 64  # words in a drawer, about


class Drawers(Mapping[str, Any]):
    """What `packed` made of a mapping, read only."""

    def __init__(self, state: Mapping[str, Any]) -> None:
        self._starts: list[int] = np.frombuffer(state["starts"], dtype="<u4").tolist()
        self._body: bytes = state["body"]
        self._values: list[Any] = state["values"]
        self._last = len(self._starts) - 2  # a power of two, less one
        self._open: dict[int, dict[str, int]] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a word; the mapping's own way takes twice as long."""
        number = crc32(key.encode("utf-8", "surrogatepass")) & self._last
        found = (self._open.get(number) or self._opened(number)).get(key)
        return default if found is None else self._values[found]

    def __getitem__(self, key: str) -> Any:
        if key not in self:
            raise KeyError(key)
        return self.get(key)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return False
        number = crc32(key.encode("utf-8", "surrogatepass")) & self._last
        return key in (self._open.get(number) or self._opened(number))

    def __iter__(self) -> Iterator[str]:
        for number in range(self._last + 1):
            yield from self._opened(number)

    def __len__(self) -> int:
        return sum(len(self._opened(number)) for number in range(self._last + 1))

    def _opened(self, number: int) -> dict[str, int]:
        start, end = self._starts[number : number + 2]
        drawer: dict[str, int] = msgspec.msgpack.decode(self._body[start:end])
        self._open[number] = drawer
        return drawer


def packed(words: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping as `Drawers` takes it; its values are strings, numbers or lists of numbers."""
    count = 1
    while count * SIZE < len(words):
        count *= 2
    values = sorted(set(map(_frozen, words.values())))
    places = {value: i for i, value in enumerate(values)}
    drawers: list[dict[str, int]] = [{} for _ in range(count)]
    for word, value in sorted(words.items()):
        drawers[crc32(word.encode("utf-8", "surrogatepass")) & (count - 1)][word] = places[_frozen(value)]
    parts = [msgspec.msgpack.encode(drawer) for drawer in drawers]
    starts = np.cumsum([0, *map(len, parts)]).astype("<u4")
    return {"starts": starts.tobytes(), "body": b"".join(parts), "values": values}


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
