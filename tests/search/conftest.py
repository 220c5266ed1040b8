import warnings
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kawalis.export.record_json import to_dict
from kawalis.model import Published
from kawalis.store import open_library
from kawalis.store.incoming import Incoming
from kawalis.store.library import Library
from tests.export.builders import TEXT, build

TEXTS = (
    (TEXT, "صحيفة الشرفة", "2021-05-05"),
    ("اجتماع في بغداد\nوصل وفد إلى بغداد للقاء الوزراء.", "النخلة", "2021-01-20"),
    ("أخبار المدينة\nتحدث الوزير عن المدارس.", "النخلة", "2020-12-31"),
    ("سوق\nزار تجار عراقيون السوق.", None, None),
)


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    """Four reports, the first of them read."""
    with warnings.catch_warnings(), open_library(where, create=True, write=True) as found:
        warnings.simplefilter("ignore", DeprecationWarning)  # of SQLAlchemy's, about the store
        reports = [
            Incoming(
                text, text.splitlines()[0], Published(day, "given" if day else "unknown"), "test", outlet
            )
            for text, outlet, day in TEXTS
        ]
        first, *_ = found.add(reports)
        record = build()
        record = replace(record, article=replace(record.article, id=first.article))
        found.append(first.article, to_dict(record), "test")
        yield found
