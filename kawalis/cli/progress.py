"""How far a long run has come: a bar on a terminal, nothing elsewhere. Numbers only, in any language."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Task


@contextmanager
def progress(total: "Callable[[], int | None]" = lambda: None) -> "Iterator[Callable[[int], None]]":
    """Give a function that is told how many are done; ``total`` says how many there will be, where that is known.

    The bar stands on the error stream while the run lasts, and is asked for ``total`` only where it is shown.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - costs start-up time
    from rich.progress import BarColumn, Progress, ProgressColumn, TimeElapsedColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    class Done(ProgressColumn):
        def render(self, task: "Task") -> Text:
            done, speed = f"{task.completed:,.0f}", task.finished_speed or task.speed
            whole = "" if task.total is None else f"/{task.total:,.0f}"
            return Text(done + whole + (f"  {speed:,.1f}/s" if speed else ""))

    wanted = total()
    columns = (
        BarColumn(),
        Done(),
        TimeElapsedColumn(),
        *(() if wanted is None else (TimeRemainingColumn(),)),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=wanted)
        yield lambda done: bar.update(task, completed=done)
