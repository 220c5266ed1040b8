"""A text as tokens: arrays over lexeme numbers, which every later step reads and fills."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kawalis.annotate.model.lexemes import SPACE, Ints, Lexemes


@dataclass
class Tokens:
    """The tokens of one text.

    ``lexemes`` are numbers of ``store``; ``blanks`` tells behind which a blank stands; ``words`` are the indices at
    which a written word begins, sorted; ``begins`` marks the tokens that open a sentence.
    """

    store: Lexemes
    lexemes: Ints
    blanks: NDArray[np.bool_]
    words: Ints = field(default_factory=lambda: np.zeros(0, dtype="int64"))
    begins: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def __len__(self) -> int:
        return len(self.lexemes)

    @cached_property
    def forms(self) -> Ints:
        """Numbers of the forms."""
        found: Ints = self.store.form[self.lexemes]
        return found

    @cached_property
    def signs(self) -> Ints:
        """What sort of marks they are, see `lexemes`."""
        found: Ints = self.store.signs[self.lexemes]
        return found

    @cached_property
    def spaces(self) -> NDArray[np.bool_]:
        """Which are white space."""
        found: NDArray[np.bool_] = (self.signs & SPACE) != 0
        return found

    @property
    def starts(self) -> Ints:
        """Where each begins in the text, in characters."""
        sizes = self.store.size[self.lexemes] + self.blanks
        found: Ints = np.cumsum(sizes) - sizes
        return found

    def text(self, i: int) -> str:
        """One token's text."""
        return self.store.texts[int(self.lexemes[i])]

    def form(self, i: int) -> str:
        """One token's form."""
        return self.store.forms[int(self.store.form[self.lexemes[i]])]
