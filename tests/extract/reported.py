"""The events of a short report of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kawalis.model import Article
from kawalis.pipeline import initial, stages

if TYPE_CHECKING:
    from kawalis.model import Event


def state_of(text: str) -> dict[str, Any]:
    """Return everything that the stages up to the events assign for a text."""
    state: dict[str, Any] = initial(Article.of(text))
    for step in stages():
        result = step(**{name: state[name] for name in step.requires})
        state.update(zip(step.assigns, (result,) if len(step.assigns) == 1 else result, strict=True))
        if "events" in state:
            break
    return state


def read(text: str) -> tuple[Event, ...]:
    """Return the events of a body under a headline."""
    return state_of("عنوان\n" + text)["events"]  # type: ignore[no-any-return]


def one(text: str, kind: str | None) -> Event:
    """Return the only event of a type."""
    found = [e for e in read(text) if e.type == kind]
    assert len(found) == 1, [(e.type, e.anchor.text) for e in found]
    return found[0]
