import io
import re

import pytest

from kawalis.cli.progress import progress


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, terminal: bool, total: int | None) -> str:
    stream = Stream(terminal=terminal)
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress(lambda: total) as tell:
        for done in range(1, 8):
            tell(1000 * done)
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", stream.getvalue())


@pytest.mark.parametrize(("total", "count"), [(None, "7,000 "), (9000, "7,000/9,000")])
def test_a_terminal_shows_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, total: int | None, count: str
) -> None:
    assert count in shown(monkeypatch, terminal=True, total=total)


def test_elsewhere_nothing_is_shown_or_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, terminal=False, total=5) == ""
    with progress(lambda: pytest.fail("asked")) as tell:
        tell(1)
