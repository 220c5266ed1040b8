"""The factuality stage: the cue speaks first, then the marks in the content."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kawalis.extract.factuality.scope import Scope, marker_of
from kawalis.knowledge import table
from kawalis.knowledge.reporting import discourse
from kawalis.knowledge.schema.factuality import CueModes
from kawalis.model import Statement, stage
from kawalis.text import fold

if TYPE_CHECKING:
    from kawalis.model import Actor, Document, Mention

_RANK = ("certain", "probable", "possible", "unknown")


@cache
def _cues() -> CueModes:
    return table(CueModes)[0]


@stage(requires=("document", "mentions", "actors", "links", "statements"), assigns=("statements",))
def factuality(
    document: Document,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    links: dict[tuple[int, int], str],
    statements: tuple[Statement, ...],
) -> tuple[Statement, ...]:
    """Set ``mode`` and ``certainty`` of every statement; what the text leaves unmarked stays asserted and certain."""
    scope = Scope(document, mentions, {actor.id: actor for actor in actors}, links)
    return tuple(_assess(scope, statement) for statement in statements)


def _assess(scope: Scope, statement: Statement) -> Statement:
    cues = _cues()
    verb = statement.evidence.rule.rpartition(".")[2]
    mode = cues.modes.get(statement.cue_class, "asserted")
    certainty = statement.certainty
    judged = verb not in cues.demanding_verbs and _judges(scope, statement)
    if mode == "demand" and (verb in cues.asserted_verbs or judged):
        mode = "asserted"
    for weaker in (cues.certainties.get(statement.cue_class), cues.weak_verbs.get(verb)):
        certainty = _weaker(certainty, weaker)
    if statement.source_type in cues.weak_sources:
        certainty = _weaker(certainty, "possible")
    if mode == "asserted" and statement.certainty != "unknown":
        found = marker_of(scope, statement)
        if found is not None:
            marker, by_speaker = found
            mode = marker.by_speaker if by_speaker and marker.by_speaker else marker.mode
            certainty = _weaker(certainty, marker.certainty)
    if mode == "asserted" and _is_to_come(scope, statement):
        mode = "predicted"
    return replace(statement, mode=mode, certainty=certainty)


def _is_to_come(scope: Scope, statement: Statement) -> bool:
    """Whether the words are still to be said (سيعلن): a future prefix is left outside the cue, or stands before it."""
    if statement.cue is None:
        return False
    index = scope.document.token_at(statement.cue.start)
    token = scope.document.tokens[index]
    prefix = scope.document.text[token.start : statement.cue.start]
    before = scope.document.tokens[index - 1].fold if index else ""
    return prefix.endswith(discourse().future_prefix) or before == fold(discourse().future[0])


def _weaker(one: str, other: str | None) -> str:
    return one if other is None or _RANK.index(one) >= _RANK.index(other) else other


def _judges(scope: Scope, statement: Statement) -> bool:
    """Whether what is demanded is put as a judgement (ضرورة، أهمية)."""
    first = scope.document.tokens[scope.document.token_at(statement.contents[0].start)]
    words = {fold(word) for word in _cues().asserted_objects}
    return any(form.bare in words for form in first.forms)
