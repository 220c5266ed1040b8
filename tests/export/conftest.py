import pytest

from kawalis.model import Record
from tests.export.builders import build


@pytest.fixture
def record() -> Record:
    """The record that holds every field."""
    return build()
