"""Which statement holds what is told."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kawalis.model import Span, Statement


class Holders:
    """Which statement's content holds a span, innermost."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = [(c.start, c.end, s) for s in statements for c in s.contents]
        self._pieces = sorted(pieces, key=lambda p: (p[0], -p[1]))
        self._starts = [p[0] for p in self._pieces]

    def of(self, span: Span, other_than: str = "") -> Statement | None:
        """Return the statement whose content holds ``span`` most closely."""
        at = bisect_right(self._starts, span.start)
        best: tuple[int, Statement] | None = None
        for start, end, statement in self._pieces[max(0, at - 40) : at]:
            if end >= span.end and statement.id != other_than and (best is None or end - start <= best[0]):
                best = (end - start, statement)
        return best[1] if best else None
