"""The stages run over a short report of one's own; each reading is kept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from kawalis.model import Article
from kawalis.pipeline import initial, stages

if TYPE_CHECKING:
    from kawalis.model import Mention, Statement

HEADLINE = "أخبار اليوم"


@cache
def state_of(body: str, until: str = "extract.factuality.stage", headline: str = HEADLINE) -> dict[str, Any]:
    """Return everything that the stages up to ``until`` assign for a body under a neutral headline."""
    state: dict[str, Any] = initial(Article.of(f"{headline}\n\n{body}"))
    for step in stages():
        result = step(**{name: state[name] for name in step.requires})
        state.update(zip(step.assigns, (result,) if len(step.assigns) == 1 else result, strict=True))
        if step.name == until:
            break
    return state


def statements_of(body: str, headline: str = HEADLINE) -> tuple[Statement, ...]:
    """Return the statements of a body with their mode and certainty."""
    found: tuple[Statement, ...] = state_of(body, headline=headline)["statements"]
    return found


def sources_of(body: str) -> tuple[Mention, ...]:
    """Return the unnamed sources, collective voices and documents of a body."""
    found: tuple[Mention, ...] = state_of(body, "extract.sources.stage")["mentions"]
    return tuple(m for m in found if m.rule.startswith("sources."))


def plain(statement: Statement) -> tuple[str, str, str]:
    """Return cue, source (empty where it is understood) and contents of a statement as one reads them."""
    return (
        statement.cue.text if statement.cue else "",
        " + ".join(span.text for span in statement.sources),
        " + ".join(span.text for span in statement.contents),
    )
