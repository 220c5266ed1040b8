"""The library: what is added to it, read in it and found in it again.

The command line reaches the store through here alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.store import open_library

if TYPE_CHECKING:
    from kawalis.store.library import Library


def opened(where: str, *, write: bool = False) -> Library:
    """Open a library; one that is to be written is made where there is none. Raises ``StoreError``."""
    return open_library(where, create=write, write=write)
