"""What a stage needs and what it gives, declared beside its function.

The idea of declared requirements is spaCy's (``pipe_analysis``); here a stage is a plain function whose
keyword arguments are the values it requires and whose result is the tuple of values it assigns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the pipeline.

    ``run(**{name: value for name in requires})`` returns one value for each name of ``assigns``, in order:
    the bare value where there is one name, a tuple where there are several. A name that stands in both is
    updated by the stage.
    """

    name: str
    requires: tuple[str, ...]
    assigns: tuple[str, ...]
    run: Callable[..., Any]

    def __call__(self, **values: Any) -> Any:
        """Run the stage on its required values."""
        return self.run(**values)


def stage(*, requires: tuple[str, ...], assigns: tuple[str, ...]) -> Callable[[Callable[..., Any]], Stage]:
    """Declare the decorated function a stage named after its module."""

    def declare(function: Callable[..., Any]) -> Stage:
        name = function.__module__.removeprefix("kawalis.")
        return Stage(name, requires, assigns, function)

    return declare
