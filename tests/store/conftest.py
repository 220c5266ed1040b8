from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kawalis.store import open_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kawalis.store.library import Library


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    with open_library(where, create=True, write=True) as found:
        yield found
