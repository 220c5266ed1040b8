"""The library: what is added to it, read in it and found in it again.

The command line reaches the store through here alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kawalis.store import open_library

if TYPE_CHECKING:
    from kawalis.store.library import Library as Library


def opened(where: str, *, write: bool = False, create: bool = True) -> Library:
    """Open a library; one to write to is made where there is none, if ``create``. Raises ``StoreError``."""
    return open_library(where, create=write and create, write=write)
